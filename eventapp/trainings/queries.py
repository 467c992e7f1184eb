"""Finding trainings and their half-days."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import selectinload

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.trainings.models import Training, TrainingSession, TrainingState


def visible_to(viewer: User) -> ColumnElement[bool]:
    """Drafts are the organisers' own business; everybody else sees what was published."""
    if viewer.role is Role.ORGANISER:
        return true()
    return Training.state != TrainingState.DRAFT


def trainings(*, viewer: User) -> Sequence[Training]:
    """All trainings, the latest first, with half-days and groups."""
    return db.session.scalars(
        select(Training)
        .where(visible_to(viewer))
        .options(selectinload(Training.sessions), selectinload(Training.groups))
        .order_by(Training.starts_on.desc(), Training.id.desc())
    ).all()


def get_training(code: str, *, viewer: User) -> Training:
    """A training with its half-days and groups."""
    return db.session.scalars(
        select(Training)
        .where(Training.code == code, visible_to(viewer))
        .options(selectinload(Training.sessions), selectinload(Training.groups))
    ).one()


def get_session(training: Training, code: str) -> TrainingSession:
    return db.session.scalars(
        select(TrainingSession).where(
            TrainingSession.training_id == training.id, TrainingSession.code == code
        )
    ).one()


def session_now(training: Training) -> TrainingSession | None:
    """The half-day that is on, or comes next today, or came last; none when none is planned.

    A half-day is on from when its sheets open until the next one opens.
    """
    begun = [s for s in training.sessions if s.opens_at(training) <= clock.now()]
    return begun[-1] if begun else next(iter(training.sessions), None)
