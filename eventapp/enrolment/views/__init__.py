"""Pages of self-registration: public ones behind random addresses, and the organiser's."""

from __future__ import annotations

from eventapp.enrolment.views import entering, links, own
from eventapp.enrolment.views.blueprint import bp

__all__ = ["bp", "entering", "links", "own"]
