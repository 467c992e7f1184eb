"""Turns lines of the journal into words: names instead of keys, days and labels instead of JSON."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Enum
from sqlalchemy.sql.schema import Table

from eventapp.database import Base, UTCDateTime, db
from eventapp.journal.models import WORDS, EntryKind, JournalEntry
from eventapp.journal.naming import Key, Named, names_of, target_of
from eventapp.journal.words import ACTIONS, COLUMNS, KINDS, NO, SUBJECTS, UNREAD, VALUES, YES
from eventapp.vietnamese.dates import format_date


@dataclass(frozen=True)
class Value:
    """Text to show; ``is_word``: a message id, to be translated; ``at``: show this moment."""

    text: str
    is_word: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Change:
    """One column. ``label`` is a message id; None means that there was, or is, nothing."""

    label: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class Line:
    """Who did what to which row, when. ``action`` and ``subject`` are message ids.

    ``actor`` is empty when the program itself did it.
    """

    written_at: datetime
    actor: str
    action: str
    kind: EntryKind
    subject: str
    name: str
    changes: Sequence[Change]


def lines(entries: Iterable[JournalEntry]) -> list[Line]:
    """The entries in words; asks one question per table that they point to."""
    entries = list(entries)
    names = names_of(db.session.connection(), {key for e in entries for key in _keys(e)})
    return [headline(entry, _changes(entry, names)) for entry in entries]


def headline(entry: JournalEntry, changes: Sequence[Change] = ()) -> Line:
    """An entry in words; without its changes it asks nothing."""
    return Line(
        written_at=entry.written_at,
        actor=entry.actor_name if entry.actor_id is not None else "",
        action=ACTIONS.get(entry.action, KINDS[entry.kind]),
        kind=entry.kind,
        subject=SUBJECTS.get(entry.subject, entry.subject),
        name=entry.subject_name,
        changes=changes,
    )


def _changes(entry: JournalEntry, names: dict[Key, Named]) -> list[Change]:
    return [
        Change(
            label=column_label(entry.subject, column),
            before=_value(entry.subject, column, before, names),
            after=_value(entry.subject, column, after, names),
        )
        for column, (before, after) in entry.changes.items()
        if (before not in {None, ""} or after not in {None, ""})
        and f"{entry.subject}.{column}" not in UNREAD
    ]


def column_label(table: str, column: str) -> str:
    """What a column is called in this table, or in any."""
    return COLUMNS.get(f"{table}.{column}") or COLUMNS.get(column) or column


def _keys(entry: JournalEntry) -> list[Key]:
    return [
        Key(table, number)
        for column, values in entry.changes.items()
        if (table := target_of(entry.subject, column))
        for number in values
        if number is not None
    ]


def _value(table: str, column: str, value: Any, names: dict[Key, Named]) -> Value | None:
    if value is None or value == "":
        return None
    target = target_of(table, column)
    if target:
        named = names.get(Key(target, value))
        return Value(named.name if named else f"#{value}")
    if words := VALUES.get(f"{table}.{column}", {}).get(value):
        return Value(words, is_word=True)
    known = _column(table, column)
    if known is not None and (name := known.info.get(WORDS, {}).get(value)):
        return Value(name)
    return _plain(known, value)


def _column(table: str, column: str) -> Column[Any] | None:
    known: Table | None = Base.metadata.tables.get(table)
    return known.columns.get(column) if known is not None else None


def _plain(column: Column[Any] | None, value: Any) -> Value:
    kind = column.type if column is not None else None
    if isinstance(kind, Enum) and isinstance(value, str):
        return _label(kind.enum_class, value)
    if isinstance(kind, Boolean):
        return Value(YES if value else NO, is_word=True)
    if isinstance(kind, Date) and isinstance(value, str):
        return Value(format_date(date.fromisoformat(value)))
    if isinstance(kind, UTCDateTime) and isinstance(value, str):
        return Value(value, at=datetime.fromisoformat(value))
    return Value(str(value))


def _label(words: type[enum.Enum] | None, value: str) -> Value:
    try:
        member = words(value) if words else None
    except ValueError:  # a word of an earlier version of the program
        member = None
    label = getattr(member, "label", None)
    return Value(label, is_word=True) if label else Value(value)
