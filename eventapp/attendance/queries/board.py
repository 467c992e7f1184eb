"""All points of a half-day at a glance, in a fixed number of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import QuarantinedMark, Sheet
from eventapp.attendance.presence import ReportKind, SheetState, SheetStatus
from eventapp.attendance.queries.expectation import TOTALS, Totals, expected, real_point
from eventapp.attendance.queries.marks import is_waiting
from eventapp.attendance.status import status_of
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class BoardRow:
    """One point in a half-day. ``put_aside`` counts marks in quarantine that wait for a person."""

    point: Point
    sheet: Sheet | None
    status: SheetStatus
    totals: Totals
    put_aside: int

    @property
    def head_count(self) -> int | None:
        return self.sheet.head_count if self.sheet else None

    @property
    def reported_at(self) -> datetime | None:
        return self.sheet.reported_at if self.sheet else None

    @property
    def report_kind(self) -> ReportKind:
        return self.sheet.report_kind if self.sheet else ReportKind.COUNTED

    @property
    def has_no_line(self) -> bool:
        return self.sheet is not None and not self.sheet.is_connected

    @property
    def difference(self) -> int | None:
        """People counted in the room beyond those marked as here; none before the report."""
        return None if self.head_count is None else self.head_count - self.totals.here

    @property
    def is_ready_to_lock(self) -> bool:
        """Checked by a person; or everybody marked, and as many as were counted."""
        if self.sheet is None or self.totals.conflicts:
            return False
        is_empty = self.sheet.report_kind.is_empty and self.totals.here == 0
        fits = is_empty or (self.totals.unmarked == 0 and self.difference == 0)
        return self.sheet.state is SheetState.CHECKED or (
            self.sheet.state is SheetState.REPORTED and fits
        )


def board(training: Training, session: TrainingSession, *, viewer: User) -> list[BoardRow]:
    """One row per point the viewer may see, in the order of the papers."""
    places = db.session.execute(
        select(Point, Sheet)
        .outerjoin(Sheet, and_(Sheet.point_id == Point.id, Sheet.session_id == session.id))
        .options(joinedload(Point.room_of))
        .where(Point.training_id == training.id, visible_to(viewer))
        .order_by(Point.area_position, Point.position, Point.id)
    ).all()
    totals = {
        point_id: Totals(*numbers)
        for point_id, *numbers in db.session.execute(
            expected(real_point, *TOTALS)
            .where(TrainingSession.id == session.id)
            .group_by(real_point)
        )
    }
    put_aside = dict(
        db.session.execute(
            select(QuarantinedMark.point_id, func.count())
            .where(QuarantinedMark.session_id == session.id, is_waiting())
            .group_by(QuarantinedMark.point_id)
        ).all()
    )
    now = clock.now()
    return [
        BoardRow(
            point=point,
            sheet=sheet,
            status=status_of(sheet, session, training, now, is_combined=point.room_of is not None),
            totals=totals.get(point.id, Totals()),
            put_aside=put_aside.get(point.id, 0),
        )
        for point, sheet in places
    ]


def total_of(rows: Sequence[BoardRow]) -> Totals:
    """What a board adds up to."""
    return sum((row.totals for row in rows), Totals())
