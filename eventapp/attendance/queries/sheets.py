"""Sheets: what was reported, which versions were locked, whose turn it is today."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import contains_eager, joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet, SheetReport, SheetVersion
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.status import status_of
from eventapp.database import db
from eventapp.points.models import ChecklistItem, Point
from eventapp.points.queries import visible_to
from eventapp.points.queries.checklist import Done, told
from eventapp.trainings.models import SessionState, Training, TrainingSession
from eventapp.trainings.queries import visible_to as trainings_visible_to


def find_sheet(point: Point, session: TrainingSession) -> Sheet | None:
    """The sheet of a point in a half-day, when anything was done with it yet."""
    return db.session.scalar(
        select(Sheet)
        .where(Sheet.point_id == point.id, Sheet.session_id == session.id)
        .execution_options(populate_existing=True)
    )


def get_sheet(point: Point, session: TrainingSession, *, viewer: User) -> Sheet:
    return db.session.scalars(
        select(Sheet)
        .join(Point, Point.id == Sheet.point_id)
        .where(Sheet.point_id == point.id, Sheet.session_id == session.id, visible_to(viewer))
        .execution_options(populate_existing=True)
    ).one()


def reports_of(sheet: Sheet) -> Sequence[SheetReport]:
    """Every report of a head count, the last one first."""
    return db.session.scalars(
        select(SheetReport).where(SheetReport.sheet_id == sheet.id).order_by(SheetReport.id.desc())
    ).all()


def versions_of(sheet: Sheet) -> Sequence[SheetVersion]:
    """Every locked version, the last one first."""
    return db.session.scalars(
        select(SheetVersion)
        .where(SheetVersion.sheet_id == sheet.id)
        .order_by(SheetVersion.number.desc())
    ).all()


@told(ChecklistItem.REPORTED)
def reports_in(session: TrainingSession, points: Collection[int]) -> dict[int, Done]:
    """At which points the head count is reported, for the checklist: the first report counts."""
    return {
        point_id: Done(at)
        for point_id, at in db.session.execute(
            select(Sheet.point_id, func.min(SheetReport.reported_at))
            .join(SheetReport, SheetReport.sheet_id == Sheet.id)
            .where(Sheet.session_id == session.id, Sheet.point_id.in_(points))
            .group_by(Sheet.point_id)
        )
    }


@dataclass(frozen=True)
class PointToday:
    """A roll call somebody has to take today."""

    training: Training
    session: TrainingSession
    point: Point
    status: SheetStatus
    is_now: bool


def points_today(*, viewer: User) -> list[PointToday]:
    """Today's half-days at the viewer's points; ``is_now`` from opening until the next opens."""
    today = select(TrainingSession.training_id).where(TrainingSession.day == clock.today())
    rows = db.session.execute(
        select(Point, TrainingSession, Sheet)
        .join(Point.training)
        .join(TrainingSession, TrainingSession.training_id == Training.id)
        .outerjoin(Sheet, and_(Sheet.point_id == Point.id, Sheet.session_id == TrainingSession.id))
        .options(contains_eager(Point.training), joinedload(Point.room_of))
        .where(
            Training.id.in_(today),
            TrainingSession.day == clock.today(),
            TrainingSession.state == SessionState.PLANNED,
            visible_to(viewer),
            trainings_visible_to(viewer),
        )
        .order_by(TrainingSession.starts_at, Point.area_position, Point.position, Point.id)
    ).all()
    now = clock.now()
    latest: dict[int, TrainingSession] = {}
    for point, session, _ in rows:
        if session.opens_at(point.training) <= now:
            latest[point.id] = session
    return [
        PointToday(
            training=point.training,
            session=session,
            point=point,
            status=status_of(
                sheet, session, point.training, now, is_combined=point.room_of is not None
            ),
            is_now=latest.get(point.id) is session,
        )
        for point, session, sheet in rows
    ]
