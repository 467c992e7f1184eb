"""Lecturers, and what they teach when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from eventapp.database import db
from eventapp.trainings.models import (
    Lecturer,
    SessionBlock,
    SessionState,
    Training,
    TrainingSession,
    TrainingState,
)


@dataclass(frozen=True)
class Lesson:
    """A block that somebody teaches."""

    block: SessionBlock
    session: TrainingSession
    training: Training
    lecturer: Lecturer


def lessons_on(day: date, lecturers: Collection[int | None]) -> list[Lesson]:
    """What these lecturers teach on a day, in trainings that are not over, by the hour."""
    return lessons_between(day, day, lecturers)


def lessons_between(first: date, last: date, lecturers: Collection[int | None]) -> list[Lesson]:
    """The same for every day from one to another."""
    rows = db.session.execute(
        select(SessionBlock, TrainingSession, Training, Lecturer)
        .join(TrainingSession, TrainingSession.id == SessionBlock.session_id)
        .join(Training, Training.id == TrainingSession.training_id)
        .join(Lecturer, Lecturer.id == SessionBlock.lecturer_id)
        .where(
            TrainingSession.day.between(first, last),
            TrainingSession.state == SessionState.PLANNED,
            SessionBlock.lecturer_id.in_(lecturers),
            Training.state.in_([TrainingState.DRAFT, TrainingState.PUBLISHED]),
        )
        .order_by(TrainingSession.day, SessionBlock.starts, SessionBlock.id)
    )
    return [Lesson(*row) for row in rows]


def lessons_of(training: Training) -> list[Lesson]:
    """What is taught in the half-days of a training that are held, in order."""
    rows = db.session.execute(
        select(SessionBlock, TrainingSession, Training, Lecturer)
        .join(TrainingSession, TrainingSession.id == SessionBlock.session_id)
        .join(Training, Training.id == TrainingSession.training_id)
        .join(Lecturer, Lecturer.id == SessionBlock.lecturer_id)
        .where(Training.id == training.id, TrainingSession.state == SessionState.PLANNED)
        .order_by(TrainingSession.starts_at, SessionBlock.position)
    )
    return [Lesson(*row) for row in rows]


def lecturers() -> Sequence[Lecturer]:
    """Everybody who teaches, by given name."""
    return db.session.scalars(select(Lecturer).order_by(Lecturer.sort_key, Lecturer.id)).all()


def get_lecturer(lecturer_id: int) -> Lecturer:
    return db.session.scalars(select(Lecturer).where(Lecturer.id == lecturer_id)).one()


@dataclass(frozen=True)
class Taught:
    """A lecturer with the number of her blocks, in whatever training."""

    lecturer: Lecturer
    blocks: int


def lecturers_with_blocks() -> list[Taught]:
    """Everybody who teaches and how much, by given name."""
    taught = (
        select(func.count(SessionBlock.id))
        .where(SessionBlock.lecturer_id == Lecturer.id)
        .correlate(Lecturer)
        .scalar_subquery()
    )
    rows = db.session.execute(select(Lecturer, taught).order_by(Lecturer.sort_key, Lecturer.id))
    return [Taught(*row) for row in rows]
