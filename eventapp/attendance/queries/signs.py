"""What a page that watches a half-day asks: did anything change, how far is every half-day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, func, select

from eventapp.accounts.models import User
from eventapp.attendance.line_seen import signs_of_lines
from eventapp.attendance.models import Mark, QuarantinedMark, Sheet
from eventapp.attendance.phones import SheetContact
from eventapp.attendance.presence import SheetState
from eventapp.attendance.queries.marks import is_waiting
from eventapp.database import db
from eventapp.points.models import ChecklistTick, CombinedPoint, LineTestPoint, Point
from eventapp.points.queries import visible_to
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession

_combined = select(CombinedPoint.point_id)
_is_reported = case((Sheet.state != SheetState.OPEN, 1), else_=0)


@dataclass(frozen=True)
class Signs:
    """Numbers that differ as soon as anything on the board of a half-day does, the clock aside."""

    points: int
    reported: int
    changes: tuple[int, ...]

    @property
    def all_reported(self) -> bool:
        return self.reported >= self.points


def signs_of_change(training: Training, session: TrainingSession) -> Signs:
    """One cheap question: marks only grow, everything else counts its own changes."""
    here = Sheet.session_id == session.id
    aside = QuarantinedMark.session_id == session.id
    waiting = is_waiting()
    rooms = and_(Point.training_id == training.id, Point.id.not_in(_combined))
    points, reported, *changes = db.session.execute(
        select(
            select(func.count(Point.id)).where(rooms).scalar_subquery(),
            select(func.coalesce(func.sum(_is_reported), 0))
            .where(here, Sheet.point_id.not_in(_combined))
            .scalar_subquery(),
            select(func.count()).where(Mark.session_id == session.id).scalar_subquery(),
            select(func.count()).where(here).scalar_subquery(),
            select(func.coalesce(func.sum(Sheet.version), 0)).where(here).scalar_subquery(),
            select(func.count()).where(aside).scalar_subquery(),
            select(func.count()).where(aside, waiting).scalar_subquery(),
            _changes_of(Registration.version, Registration.training_id == training.id),
            _changes_of(Point.version, Point.training_id == training.id),
            _changes_of(CombinedPoint.id + CombinedPoint.room_id, CombinedPoint.id > 0),
            _changes_of(LineTestPoint.version, LineTestPoint.result.is_not(None)),
            _changes_of(Sheet.version, Sheet.point_id.in_(_points_of(training))),
            select(func.count(ChecklistTick.id))
            .where(ChecklistTick.session_id == session.id)
            .scalar_subquery(),
            select(
                func.count(SheetContact.point_id) + func.coalesce(func.sum(SheetContact.waiting), 0)
            )
            .where(SheetContact.session_id == session.id)
            .scalar_subquery(),
            *signs_of_lines(training),
        )
    ).one()
    return Signs(points, reported, (*changes, session.version, training.version))


def _points_of(training: Training) -> Select[int]:
    return select(Point.id).where(Point.training_id == training.id)


def _changes_of(version: Any, condition: ColumnElement[bool]) -> ScalarSelect[Any]:
    return select(func.coalesce(func.sum(version), 0)).where(condition).scalar_subquery()


@dataclass(frozen=True)
class Progress:
    """How far a half-day has come: of all points seen, how many reported, how many are locked."""

    reported: int = 0
    locked: int = 0


def progress_of(training: Training, *, viewer: User) -> dict[int, Progress]:
    """By session id; a half-day in which nothing happened yet is missing."""
    is_locked = case((Sheet.state == SheetState.LOCKED, 1), else_=0)
    rows = db.session.execute(
        select(Sheet.session_id, func.sum(_is_reported), func.sum(is_locked))
        .join(Point, Point.id == Sheet.point_id)
        .where(Point.training_id == training.id, visible_to(viewer))
        .group_by(Sheet.session_id)
    )
    return {session_id: Progress(reported, locked) for session_id, reported, locked in rows}
