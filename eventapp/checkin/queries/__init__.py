"""Finding screens, tickets, the people of a room, and what is unusual about check-ins."""

from __future__ import annotations

from eventapp.checkin.queries.screens import (
    find_screen,
    find_ticket,
    get_screen,
    has_tried_too_often,
    is_allowed,
    is_combined,
    open_screen_of,
    people_here,
    person_here,
    rule_of,
)
from eventapp.checkin.queries.unusual import Entry, entries, to_call

__all__ = [
    "Entry",
    "entries",
    "find_screen",
    "find_ticket",
    "get_screen",
    "has_tried_too_often",
    "is_allowed",
    "is_combined",
    "open_screen_of",
    "people_here",
    "person_here",
    "rule_of",
    "to_call",
]
