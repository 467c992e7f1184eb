"""Writes the journal by itself: every flush of a model that says ``journalled`` leaves its lines.

An action cannot forget it, and a refused action leaves nothing, because the lines are in the
same transaction as the change.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from flask import Flask
from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session

from eventapp import clock
from eventapp.database import Base, db
from eventapp.journal.models import JournalEntry

PROGRAM = "eventapp"
UNSPOKEN = {"password_hash", "session_token", "version", "name_key", "search", "sort_key"}


def init_app(app: Flask) -> None:
    """Listen to the application's sessions."""
    if not event.contains(db.session, "after_flush", write_lines):
        event.listen(db.session, "after_flush", write_lines)


def write_lines(session: Session, _context: object) -> None:
    lines = [line for row in _touched(session) if (line := _line(session, row))]
    if lines:
        session.connection().execute(insert(JournalEntry), lines)


def _touched(session: Session) -> Iterator[Base]:
    for row in (*session.new, *session.dirty, *session.deleted):
        if getattr(row, "journalled", False):
            yield row


def _line(session: Session, row: Any) -> dict[str, Any] | None:
    changes = _changes(session, row)
    if not changes:
        return None
    by = session.info.get("by")
    return {
        "written_at": clock.now(),
        "actor_id": by.id if by else None,
        "actor_name": by.full_name if by else PROGRAM,
        "action": session.info.get("action", "-"),
        "subject": row.__tablename__,
        "subject_id": row.id,
        "subject_name": str(getattr(row, "journal_name", ""))[:200],
        "training_id": getattr(row, "training_id", None),
        "agency_id": getattr(row, "agency_id", None),
        "changes": changes,
    }


def _changes(session: Session, row: Base) -> dict[str, list[Any]]:
    state = inspect(row)
    is_new, is_gone = row in session.new, row in session.deleted
    changes = {}
    for column in state.mapper.column_attrs:
        name = column.key
        if name in UNSPOKEN or name == "id":
            continue
        history = state.attrs[name].history
        before = history.deleted[0] if history.deleted else None
        after = history.added[0] if history.added else None
        if is_gone:
            before, after = state.dict.get(name), None
        elif not is_new and not history.has_changes():
            continue
        if before != after:
            changes[name] = [_plain(before), _plain(after)]
    return changes


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
