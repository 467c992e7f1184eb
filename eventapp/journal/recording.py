"""Writes the journal by itself: every flush of a model that says ``journalled`` leaves its lines.

An action cannot forget it, and a refused action leaves nothing, because the lines are in the
same transaction as the change.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from flask import Flask
from sqlalchemy import Connection, event, insert, inspect
from sqlalchemy.orm import Session

from eventapp import clock
from eventapp.database import Base, db
from eventapp.journal.models import EntryKind, JournalEntry
from eventapp.journal.naming import Key, names_of, target_of

PROGRAM = "eventapp"
TRAINING = "training"
POINTS_TO = "points to"
UNSPOKEN = {
    "password_hash",
    "code_hash",
    "salt",
    "token_hash",
    "version",
    "name_key",
    "search",
    "sort_key",
    "canonical",
    "about",
    "answers",
    "token",
    "counts",
    "digest",
    "removals",
    "uid",
    "changed_at",
    "before",
    "completed",
    "summary",
    "content",
}


def init_app(app: Flask) -> None:
    """Listen to the application's sessions."""
    if not event.contains(db.session, "after_flush", write_lines):
        event.listen(db.session, "after_flush", write_lines)


def write_lines(session: Session, _context: object) -> None:
    lines = [line for row in _touched(session) if (line := _line(session, row))]
    if lines:
        _complete(session.connection(), lines)
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
        "action": session.info.get("action", "-")[:40],
        "kind": _kind(session, row),
        "subject": row.__tablename__,
        "subject_id": row.id,
        "subject_name": getattr(row, "journal_name", None),
        "training_id": row.id if row.__tablename__ == TRAINING else _own(row, "training_id"),
        "agency_id": _own(row, "agency_id"),
        "changes": changes,
        POINTS_TO: _keys(row),
    }


def _kind(session: Session, row: Base) -> EntryKind:
    if row in session.new:
        return EntryKind.ADDED
    return EntryKind.REMOVED if row in session.deleted else EntryKind.CHANGED


def _own(row: Base, column: str) -> Any:
    return inspect(row).dict.get(column)


def _keys(row: Base) -> list[Key]:
    """The rows this one points to: what it is called when it has no name of its own."""
    return [
        Key(target, number)
        for column in row.__table__.columns
        if (number := _own(row, column.key)) is not None
        and column.key != "training_id"
        and (target := target_of(row.__tablename__, column.key))
    ]


def _complete(connection: Connection, lines: list[dict[str, Any]]) -> None:
    """Give lines of nameless rows (a sheet, an invitation) the names they are made of."""
    nameless = [line for line in lines if not line["subject_name"]]
    names = names_of(connection, {key for line in nameless for key in line[POINTS_TO]})
    for line in nameless:
        known = [names[key] for key in line[POINTS_TO] if key in names]
        line["subject_name"] = " · ".join(named.name for named in known)
        if line["training_id"] is None:
            trainings = (named.training_id for named in known)
            line["training_id"] = next((found for found in trainings if found), None)
    for line in lines:
        line["subject_name"] = str(line["subject_name"])[:200]
        del line[POINTS_TO]


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
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value
