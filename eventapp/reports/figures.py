"""What attendance adds up to: plain numbers that tie, for screen, paper and spreadsheet alike.

*Người* (persons) and *lượt người* (attendances: person x half-day) are always two figures.
A person is *present* who came to at least one half-day of the scope, late or not. Who came to none
is absent with reason when one of the half-days says so, absent without when one says absent,
and otherwise not marked. So in every line, for persons and for attendances alike:
registered = present + excused + absent + unmarked, and female + male + unknown = total.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from eventapp.people.models import Sex

KeyOf = TypeVar("KeyOf", bound=Hashable)


@dataclass(frozen=True)
class BySex:
    """A number of people, or of attendances, by sex."""

    female: int = 0
    male: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.female + self.male + self.unknown

    @property
    def known(self) -> int:
        """What a share of women is taken of."""
        return self.female + self.male

    def __add__(self, other: BySex) -> BySex:
        return BySex(
            self.female + other.female, self.male + other.male, self.unknown + other.unknown
        )

    def only(self, sex: Sex) -> BySex:
        return BySex.of(sex, getattr(self, sex.value))

    @classmethod
    def of(cls, sex: Sex, count: int) -> BySex:
        return cls(**{sex.value: count})


@dataclass(frozen=True)
class Turnout:
    """How a number of people, or of expected attendances, came out."""

    registered: BySex = field(default_factory=BySex)
    present: BySex = field(default_factory=BySex)
    excused: BySex = field(default_factory=BySex)
    absent: BySex = field(default_factory=BySex)
    unmarked: BySex = field(default_factory=BySex)

    def __add__(self, other: Turnout) -> Turnout:
        return Turnout(
            *(getattr(self, part.name) + getattr(other, part.name) for part in fields(self))
        )

    def only(self, sex: Sex) -> Turnout:
        return Turnout(*(getattr(self, part.name).only(sex) for part in fields(self)))

    @classmethod
    def of(cls, sex: Sex, registered: int, present: int, excused: int, absent: int) -> Turnout:
        """Of people of one sex; whoever is in none of the answers is not marked."""
        unmarked = registered - present - excused - absent
        counts = (registered, present, excused, absent, unmarked)
        return cls(*(BySex.of(sex, count) for count in counts))


@dataclass(frozen=True)
class Figures:
    """One line of a report.

    ``called`` are the seats asked for. ``late`` are attendances that began late, part of those
    present. ``disputed`` are people with two answers about one half-day, part of those unmarked
    there.
    """

    called: int = 0
    people: Turnout = field(default_factory=Turnout)
    attendances: Turnout = field(default_factory=Turnout)
    late: int = 0
    disputed: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.called + other.called,
            self.people + other.people,
            self.attendances + other.attendances,
            self.late + other.late,
            self.disputed + other.disputed,
        )

    def only(self, sex: Sex) -> Figures:
        """The people of one sex; seats, lateness and disputes are not known by sex."""
        return Figures(people=self.people.only(sex), attendances=self.attendances.only(sex))


NOTHING = Figures()


@dataclass(frozen=True)
class Cell:
    """The smallest part of a report: one agency in one audience group."""

    agency_id: int
    group_id: int
    figures: Figures

    def plus(self, figures: Figures) -> Cell:
        return replace(self, figures=self.figures + figures)


def total(cells: Iterable[Cell]) -> Figures:
    """The sum of all cells."""
    return sum((cell.figures for cell in cells), NOTHING)


def by(cells: Iterable[Cell], key: Callable[[Cell], KeyOf]) -> dict[KeyOf, Figures]:
    """The sums of the cells of each key, in the order in which the keys come first."""
    sums: dict[KeyOf, Figures] = {}
    for cell in cells:
        sums[key(cell)] = sums.get(key(cell), NOTHING) + cell.figures
    return sums
