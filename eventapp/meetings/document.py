"""A log as one JSON document: what ``flask connections read --json`` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eventapp.meetings.identities import Identity, identities_of
from eventapp.meetings.intervals import Span
from eventapp.meetings.log import Log, Problem, TableRead


def document_of(
    log: Log, say: Callable[[Problem], str], window: Span | None = None
) -> dict[str, Any]:
    """``say`` puts a problem into words; seconds are cut to the window when there is one."""
    return {
        "format": log.format,
        "encoding": log.encoding,
        "delimiter": log.delimiter,
        "eol": log.eol,
        "tables": [_table(table) for table in log.tables],
        "problems": [
            {"code": problem.code, "text": say(problem), **problem.values}
            for problem in log.problems
        ],
        "identities": [_identity(one, window) for one in identities_of(log.connections)],
    }


def _identity(one: Identity, window: Span | None) -> dict[str, Any]:
    """Seconds are null, not 0, when the log does not say when it was."""
    return {
        "name": one.name,
        "email": one.email,
        "first_join": one.first_join.isoformat() if one.first_join else None,
        "last_leave": one.last_leave.isoformat() if one.last_leave else None,
        "connected_seconds": one.seconds(window) if one.is_known else None,
        "joins": len(one.connections),
    }


def _table(table: TableRead) -> dict[str, Any]:
    people = identities_of(table.connections)
    several = [one for one in people if len(one.connections) > 1]
    return {
        "title": table.title,
        "header_line": table.header_line,
        "fields": list(table.fields),
        "rows": table.rows,
        "date_formats_that_fit_all": list(table.formats),
        "ambiguous_day_month": table.is_ambiguous,
        "identities": len(people),
        "identities_with_several_rows": len(several),
        "identities_with_overlap": sum(one.overlaps for one in several),
        "identities_with_several_names": sum(len(one.names) > 1 for one in several),
        "worst_overcount": _worst(people),
        "stated_minus_exact_minutes": _differences(table),
    }


def _worst(people: Sequence[Identity]) -> dict[str, Any] | None:
    """Whose stated minutes add up to most above the union of its connections."""
    stated = [(one, one.minutes) for one in people if one.is_known and one.minutes is not None]
    if not stated:
        return None
    one, minutes = max(stated, key=lambda pair: round(pair[1] - pair[0].seconds() / 60, 6))
    return {
        "rows": len(one.connections),
        "stated_sum_min": minutes,
        "union_min": round(one.seconds() / 60, 1),
    }


def _differences(table: TableRead) -> dict[str, Any] | None:
    """What the log states minus what its times say, over the rows that have both."""
    found = [
        one.minutes - Span(one.joined, one.left).seconds / 60
        for one in table.connections
        if one.minutes is not None and one.joined and one.left and not one.is_open
    ]
    if not found:
        return None
    return {"min": round(min(found), 2), "max": round(max(found), 2), "n": len(found)}
