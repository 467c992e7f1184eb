"""How far the sheets of a training are: reported in time, late or never, and locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet, SheetReport
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.status import status_of
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class SheetProgress:
    """One sheet; ``number`` counts its locked versions, ``first_reported_at`` may be late."""

    session: TrainingSession
    status: SheetStatus
    number: int
    is_connected: bool
    is_overdue: bool
    """Due, and not reported until now."""
    came_late: bool
    """Reported, but after it was due."""


@dataclass(frozen=True)
class PointProgress:
    """One point and its sheets in the order of the half-days."""

    point: Point
    sheets: tuple[SheetProgress, ...]

    @property
    def is_counted(self) -> bool:
        """Whether it has a sheet of its own: the room of a combined point is counted once."""
        return any(sheet.status is not SheetStatus.COMBINED for sheet in self.sheets)

    def sheet_of(self, session: TrainingSession) -> SheetProgress:
        return next(sheet for sheet in self.sheets if sheet.session.id == session.id)

    def is_locked_in(self, sessions: Sequence[TrainingSession]) -> bool:
        return all(self.sheet_of(one).status is SheetStatus.LOCKED for one in sessions)


@dataclass(frozen=True)
class Progress:
    """All points somebody may see, in the order of the papers, at one moment."""

    points: tuple[PointProgress, ...]
    as_of: datetime

    @property
    def sheets(self) -> Iterator[tuple[Point, SheetProgress]]:
        """Those that are owed; a combined point has none while it sits elsewhere."""
        return (
            (place.point, sheet)
            for place in self.points
            for sheet in place.sheets
            if sheet.status is not SheetStatus.COMBINED
        )

    @property
    def count(self) -> int:
        return sum(1 for _ in self.sheets)

    @property
    def rooms(self) -> int:
        """How many points took part from a room of their own."""
        return sum(place.is_counted for place in self.points)

    @property
    def combined(self) -> list[PointProgress]:
        return [place for place in self.points if place.point.room_of and not place.is_counted]

    def having(self, *statuses: SheetStatus) -> int:
        return sum(1 for _, sheet in self.sheets if sheet.status in statuses)

    @property
    def locked(self) -> int:
        return self.having(SheetStatus.LOCKED)

    @property
    def is_final(self) -> bool:
        """Nothing can change any more unless a sheet is reopened."""
        return self.locked == self.count

    def locked_in(self, sessions: Sequence[TrainingSession]) -> int:
        return sum(1 for sheet in self._of(sessions) if sheet.status is SheetStatus.LOCKED)

    def owed_in(self, sessions: Sequence[TrainingSession]) -> int:
        return sum(1 for _ in self._of(sessions))

    def _of(self, sessions: Sequence[TrainingSession]) -> Iterator[SheetProgress]:
        ids = {session.id for session in sessions}
        return (sheet for _, sheet in self.sheets if sheet.session.id in ids)


def progress(training: Training, sessions: Sequence[TrainingSession], *, viewer: User) -> Progress:
    """The sheets of the given half-days at every point, in two statements."""
    points = db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, visible_to(viewer))
        .options(joinedload(Point.room_of))
        .order_by(Point.is_main.desc(), Point.area_position, Point.position, Point.id)
    ).all()
    first_report = (
        select(SheetReport.sheet_id, func.min(SheetReport.reported_at).label("at"))
        .group_by(SheetReport.sheet_id)
        .subquery()
    )
    known: dict[tuple[int, int], tuple[Sheet, datetime | None]] = {
        (sheet.point_id, sheet.session_id): (sheet, first)
        for sheet, first in db.session.execute(
            select(Sheet, first_report.c.at)
            .outerjoin(first_report, first_report.c.sheet_id == Sheet.id)
            .where(Sheet.session_id.in_([session.id for session in sessions]))
        )
    }
    now = clock.now()

    def sheet_of(point: Point, session: TrainingSession) -> SheetProgress:
        sheet, first = known.get((point.id, session.id), (None, None))
        status = status_of(sheet, session, training, now, is_combined=point.room_of is not None)
        due = session.due_at(training)
        return SheetProgress(
            session=session,
            status=status,
            number=sheet.number if sheet else 0,
            is_connected=sheet.is_connected if sheet else True,
            is_overdue=status is SheetStatus.LATE,
            came_late=first is not None and first > due,
        )

    return Progress(
        tuple(
            PointProgress(point, tuple(sheet_of(point, s) for s in sessions)) for point in points
        ),
        as_of=now,
    )
