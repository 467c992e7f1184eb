"""What is wanted twice in a plan: lecturers and rooms, here and in other trainings; and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.concerns import days_off, overlap
from eventapp.trainings.models import (
    SessionBlock,
    SessionState,
    Training,
    TrainingSession,
    TrainingState,
)
from eventapp.trainings.queries import Lesson, lessons_between, lessons_of


@dataclass(frozen=True)
class LessonClash:
    """One lecturer, two blocks at the same time."""

    lesson: Lesson
    other: Lesson


@dataclass(frozen=True)
class RoomClash:
    """One room of an agency, wanted by two trainings in the same half-day."""

    point: Point
    session: TrainingSession
    other: Training


@dataclass(frozen=True)
class Check:
    """Everything an organiser should look at before people come."""

    lessons: Sequence[LessonClash]
    rooms: Sequence[RoomClash]
    days_off: Sequence[tuple[date, str]]
    without_topic: Sequence[TrainingSession]

    @property
    def clashes(self) -> int:
        return len(self.lessons) + len(self.rooms)

    @property
    def is_clear(self) -> bool:
        return not (self.clashes or self.days_off or self.without_topic)


def check_of(training: Training) -> Check:
    """The check of a plan whose half-days are loaded, in four statements."""
    with_blocks = set(
        db.session.scalars(
            select(SessionBlock.session_id)
            .join(TrainingSession, TrainingSession.id == SessionBlock.session_id)
            .where(TrainingSession.training_id == training.id)
            .distinct()
        )
    )
    return Check(
        lessons=_lessons(training),
        rooms=_rooms(training),
        days_off=days_off(session.day for session in training.sessions),
        without_topic=[
            session
            for session in training.sessions
            if not session.topic and session.id not in with_blocks
        ],
    )


def _lessons(training: Training) -> list[LessonClash]:
    mine = lessons_of(training)
    if not mine:
        return []
    lecturers = {one.lecturer.id for one in mine}
    days = [one.session.day for one in mine]
    others = lessons_between(min(days), max(days), lecturers)
    return [
        LessonClash(one, other)
        for one in mine
        for other in others
        if other.block.id != one.block.id
        and other.lecturer.id == one.lecturer.id
        and other.session.day == one.session.day
        and (other.training.id != training.id or one.block.id < other.block.id)
        and overlap(one.block.starts, one.block.ends, other.block.starts, other.block.ends)
    ]


def _rooms(training: Training) -> list[RoomClash]:
    """Rooms of one agency with one name; an agency that names no room has one."""
    theirs, their_session = aliased(Point), aliased(TrainingSession)
    rows = db.session.execute(
        select(Point, TrainingSession, Training)
        .join(TrainingSession, TrainingSession.training_id == Point.training_id)
        .join(
            theirs,
            and_(
                theirs.agency_id == Point.agency_id,
                theirs.training_id != Point.training_id,
                func.lower(theirs.room) == func.lower(Point.room),
            ),
        )
        .join(
            their_session,
            and_(
                their_session.training_id == theirs.training_id,
                their_session.starts_at < TrainingSession.ends_at,
                TrainingSession.starts_at < their_session.ends_at,
            ),
        )
        .join(Training, Training.id == theirs.training_id)
        .where(
            Point.training_id == training.id,
            TrainingSession.state == SessionState.PLANNED,
            their_session.state == SessionState.PLANNED,
            Training.state.in_([TrainingState.DRAFT, TrainingState.PUBLISHED]),
        )
        .order_by(TrainingSession.starts_at, Point.area_position, Point.position, Point.id)
    )
    return [RoomClash(*row) for row in rows]
