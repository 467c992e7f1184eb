"""Whose turn it is at the points of one operator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.queries import PointToday, points_today
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to
from eventapp.trainings.models import SessionState, Training, TrainingSession, TrainingState


@dataclass(frozen=True)
class ComingUp:
    """The next half-day at a point of hers, after today."""

    training: Training
    session: TrainingSession
    point: Point

    @property
    def opens_at(self) -> datetime:
        return self.session.opens_at(self.training)


@dataclass(frozen=True)
class RollCalls:
    """``now``: rooms whose roll is taken now; ``later``: the other half-days of today."""

    now: Sequence[PointToday]
    later: Sequence[PointToday]
    next: ComingUp | None
    has_points: bool


def roll_calls(*, viewer: User) -> RollCalls:
    today = points_today(viewer=viewer)
    return RollCalls(
        now=[one for one in today if one.is_now],
        later=[one for one in today if not one.is_now],
        next=_next(viewer),
        has_points=bool(today) or _has_points(viewer),
    )


def _next(viewer: User) -> ComingUp | None:
    row = db.session.execute(
        select(Training, TrainingSession, Point)
        .join(TrainingSession, TrainingSession.training_id == Training.id)
        .join(Point, Point.training_id == Training.id)
        .where(
            TrainingSession.day > clock.today(),
            TrainingSession.state == SessionState.PLANNED,
            Training.state != TrainingState.DRAFT,
            visible_to(viewer),
        )
        .order_by(TrainingSession.starts_at, Point.area_position, Point.position, Point.id)
        .limit(1)
    ).first()
    return ComingUp(*row) if row else None


def _has_points(viewer: User) -> bool:
    return db.session.scalar(select(Point.id).where(visible_to(viewer)).limit(1)) is not None
