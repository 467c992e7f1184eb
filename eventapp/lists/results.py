"""What was understood of a list: people, rows that are none, doubles, questions, numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from eventapp.lists.participant import Participant


@dataclass(slots=True)
class Skipped:
    """A row that is no person, and why."""

    row: int
    reason: str
    text: str = ""


@dataclass(slots=True)
class Section:
    """A row that is a title over the people below it."""

    row: int
    label: str
    text: str
    group: str | None = None


@dataclass(slots=True)
class Double:
    """Rows about one person."""

    rows: tuple[int, ...]
    level: Literal["certain", "probable"]
    reason: str


@dataclass(slots=True)
class Proposal:
    """What a row would get when the question is answered as proposed."""

    row: int
    value: str | None = None


@dataclass(slots=True)
class Question:
    """Something only a person can decide, asked once for all rows it is about."""

    code: str
    field: str
    proposals: tuple[Proposal, ...]
    answer: str
    """The proposed answer."""

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(proposal.row for proposal in self.proposals)


@dataclass(slots=True)
class FileWarning:
    """Something about the whole file: a code, and the numbers or words it is about."""

    code: str
    numbers: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class LeftOut:
    """A sheet or a column that was not read, and why."""

    name: str
    reason: str
    header: str = ""


@dataclass(slots=True)
class Sender:
    """Who sends the list, in which document."""

    raw: tuple[str, ...] = ()
    document_number: str | None = None
    document_date: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Totals:
    """How many people; ``unique`` are those accepted."""

    parsed: int = 0
    ok: int = 0
    needs_confirmation: int = 0
    duplicate: int = 0
    unique: int = 0
    female: int = 0
    male: int = 0
    unknown: int = 0
    ethnic_minority: int | None = None
    ethnicity_unknown: int | None = None


@dataclass(slots=True)
class Reading:
    """All that was understood of one file."""

    file: str
    sheet: str
    sheets_ignored: tuple[LeftOut, ...] = ()
    header_rows: tuple[int, ...] = ()
    column_map: dict[str, str] = field(default_factory=dict)
    columns_dropped: tuple[LeftOut, ...] = ()
    sensitive_columns: tuple[LeftOut, ...] = ()
    sender: Sender = field(default_factory=Sender)
    event_title: str | None = None
    sections: tuple[Section, ...] = ()
    stated_count: int | None = None
    stated_female: int | None = None
    participants: tuple[Participant, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    duplicates: tuple[Double, ...] = ()
    questions: tuple[Question, ...] = ()
    file_warnings: tuple[FileWarning, ...] = ()
    totals: Totals = field(default_factory=Totals)
