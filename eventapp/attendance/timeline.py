"""When the points of a half-day reported: each beside the deadline, and all of them added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from eventapp.attendance.overview import Group, Place

STEP = timedelta(minutes=5)
TICK = timedelta(minutes=15)
AFTER_DUE = timedelta(minutes=30)


@dataclass(frozen=True)
class Report:
    """The first report of a point; ``minutes`` after the deadline, negative before it."""

    place: Place
    at: datetime
    minutes: int

    @property
    def is_late(self) -> bool:
        return self.minutes > 0


@dataclass(frozen=True)
class AreaTimes:
    """The reports of one area in the order they came; ``missing`` points owe theirs."""

    name: str
    reports: Sequence[Report]
    missing: int

    @property
    def late(self) -> int:
        return sum(report.is_late for report in self.reports)

    @property
    def on_time(self) -> int:
        return len(self.reports) - self.late

    @property
    def last(self) -> datetime | None:
        return self.reports[-1].at if self.reports else None

    @property
    def half(self) -> datetime | None:
        """When half of the points that owe a report had sent it."""
        needed = (len(self.reports) + self.missing + 1) // 2
        return self.reports[needed - 1].at if 0 < needed <= len(self.reports) else None


@dataclass(frozen=True)
class Step:
    """Five minutes: how many reported in them, and how many had by their end."""

    start: datetime
    end: datetime
    reports: int
    total: int


@dataclass(frozen=True)
class Timeline:
    """``start`` and ``end`` bound the picture; what came later is counted, not drawn."""

    areas: Sequence[AreaTimes]
    start: datetime
    due: datetime
    end: datetime

    @property
    def reports(self) -> list[Report]:
        found = [report for area in self.areas for report in area.reports]
        return sorted(found, key=lambda report: report.at)

    @property
    def points(self) -> int:
        return sum(len(area.reports) + area.missing for area in self.areas)

    @property
    def late(self) -> int:
        return sum(area.late for area in self.areas)

    @property
    def later(self) -> int:
        return sum(report.at > self.end for report in self.reports)

    @property
    def ticks(self) -> list[datetime]:
        count = (self.end - self.start) // TICK
        return [self.start + TICK * n for n in range(count + 1)]

    @property
    def steps(self) -> list[Step]:
        """The stretches in which somebody reported."""
        found: list[Step] = []
        for report in self.reports:
            start = self.start + STEP * ((report.at - self.start) // STEP)
            total = found[-1].total if found else 0
            if found and found[-1].start == start:
                found[-1] = Step(start, start + STEP, found[-1].reports + 1, total + 1)
            else:
                found.append(Step(start, start + STEP, 1, total + 1))
        return found

    def share(self, at: datetime) -> float:
        """Where a moment lies between the start (0) and the end (1)."""
        part = (at - self.start) / (self.end - self.start)
        return min(max(part, 0.0), 1.0)


def timeline_of(
    places: Group,
    first_reports: dict[int, datetime],
    *,
    opens: datetime,
    due: datetime,
    ends: datetime,
) -> Timeline:
    """From what each point reported first, by point id; combined points owe nothing."""
    areas = []
    for area in places.by_area():
        found = [
            Report(place, at, -int((due - at).total_seconds() // 60))
            for place in area.places
            if (at := first_reports.get(place.row.point.id)) is not None
        ]
        owed = [place for place in area.rooms if place.row.point.id not in first_reports]
        if found or owed:
            areas.append(AreaTimes(area.name, sorted(found, key=lambda one: one.at), len(owed)))
    drawn = [one.at for area in areas for one in area.reports if one.at <= ends]
    start = opens + TICK * max(0, (min([due, *drawn]) - opens) // TICK)
    end = max([due + AFTER_DUE, *drawn])
    return Timeline(areas, start, due, start + TICK * -((start - end) // TICK))
