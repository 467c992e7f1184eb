"""Reading an upload with what is known of the training: its days, its host's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from eventapp import clock
from eventapp.errors import N_, RuleBroken
from eventapp.meetings import limits
from eventapp.meetings.decoding import decode
from eventapp.meetings.headings import folded
from eventapp.meetings.log import Log, Request
from eventapp.meetings.reading import read_log
from eventapp.meetings.refusals import UnknownLetters, UnknownTable
from eventapp.meetings.rows import likely_delimiter, rows_of

UNKNOWN, UNREAD = "unknown", N_("Not recognised yet")
"""The format of a file while a question stands before its reading, and what it is called."""
COLUMNS, ENCODING = "columns", "encoding"
"""Questions beside those of the log itself: which column is which, which letters these are."""
MAPPED_FIELDS = ("name", "email", "join", "leave", "dur")


@dataclass(frozen=True)
class Choice:
    """What a person said about how to read a file. ``columns``: field -> index, from 0."""

    zone: str = clock.LOCAL.key
    day_first: bool | None = None
    day: date | None = None
    encoding: str | None = None
    columns: Mapping[str, int] | None = None
    header_line: int = 1

    def __post_init__(self) -> None:
        if self.zone not in available_timezones():
            raise RuleBroken("There is no such time zone.", field="zone")
        if self.columns is not None:
            given = set(self.columns)
            if "name" not in given or "join" not in given or not given & {"leave", "dur"}:
                raise RuleBroken(
                    "Say which column holds the name, which the join, and which the leave or the"
                    " duration.",
                    field="columns",
                )
            if len(set(self.columns.values())) < len(self.columns):
                raise RuleBroken("One column cannot hold two things.", field="columns")

    def request(self, days: Sequence[date]) -> Request:
        return Request(
            zone=ZoneInfo(self.zone),
            days=tuple(days),
            day_first=self.day_first,
            day=self.day,
            encoding=self.encoding,
            columns=self.columns,
            header_line=self.header_line,
        )

    def stored_columns(self) -> dict[str, Any] | None:
        if self.columns is None:
            return None
        return {"fields": dict(self.columns), "header_line": self.header_line}


@dataclass(frozen=True)
class Upload:
    """A file as it came and what was understood of it; no log while a question stands before."""

    name: str
    content: bytes
    choice: Choice
    log: Log | None = None
    question: str | None = None
    templates: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def take_in(upload: Upload, days: Sequence[date]) -> Upload:
    """Read it. What a person must say first becomes the question; other files are refused."""
    try:
        log = read_log(upload.content, upload.choice.request(days))
    except UnknownTable as error:
        known = _known_columns(error.lines, upload)
        if known is None:
            if not error.lines or (len(error.lines[0]) == 1 and len(error.lines) == 1):
                raise
            return replace(upload, question=COLUMNS)
        return take_in(replace(upload, choice=known, templates={}), days)
    except UnknownLetters:
        return replace(upload, question=ENCODING)
    return replace(upload, log=log, question=log.question)


def header_hash(row: Sequence[str]) -> str:
    """A header line as templates know it."""
    return hashlib.sha256("\n".join(folded(cell) for cell in row).encode()).hexdigest()


def first_lines(content: bytes, encoding: str | None) -> list[list[str]]:
    """What is shown to whoever names the columns; nothing while the letters are unknown."""
    try:
        text = decode(content, encoding).text
    except RuleBroken:
        return []
    text = "\n".join(text.split("\n")[: limits.SAMPLE_LINES])
    try:
        return [row for _, row in rows_of(text, likely_delimiter(text))]
    except RuleBroken:
        return []


def _known_columns(lines: Sequence[Sequence[str]], upload: Upload) -> Choice | None:
    """The columns somebody of this organiser named before, for a table with the same header."""
    for number, row in enumerate(lines, start=1):
        template = upload.templates.get(header_hash(row))
        if template:
            return replace(upload.choice, columns=dict(template["fields"]), header_line=number)
    return None
