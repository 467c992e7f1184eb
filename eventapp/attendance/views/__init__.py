"""Pages of attendance: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.attendance.views import (
    answering,
    apologies,
    board,
    deciding,
    grid,
    importing,
    phones,
    quarantine,
    reminders,
    reporting,
    roll_call,
    scanning,
    sheet,
    timeline,
)
from eventapp.attendance.views.blueprint import bp

__all__ = [
    "answering",
    "apologies",
    "board",
    "bp",
    "deciding",
    "grid",
    "importing",
    "phones",
    "quarantine",
    "reminders",
    "reporting",
    "roll_call",
    "scanning",
    "sheet",
    "timeline",
]
