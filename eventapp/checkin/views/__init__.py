"""Pages of checking in: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.checkin.views import entering, rule, screen
from eventapp.checkin.views.blueprint import bp

__all__ = ["bp", "entering", "rule", "screen"]
