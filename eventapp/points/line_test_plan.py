"""What a person decides about a slot for line tests, with the rules that need no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from eventapp import clock
from eventapp.errors import RuleBroken
from eventapp.trainings.details import check_length
from eventapp.vietnamese.names import clean_text

NOTE_LENGTH = 500


@dataclass(frozen=True, kw_only=True)
class LineTestPlan:
    """A day, from when to when, and how to join."""

    day: date
    starts: time
    ends: time
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", clean_text(self.note))
        check_length(self.note, NOTE_LENGTH, "note")
        if self.ends <= self.starts:
            raise RuleBroken("A line test must end after it starts.", field="ends")

    @property
    def starts_at(self) -> datetime:
        return clock.at(self.day, self.starts)

    @property
    def ends_at(self) -> datetime:
        return clock.at(self.day, self.ends)
