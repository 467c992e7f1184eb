"""Logs that are tables: which of their tables count, and what each of their rows says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from eventapp.meetings import formats, limits, refusals, words
from eventapp.meetings.actions import from_actions
from eventapp.meetings.cells import NO, YES, Reader
from eventapp.meetings.decoding import Decoded
from eventapp.meetings.headings import folded
from eventapp.meetings.log import DAY, DAY_ORDER, Connection, Log, Request, TableRead
from eventapp.meetings.moments import DMY, HOURS, Order, Written, find_order, take_apart
from eventapp.meetings.noting import Notes
from eventapp.meetings.rows import DELIMITERS, delimiter_of, likely_delimiter, rows_of
from eventapp.meetings.tables import Table, find_tables

_TIMES = ("join", "leave", "first_join", "last_leave", "timestamp")
Rows = Sequence[tuple[int, list[str]]]


def read_table(decoded: Decoded, request: Request) -> Log:
    """Every known export that is a table, or one whose columns were named."""
    if request.columns is not None:
        delimiter = likely_delimiter(decoded.text)
        rows = rows_of(decoded.text, delimiter)
        tables = [_named(rows, request)]
        kind = formats.MAPPED
    else:
        found = delimiter_of(decoded.text)
        if found is None:
            rows = rows_of(decoded.text, likely_delimiter(decoded.text))
            raise refusals.UnknownTable([row for _, row in rows[: limits.SAMPLE_LINES]])
        delimiter = found
        rows = rows_of(decoded.text, delimiter)
        tables = find_tables(rows)
        at = dict(rows)
        kind = formats.format_of(tables, [at[table.header_line] for table in tables])
    if not any(table.rows for table in tables):
        raise refusals.no_rows()
    log = _read(kind, tables, rows, request)
    return replace(log, encoding=decoded.encoding, delimiter=DELIMITERS[delimiter], eol=decoded.eol)


def _named(rows: Rows, request: Request) -> Table:
    """The table under the line that was pointed at, with the columns that were named."""
    below = [(line, row) for line, row in rows if line > request.header_line and any(row)]
    return Table("", request.header_line, dict(request.columns or {}), tuple(below))


def _read(kind: str, tables: list[Table], rows: Rows, request: Request) -> Log:
    notes = Notes()
    values = [value for table in tables for value in _values(table)]
    order = find_order(values, days=request.days, day_first=request.day_first)
    question = None
    if order.is_ambiguous and order.order is None:
        question = DAY_ORDER
        notes.add(words.AMBIGUOUS)
        order = replace(order, order=DMY)
    elif order.is_derived:
        notes.add(words.DERIVED)
    day = request.day or _stated_day(rows, tables, request)
    if order.order == HOURS and day is None:
        question = DAY
        notes.add(words.NEEDS_DAY)
    zone = ZoneInfo("UTC") if kind == formats.TEAMS_LIVE else request.zone
    read = [
        _table(table, Reader(table, order, zone, day, notes), order, request.zone)
        for table in tables
    ]
    connections = _counted(read, notes)
    if not any("join" in t.fields or set(_TIMES) & set(t.fields) for t in tables):
        notes.add(words.NO_TIMES)
    return Log(kind, tuple(connections), notes.problems, question, tuple(read))


def _values(table: Table) -> Iterator[Written]:
    for _, row in table.rows:
        for field in _TIMES:
            if written := take_apart(table.cell(row, field)):
                yield written


def _stated_day(rows: Rows, tables: Sequence[Table], request: Request) -> date | None:
    """The day of a log of hours: a line above the table says it, or the training has only one."""
    for line, row in rows:
        if line >= tables[0].header_line:
            break
        for cell in row:
            for start in range(len(words_of := cell.split())):
                written = take_apart(" ".join(words_of[start : start + 3]).rstrip(","))
                if written and len(written.readings) == 1:
                    return next(iter(written.readings.values())).date()
    return request.days[0] if len(set(request.days)) == 1 else None


def _table(table: Table, reader: Reader, order: Order, zone: ZoneInfo) -> TableRead:
    if table.has("action", "timestamp"):
        connections = from_actions(_kept(table, reader.notes), reader)
    elif table.has("first_join"):
        connections = [
            reader.connection(line, row, "first_join", "last_leave")
            for line, row in _kept(table, reader.notes)
        ]
    else:
        connections = [
            reader.connection(line, row, "join", "leave")
            for line, row in _kept(table, reader.notes)
        ]
    return TableRead(
        title=table.title,
        header_line=table.header_line,
        fields=table.shown_fields,
        rows=len(table.rows),
        formats=order.formats if any(True for _ in _values(table)) else (),
        is_ambiguous=order.is_ambiguous,
        connections=tuple(_in(zone, one) for one in connections if one.name or one.email),
    )


def _kept(table: Table, notes: Notes) -> Iterator[tuple[int, list[str]]]:
    """The rows of people who were in the meeting: neither no-shows nor those still waiting."""
    for line, row in table.rows:
        if table.has("attended") and folded(table.cell(row, "attended")) in NO:
            notes.count(words.NO_SHOW, line)
        elif table.has("waiting") and folded(table.cell(row, "waiting")) in YES:
            notes.count(words.WAITING, line)
        else:
            yield line, row


def _in(zone: ZoneInfo, one: Connection) -> Connection:
    return replace(
        one,
        joined=one.joined.astimezone(zone) if one.joined else None,
        left=one.left.astimezone(zone) if one.left else None,
    )


def _counted(read: Sequence[TableRead], notes: Notes) -> list[Connection]:
    """Rows of joins count; a table of people only where no join of theirs is listed."""
    joins = [c for table in read if "first_join" not in table.fields for c in table.connections]
    merged = [c for table in read if "first_join" in table.fields for c in table.connections]
    if not joins and merged:
        notes.add(words.MERGED)
        return with_ends(merged, notes)
    listed = {one.email for one in joins if one.email} | {one.name for one in joins}
    missing = [one for one in merged if one.email not in listed and one.name not in listed]
    return with_ends([*joins, *missing], notes)


def with_ends(connections: Sequence[Connection], notes: Notes) -> list[Connection]:
    """A join without an end lasts until the end of the meeting, and says so."""
    moments = [moment for one in connections for moment in (one.joined, one.left) if moment]
    last = max(moments, default=datetime.max.replace(tzinfo=UTC))
    found = []
    for one in connections:
        if one.joined and one.left is None:
            notes.count(words.OPEN_END)
            found.append(replace(one, left=last, is_open=True))
            continue
        if not one.is_known:
            notes.count(words.UNKNOWN_TIMES)
        found.append(one)
    return found
