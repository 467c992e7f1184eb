"""What anybody may read about a training that was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import AudienceGroup, Training, TrainingSession, TrainingState


@dataclass(frozen=True)
class Room:
    """A point as anybody may know it: no names, no phones, no codes of the line."""

    id: int
    code: str
    name: str
    area: str
    room: str
    is_main: bool
    version: int

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.room, self.name) if part)


def get_public_training(code: str) -> Training:
    """A training that was published, with its groups; a draft does not exist."""
    return db.session.scalars(
        select(Training)
        .where(Training.code == code.upper(), Training.state != TrainingState.DRAFT)
        .options(selectinload(Training.groups))
    ).one()


def rooms_of(training: Training) -> list[Room]:
    """The points in the order of the papers."""
    found = _rooms(training).order_by(
        Point.is_main.desc(), Point.area_position, Point.position, Point.id
    )
    return [Room(*row) for row in db.session.execute(found)]


def get_room(training: Training, code: str) -> Room:
    return Room(*db.session.execute(_rooms(training).where(Point.code == code.upper())).one())


def find_main_room(training: Training) -> Room | None:
    row = db.session.execute(_rooms(training).where(Point.is_main).limit(1)).first()
    return Room(*row) if row else None


def _rooms(training: Training) -> Any:
    return select(
        Point.id, Point.code, Point.name, Point.area, Point.room, Point.is_main, Point.version
    ).where(Point.training_id == training.id)


def get_group(training: Training, code: str) -> AudienceGroup:
    return db.session.scalars(
        select(AudienceGroup).where(
            AudienceGroup.training_id == training.id, AudienceGroup.code == code.upper()
        )
    ).one()


def attended_by(
    programme: Sequence[TrainingSession], group: AudienceGroup
) -> list[TrainingSession]:
    """The half-days of a programme that a group attends."""
    return [
        session
        for session in programme
        if session.is_for_all or group.id in {one.id for one in session.groups}
    ]
