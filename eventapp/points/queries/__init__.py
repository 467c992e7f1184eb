"""Finding points, what their line tests said, and how far their checklists are."""

from __future__ import annotations

from eventapp.points.queries.combined import possible_rooms, sitting_in
from eventapp.points.queries.points import (
    Rooms,
    agencies_without_point,
    get_operator,
    get_point,
    is_operator,
    operators,
    points_of,
    rooms,
    run_by,
    takes_roll_at,
    visible_to,
)

__all__ = [
    "Rooms",
    "agencies_without_point",
    "get_operator",
    "get_point",
    "is_operator",
    "operators",
    "points_of",
    "possible_rooms",
    "rooms",
    "run_by",
    "sitting_in",
    "takes_roll_at",
    "visible_to",
]
