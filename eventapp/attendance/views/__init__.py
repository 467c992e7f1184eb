"""Pages of attendance: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.attendance.views import board
from eventapp.attendance.views.blueprint import bp

__all__ = ["board", "bp"]
