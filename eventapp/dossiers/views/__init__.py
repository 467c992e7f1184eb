"""Pages about one person across trainings, and about records that may be one person."""

from __future__ import annotations

from eventapp.dossiers.views import doubles, person, rights
from eventapp.dossiers.views.blueprint import bp

__all__ = ["bp", "doubles", "person", "rights"]
