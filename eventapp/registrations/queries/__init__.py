"""Finding registrations: whose rows somebody sees, single rows, the list, and counts."""

from __future__ import annotations

from eventapp.registrations.queries.listing import (
    Order,
    Page,
    Wanted,
    agencies_listed,
    all_registrations,
    registrations,
)
from eventapp.registrations.queries.rows import (
    expected_at,
    find_withdrawn,
    get_registration,
    is_known_elsewhere,
    lock,
    nomination_of,
    person_of,
    queues_of,
    row_of_the_same_person,
    state_of,
    substitute_of,
    unconfirmed,
    waiting_list,
)
from eventapp.registrations.queries.scope import visible_to
from eventapp.registrations.queries.seats import Summary, seats_taken, seats_used, summary

__all__ = [
    "Order",
    "Page",
    "Summary",
    "Wanted",
    "agencies_listed",
    "all_registrations",
    "expected_at",
    "find_withdrawn",
    "get_registration",
    "is_known_elsewhere",
    "lock",
    "nomination_of",
    "person_of",
    "queues_of",
    "registrations",
    "row_of_the_same_person",
    "seats_taken",
    "seats_used",
    "state_of",
    "substitute_of",
    "summary",
    "unconfirmed",
    "visible_to",
    "waiting_list",
]
