"""What a board says: who is late, what contradicts itself, how each area is doing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.queries import BoardRow, Totals, total_of

CONFLICT = "conflict"
"""The filter beside the states: sheets on which something contradicts itself."""

BAR_ORDER = (
    SheetStatus.LOCKED,
    SheetStatus.CHECKED,
    SheetStatus.REPORTED,
    SheetStatus.REOPENED,
    SheetStatus.DUE,
    SheetStatus.LATE,
    SheetStatus.NOT_DUE,
)
TILE_ORDER = (
    *("late", "due", CONFLICT, "reported", "checked", "locked", "not_due"),
    *("reopened", "combined"),
)
BRIEF_KINDS = {
    "Xã ": "",
    "Phường ": "P. ",
    "Thị trấn ": "TT. ",
    "Huyện ": "H. ",
    "UBND huyện ": "H. ",
    "UBND thị xã ": "TX. ",
    "UBND thành phố ": "TP. ",
    "Thị xã ": "TX. ",
    "Thành phố ": "TP. ",
    "Điểm cầu ": "",
}
_SELDOM = {"reopened", "combined"}  # filters that are shown when they find something
_UNDECIDED = {SheetStatus.REPORTED, SheetStatus.REOPENED}


class Concern(StrEnum):
    """Why somebody has to call a point or look at its sheet now."""

    LATE = "late"
    ANSWERS = "answers"
    HEAD_COUNT = "head count"
    REPORTS = "reports"
    NO_LINE = "no line"
    PUT_ASIDE = "put aside"


CONTRADICTIONS = {Concern.ANSWERS, Concern.HEAD_COUNT, Concern.REPORTS}


def concerns_of(row: BoardRow, *, is_disputed: bool) -> tuple[Concern, ...]:
    """What is wrong at a point. ``is_disputed``: its reports name different head counts.

    A person who has checked a sheet has decided which count is right.
    """
    undecided = row.status in _UNDECIDED
    found = {
        Concern.LATE: row.status is SheetStatus.LATE,
        Concern.ANSWERS: row.totals.conflicts > 0,
        Concern.HEAD_COUNT: undecided and head_count_contradicts(row),
        Concern.REPORTS: undecided and is_disputed,
        Concern.NO_LINE: row.has_no_line and row.status is not SheetStatus.LOCKED,
        Concern.PUT_ASIDE: row.put_aside > 0,
    }
    return tuple(concern for concern, is_so in found.items() if is_so)


def head_count_contradicts(row: BoardRow) -> bool:
    """Whether the count cannot be right, however those without an answer would be marked."""
    if row.head_count is None:
        return False
    open_answers = row.totals.unmarked + row.totals.conflicts
    return not row.totals.here <= row.head_count <= row.totals.here + open_answers


@dataclass(frozen=True)
class Place:
    """One point on the board."""

    row: BoardRow
    concerns: tuple[Concern, ...]

    @property
    def name(self) -> str:
        return self.row.point.short_name

    @property
    def brief(self) -> str:
        """The name where there is little room: the kind as a letter, of communes none."""
        for kind, letter in BRIEF_KINDS.items():
            if self.name.startswith(kind):
                return letter + self.name.removeprefix(kind)
        return self.name

    @property
    def is_contradictory(self) -> bool:
        return any(concern in CONTRADICTIONS for concern in self.concerns)

    @property
    def has_reported(self) -> bool:
        return self.row.reported_at is not None

    @property
    def has_answers(self) -> bool:
        """Whether anybody was marked: without, nobody is here, and nobody is absent either."""
        return self.row.totals.unmarked < self.row.totals.expected

    def is_in(self, state: str) -> bool:
        return self.is_contradictory if state == CONFLICT else self.row.status == state


@dataclass(frozen=True)
class Group:
    """Some points of a half-day and what they add up to."""

    name: str
    places: Sequence[Place]

    @property
    def totals(self) -> Totals:
        return total_of([place.row for place in self.places])

    @property
    def rooms(self) -> Sequence[Place]:
        """The points that owe a report: those combined with another are counted there."""
        return [place for place in self.places if place.row.status is not SheetStatus.COMBINED]

    @property
    def reported(self) -> int:
        return sum(place.has_reported for place in self.places)

    @property
    def concerned(self) -> list[Place]:
        """The points to call or to look at, the late ones first."""
        found = [place for place in self.places if place.concerns]
        return sorted(found, key=lambda place: Concern.LATE not in place.concerns)

    @property
    def bar(self) -> list[tuple[SheetStatus, int]]:
        return [(state, self.count(state)) for state in BAR_ORDER]

    @property
    def tiles(self) -> list[tuple[str, int]]:
        """Filters with their counts; the states add up to all points, contradictions are beside."""
        counts = [(state, self.count(state)) for state in TILE_ORDER]
        return [(state, count) for state, count in counts if count or state not in _SELDOM]

    def count(self, state: str) -> int:
        return sum(place.is_in(state) for place in self.places)

    def only(self, state: str) -> Group:
        return Group(self.name, [place for place in self.places if place.is_in(state)])

    def by_area(self) -> list[Group]:
        """The same points under the headings of the papers, in their order."""
        return [
            Group(name, list(places))
            for name, places in groupby(self.places, lambda place: place.row.point.area)
        ]


def places_on(rows: Iterable[BoardRow], disputed: Collection[int]) -> list[Place]:
    """The rows of a board with what is wrong. ``disputed``: ids of sheets reported differently."""
    return [
        Place(row, concerns_of(row, is_disputed=row.sheet is not None and row.sheet.id in disputed))
        for row in rows
    ]
