"""Which training matters now, and how far its half-days have come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point
from eventapp.points.queries import visible_to as points_visible_to
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import session_now, visible_to


class Phase(StrEnum):
    """Where a training stands: before its first roll call, on, or after its last half-day."""

    AHEAD = "ahead"
    ON = "on"
    OVER = "over"


@dataclass(frozen=True)
class Step:
    """One half-day. ``is_on``: people sit in the rooms; ``locked`` of ``points`` sheets are."""

    session: TrainingSession
    is_on: bool
    is_over: bool
    is_shown: bool
    locked: int
    points: int


def current_training(*, viewer: User) -> Training | None:
    """The training that is on, else the next one, else the last one; with its half-days."""
    visible = (
        select(Training).where(visible_to(viewer)).options(selectinload(Training.sessions)).limit(1)
    )
    ahead = visible.where(Training.ends_on >= clock.today()).order_by(
        Training.starts_on, Training.id
    )
    behind = visible.order_by(Training.ends_on.desc(), Training.id.desc())
    return db.session.scalars(ahead).first() or db.session.scalars(behind).first()


def phase_of(training: Training) -> Phase:
    now = clock.now()
    if not training.sessions:
        return Phase.OVER if training.ends_on < clock.today() else Phase.AHEAD
    if now < training.sessions[0].opens_at(training):
        return Phase.AHEAD
    return Phase.ON if now <= training.sessions[-1].ends_at else Phase.OVER


def steps(training: Training, *, viewer: User) -> Sequence[Step]:
    """The half-days in order, with the sheets of the viewer's points that are locked."""
    now, shown = clock.now(), session_now(training)
    has_room = Point.id.not_in(select(CombinedPoint.point_id))
    points = db.session.scalars(
        select(func.count()).where(
            Point.training_id == training.id, has_room, points_visible_to(viewer)
        )
    ).one()
    locked = dict(
        db.session.execute(
            select(Sheet.session_id, func.count())
            .join(Point, Point.id == Sheet.point_id)
            .where(
                Point.training_id == training.id,
                has_room,
                points_visible_to(viewer),
                Sheet.state == SheetState.LOCKED,
            )
            .group_by(Sheet.session_id)
        ).all()
    )
    return [
        Step(
            session=session,
            is_on=session.opens_at(training) <= now <= session.ends_at,
            is_over=session.ends_at < now,
            is_shown=session is shown,
            locked=locked.get(session.id, 0),
            points=points,
        )
        for session in training.sessions
    ]
