"""What is done to marks and sheets; every action is one transaction."""

from __future__ import annotations

from eventapp.attendance.service.apologising import apologise, withdraw_apology
from eventapp.attendance.service.contacts import note_contact
from eventapp.attendance.service.deciding import keep_aside
from eventapp.attendance.service.locking import (
    check_sheet,
    lock_all_ready,
    lock_sheet,
    reopen_sheet,
)
from eventapp.attendance.service.marking import add_walk_in, mark, mark_all_present, undo
from eventapp.attendance.service.pairing import issue_code, pair, revoke
from eventapp.attendance.service.reporting import report_sheet
from eventapp.attendance.service.scanning import attach_scan
from eventapp.attendance.service.taking import release, take_events
from eventapp.attendance.service.typing_in import Typed, TypedAnswer, type_answers

__all__ = [
    "Typed",
    "TypedAnswer",
    "add_walk_in",
    "apologise",
    "attach_scan",
    "check_sheet",
    "issue_code",
    "keep_aside",
    "lock_all_ready",
    "lock_sheet",
    "mark",
    "mark_all_present",
    "note_contact",
    "pair",
    "release",
    "reopen_sheet",
    "report_sheet",
    "revoke",
    "take_events",
    "type_answers",
    "undo",
    "withdraw_apology",
]
