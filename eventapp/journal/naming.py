"""Names of rows by their keys, in one question per table: the journal reads as words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Table, null, select

from eventapp import clock
from eventapp.database import Base
from eventapp.vietnamese.dates import half_day_title

NAME_COLUMNS = ("full_name", "name", "starts_at", "code")


class Key(NamedTuple):
    """Which row of which table."""

    table: str
    id: int


class Named(NamedTuple):
    """What a row is called, and the training it belongs to."""

    name: str
    training_id: int | None


def target_of(table: str, column: str) -> str | None:
    """The table a column points to."""
    if table not in Base.metadata.tables or column not in Base.metadata.tables[table].columns:
        return None
    keys = Base.metadata.tables[table].columns[column].foreign_keys
    return next((key.column.table.name for key in keys), None)


def names_of(connection: Connection, keys: Iterable[Key]) -> dict[Key, Named]:
    """What the rows are called today; a row that is gone is missing from the answer."""
    ids = defaultdict(set)
    for key in keys:
        ids[key.table].add(key.id)
    found: dict[Key, Named] = {}
    for name in sorted(ids):
        table = Base.metadata.tables[name]
        columns = table.columns
        training = columns["training_id"] if "training_id" in columns else null()
        for row_id, row_name, training_id in connection.execute(
            select(columns["id"], columns[_name_column(table)], training).where(
                columns["id"].in_(ids[name])
            )
        ):
            found[Key(name, row_id)] = Named(_in_words(row_name), training_id)
    return found


def _name_column(table: Table) -> str:
    return next((name for name in NAME_COLUMNS if name in table.columns), "id")


def _in_words(name: object) -> str:
    """A half-day is called by when it starts: Sáng 13/10."""
    return half_day_title(clock.local(name)) if isinstance(name, datetime) else str(name)
