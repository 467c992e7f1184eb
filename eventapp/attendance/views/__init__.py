"""Pages of attendance: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.attendance.views import (
    answering,
    board,
    deciding,
    phones,
    reminders,
    reporting,
    roll_call,
    sheet,
)
from eventapp.attendance.views.blueprint import bp

__all__ = [
    "answering",
    "board",
    "bp",
    "deciding",
    "phones",
    "reminders",
    "reporting",
    "roll_call",
    "sheet",
]
