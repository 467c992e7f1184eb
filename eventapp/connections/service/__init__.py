"""What people do with logs: import, apply and withdraw them, say whose name is whose."""

from __future__ import annotations

from eventapp.connections.service.deciding import choose_point, look_again, set_aside
from eventapp.connections.service.importing import add_log, read_again
from eventapp.connections.service.judging import note_contradiction, set_line_rule
from eventapp.connections.service.lifecycle import apply_log, withdraw_log

__all__ = [
    "add_log",
    "apply_log",
    "choose_point",
    "look_again",
    "note_contradiction",
    "read_again",
    "set_aside",
    "set_line_rule",
    "withdraw_log",
]
