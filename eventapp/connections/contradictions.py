"""What cannot be true at once: a sheet and the line, a count and the marks, one person twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eventapp.errors import N_


class Kind(StrEnum):
    NEVER_CONNECTED = "never connected"
    DECLARED_NO_LINE = "declared no line"
    NO_SHEET = "no sheet"
    ABOVE_REGISTERED = "above registered"
    ABOVE_PRESENT = "above present"
    TWO_PLACES = "two places"
    ALONE_ELSEWHERE = "alone elsewhere"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def advice(self) -> str:
        return ADVICE[self]


LABELS = {
    Kind.NEVER_CONNECTED: N_("Reported, but never on the line"),
    Kind.DECLARED_NO_LINE: N_("Reported without a line, but was connected"),
    Kind.NO_SHEET: N_("On the line, but no sheet"),
    Kind.ABOVE_REGISTERED: N_("More people counted than registered"),
    Kind.ABOVE_PRESENT: N_("More people counted than marked"),
    Kind.TWO_PLACES: N_("One person marked at two points"),
    Kind.ALONE_ELSEWHERE: N_("Marked in the room, but connected under her own name"),
}
ADVICE = {
    Kind.NEVER_CONNECTED: N_(
        "Ask under which name the room joined; it may wait among the names without a point."
    ),
    Kind.DECLARED_NO_LINE: N_("Ask whether the line came back, and when."),
    Kind.NO_SHEET: N_("The room followed the half-day: its head count is missing."),
    Kind.ABOVE_REGISTERED: N_("Ask who came without being registered, and add them."),
    Kind.ABOVE_PRESENT: N_("Ask whether somebody is not marked yet, or was counted twice."),
    Kind.TWO_PLACES: N_("Ask where she really was; she is counted once, at the point shown."),
    Kind.ALONE_ELSEWHERE: N_("Ask whether she sat in the room or joined from elsewhere."),
}


@dataclass(frozen=True)
class Remark:
    """What somebody found out; ``is_current`` while the facts are still those she saw."""

    note: str
    author: str
    at: datetime
    is_current: bool


@dataclass(frozen=True)
class Contradiction:
    """One thing to look at. ``facts`` are its numbers in one line, ``about`` a registration."""

    kind: Kind
    session_id: int
    point_id: int
    point_code: str
    point_name: str
    facts: str
    about: int = 0
    person: str = ""
    numbers: tuple[tuple[str, str | int], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_looked_at(self) -> bool:
        return any(remark.is_current for remark in self.remarks)

    @property
    def values(self) -> dict[str, str | int]:
        return dict(self.numbers)
