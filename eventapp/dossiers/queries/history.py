"""The history of one person: trainings, agencies, groups, and the half-days she was there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.expectation import expected, is_conflict, value
from eventapp.database import db
from eventapp.people.models import Person
from eventapp.registrations.models import Registration
from eventapp.registrations.queries import visible_to
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class HalfDay:
    """One half-day she was expected in, and the answer."""

    session: TrainingSession
    value: Presence
    is_conflict: bool


@dataclass(frozen=True)
class Attended:
    """One training of a person: her row as it was then, and her half-days in order."""

    registration: Registration
    half_days: Sequence[HalfDay]

    @property
    def training(self) -> Training:
        return self.registration.training

    @property
    def here(self) -> int:
        return sum(1 for one in self.half_days if one.value.is_here and not one.is_conflict)

    @property
    def came(self) -> bool:
        return self.here > 0


def ids_of(person: Person) -> Select[int]:
    """The ids of a person and of every record that was merged with hers."""
    return select(Person.id).where(or_(Person.id == person.id, Person.merged_into_id == person.id))


def attended(person: Person, *, viewer: User | None) -> list[Attended]:
    """Every training of a person, newest first, in two questions; without a viewer, all of it."""
    mine: list[ColumnElement[bool]] = [Registration.person_id.in_(ids_of(person))]
    if viewer is not None:
        mine.append(visible_to(viewer))
    rows = db.session.scalars(
        select(Registration)
        .join(Registration.training)
        .where(*mine)
        .options(
            joinedload(Registration.training),
            joinedload(Registration.group),
            joinedload(Registration.point),
            joinedload(Registration.replaces),
        )
        .order_by(Training.starts_on.desc(), Registration.id.desc())
    ).all()
    half_days: defaultdict[int, list[HalfDay]] = defaultdict(list)
    for registration_id, session, answer, disagrees in db.session.execute(
        expected(Registration.id, TrainingSession, value, is_conflict)
        .where(*mine)
        .order_by(TrainingSession.starts_at, TrainingSession.id)
    ):
        half_days[registration_id].append(HalfDay(session, answer, disagrees))
    return [Attended(row, half_days[row.id]) for row in rows]
