"""What a copy carries over and what it cannot: pure values, shown before anything is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from eventapp.agencies.models import Agency
from eventapp.errors import N_
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingSession


class Why(StrEnum):
    """Why something of the earlier training does not come along as it was."""

    CLOSED = "closed"
    LEVEL_GONE = "level gone"
    SPLIT = "split"
    HANDED_OVER = "handed over"
    GROUP_GONE = "group gone"
    MERGED = "merged"

    @property
    def label(self) -> str:
        return WHY_LABELS[self]


WHY_LABELS = {
    Why.CLOSED: N_("closed, no successor is known"),
    Why.LEVEL_GONE: N_("its level of government no longer exists"),
    Why.HANDED_OVER: N_("closed, its functions were handed over: choose by hand"),
    Why.SPLIT: N_("split among several agencies: choose by hand"),
    Why.GROUP_GONE: N_("the group no longer exists"),
    Why.MERGED: N_("merged: the successor has one point and one number of seats"),
}


@dataclass(frozen=True)
class Loss:
    """One thing that is not carried over, or not alone; ``heirs`` are who is there today."""

    name: str
    why: Why
    heirs: Sequence[Agency] = ()


@dataclass(frozen=True)
class DayMove:
    """A day of the earlier training and the day its half-days go to; ``off``: why offices close."""

    was: date
    now: date
    sessions: Sequence[TrainingSession]
    off: str = ""


@dataclass(frozen=True)
class PointCopy:
    """A room that is opened again at an agency of today."""

    point: Point
    agency: Agency

    @property
    def is_same_agency(self) -> bool:
        return self.point.agency_id == self.agency.id


@dataclass(frozen=True)
class SeatCopy:
    """How many people of a group an agency of today is asked for."""

    agency: Agency
    group_code: str
    seats: int


@dataclass(frozen=True)
class Preview:
    """Everything that would be made, and everything that would be left behind."""

    days: Sequence[DayMove]
    groups: Sequence[str]
    points: Sequence[PointCopy] = ()
    seats: Sequence[SeatCopy] = ()
    lost_groups: Sequence[Loss] = ()
    lost_points: Sequence[Loss] = ()
    lost_seats: Sequence[Loss] = ()
    newcomers: Sequence[Agency] = field(default=())

    @property
    def days_off(self) -> list[DayMove]:
        return [day for day in self.days if day.off]

    @property
    def people(self) -> int:
        return sum(one.seats for one in self.seats)

    @property
    def agencies(self) -> int:
        """How many agencies are called."""
        return len({one.agency.id for one in self.seats})
