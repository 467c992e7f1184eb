"""The board of one half-day in the few facts that tell what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.accounts.models import User
from eventapp.attendance.overview import CONFLICT, Concern, Group, Place, places_on
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.queries import Totals, board
from eventapp.attendance.queries.evidence import disputed_sheets
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class HalfDayNow:
    """All points of the viewer, and those that need somebody."""

    session: TrainingSession
    everywhere: Group

    @property
    def points(self) -> int:
        return len(self.everywhere.rooms)

    @property
    def reported(self) -> int:
        return self.everywhere.reported

    @property
    def states(self) -> Sequence[tuple[SheetStatus, int]]:
        return [(state, count) for state, count in self.everywhere.bar if count]

    @property
    def late(self) -> Sequence[Place]:
        return self.everywhere.only(SheetStatus.LATE).places

    @property
    def contradicting(self) -> Sequence[Place]:
        return self.everywhere.only(CONFLICT).places

    @property
    def without_line(self) -> Sequence[Place]:
        return [place for place in self.everywhere.places if Concern.NO_LINE in place.concerns]

    @property
    def put_aside(self) -> int:
        return sum(place.row.put_aside for place in self.everywhere.places)

    @property
    def ready(self) -> int:
        return sum(place.row.is_ready_to_lock for place in self.everywhere.places)

    @property
    def totals(self) -> Totals:
        return self.everywhere.totals

    @property
    def totals_reported(self) -> Totals:
        return Group("", [p for p in self.everywhere.places if p.has_reported]).totals


def half_day_now(training: Training, session: TrainingSession, *, viewer: User) -> HalfDayNow:
    rows = board(training, session, viewer=viewer)
    return HalfDayNow(session, Group("", places_on(rows, disputed_sheets(session))))
