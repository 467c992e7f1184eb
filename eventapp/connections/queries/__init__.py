"""Looking logs up, and what they add up to. ``line_states`` is for every other feature."""

from __future__ import annotations

from eventapp.connections.queries.board import lines_on_the_board
from eventapp.connections.queries.clashes import contradictions
from eventapp.connections.queries.identities import (
    get_identity,
    points_never_seen,
    seen_identities,
    waiting_identities,
)
from eventapp.connections.queries.knowledge import places_of, templates_of
from eventapp.connections.queries.logs import LogLine, file_of, find_log, get_log, logs_of
from eventapp.connections.queries.states import (
    line_states,
    sessions_with_logs,
    threshold_of,
    window_of,
)

__all__ = [
    "LogLine",
    "contradictions",
    "file_of",
    "find_log",
    "get_identity",
    "get_log",
    "line_states",
    "lines_on_the_board",
    "logs_of",
    "places_of",
    "points_never_seen",
    "seen_identities",
    "sessions_with_logs",
    "templates_of",
    "threshold_of",
    "waiting_identities",
    "window_of",
]
