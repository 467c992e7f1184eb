"""One person of a list, as understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["ok", "needs_confirmation", "duplicate"]
Sex = Literal["nu", "nam"]


@dataclass(slots=True)
class Participant:
    """One person of the list: accepted, or with a question to answer first."""

    row: int
    full_name: str
    status: Status = "ok"
    family: str = ""
    middle: str = ""
    given: str = ""
    honorific: str | None = None
    sex: Sex | None = None
    birth_year: int | None = None
    birth_date: str | None = None
    """1979-03-15, or 1980-06 when the day is not known."""
    birth_precision: str | None = None
    position_raw: str = ""
    agency_raw: str = ""
    """As written, empty where the list has no column for it: then it is the sender's."""
    position: str = ""
    agency: str = ""
    """As understood: a cell with both is cut in two."""
    roles: tuple[str, ...] = ()
    group: str | None = None
    phone: str | None = None
    other_phones: tuple[str, ...] = ()
    email: str | None = None
    ethnicity_raw: str | None = None
    """Only when the training asks for it."""
    attended_before: bool | None = None
    point: str | None = None
    note: str | None = None
    answers: dict[str, str] = field(default_factory=dict)
    """What the columns of the training's own questions say, by question."""
    warnings: tuple[str, ...] = ()
    original: dict[str, str] = field(default_factory=dict)
    """What the cells say, by column, for showing beside what was understood."""

    @property
    def is_question(self) -> bool:
        return self.status != "ok"
