"""What is done about checking in by oneself; every action is one transaction."""

from __future__ import annotations

from eventapp.checkin.service.entering import check_in, note_failure, redeem
from eventapp.checkin.service.screens import allow, close_screen, note_network, open_screen

__all__ = [
    "allow",
    "check_in",
    "close_screen",
    "note_failure",
    "note_network",
    "open_screen",
    "redeem",
]
