"""A point with people in a half-day, and events about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from eventapp.accounts.models import User
from eventapp.attendance.events import Batch, BatchResult
from eventapp.attendance.models import Answer
from eventapp.attendance.service import take_events
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession
from tests.factories import (
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    TrainingSessionFactory,
    operator_of,
)


@dataclass
class Scene:
    training: Training
    session: TrainingSession
    point: Point
    people: list[Registration]
    operator: User

    def event(self, person: Registration | None = None, value: str = "P", **fields: Any) -> dict:
        """A good event about the first person, unless told otherwise."""
        return {
            "proto": 1,
            "id": str(uuid4()),
            "session": self.session.id,
            "point": self.point.id,
            "person": (person or self.people[0]).id,
            "value": value,
            "reason": None,
            "device": str(uuid4()),
            "seq": 1,
            "wall_ms": 1634086800000,
            "tz": "Asia/Ho_Chi_Minh",
            "author": self.operator.id,
            "supersedes": [],
            "source": "tap",
        } | fields

    def send(self, *events: Any, by: User | None = None, client_now: int | None = None) -> list:
        """What became of each event, with the reason of those put aside."""
        result = self.take(*events, by=by, client_now=client_now)
        return [(one.outcome, one.why.value) if one.why else one.outcome for one in result.results]

    def take(
        self, *events: Any, by: User | None = None, client_now: int | None = None
    ) -> BatchResult:
        return take_events(Batch(events, client_now), by=by or self.operator)

    def answer(self, person: Registration | None = None) -> Answer | None:
        key = (self.session.id, (person or self.people[0]).id)
        return db.session.get(Answer, key, populate_existing=True)


def make_scene(people: int = 3, **fields: Any) -> Scene:
    """Wednesday morning at a point with an operator and some women on its list."""
    training = fields.pop("training", None) or TrainingFactory()
    session = fields.pop("session", None) or TrainingSessionFactory(training=training)
    point = PointFactory(training=training, **fields)
    names = ("Trần Thị An", "Lê Thị Bình", "Đỗ Thị Chi", "Vũ Thị Dung", "Mai Thị Én", "Hà Thị Gấm")
    return Scene(
        training=training,
        session=session,
        point=point,
        people=[RegistrationFactory(point=point, full_name=names[n % 6]) for n in range(people)],
        operator=operator_of(point),
    )
