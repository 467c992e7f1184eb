"""What a log says, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from eventapp import clock


@dataclass(frozen=True)
class Request:
    """How to read a file. ``days`` are those of the training: they settle day and month.

    ``day_first`` answers the question of day and month, ``day`` is for logs with hours alone,
    ``encoding`` for files that are not Unicode. ``columns`` names the columns of an unknown table
    (field -> index) under line ``header_line`` (from 1).
    """

    zone: ZoneInfo = clock.LOCAL
    days: tuple[date, ...] = ()
    day_first: bool | None = None
    day: date | None = None
    encoding: str | None = None
    columns: Mapping[str, int] | None = None
    header_line: int = 1


@dataclass(frozen=True)
class Connection:
    """One line of a log: somebody was connected from ``joined`` to ``left``.

    Either moment is none when the log does not say it: unknown is not absent. ``minutes`` is what
    the log itself states. ``is_open``: there was no end, the meeting's was taken.
    """

    name: str
    email: str = ""
    device: str = ""
    joined: datetime | None = None
    left: datetime | None = None
    minutes: float | None = None
    is_open: bool = False

    @property
    def is_known(self) -> bool:
        return self.joined is not None and self.left is not None


@dataclass(frozen=True)
class Problem:
    """Something a person should know before the log counts; ``code`` is a key of ``words``."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class TableRead:
    """One table of the file: where its header stands and how its days are written.

    ``fields`` in the order of the columns; ``formats`` are those that read every value.
    """

    title: str
    header_line: int
    fields: tuple[str, ...]
    rows: int
    formats: tuple[str, ...] = ()
    is_ambiguous: bool = False
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True)
class Log:
    """Everything that was read. ``question`` is what only a person can settle."""

    format: str
    connections: tuple[Connection, ...]
    problems: tuple[Problem, ...] = ()
    question: str | None = None
    tables: tuple[TableRead, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    eol: str = ""


DAY_ORDER, DAY = "day order", "day"
"""The questions: is 06/12 in June or in December; on which day were these hours."""
