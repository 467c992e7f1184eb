"""Finding single registrations, and those expected at one point."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.people.models import Person
from eventapp.points.models import Point
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import Nomination
from eventapp.registrations.queries.scope import visible_to
from eventapp.trainings.models import AudienceGroup, Training, TrainingState


def get_registration(training: Training, registration_id: int, *, viewer: User) -> Registration:
    """One registration with its agency, group and point."""
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.id == registration_id,
            Registration.training_id == training.id,
            visible_to(viewer),
        )
        .options(
            joinedload(Registration.agency),
            joinedload(Registration.group),
            joinedload(Registration.point),
        )
    ).one()


def find_withdrawn(
    training: Training, registration_id: int, *, viewer: User
) -> Registration | None:
    """The row, when it is withdrawn and the viewer may see it."""
    return db.session.scalar(
        select(Registration).where(
            Registration.id == registration_id,
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.WITHDRAWN,
            visible_to(viewer),
        )
    )


def expected_at(point: Point) -> Sequence[Registration]:
    """Who is expected at a point, walk-ins included, in the order of the printed list."""
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.point_id == point.id,
            Registration.status != RegistrationStatus.WITHDRAWN,
        )
        .options(joinedload(Registration.group))
        .order_by(Registration.name_key, Registration.id)
    ).all()


def person_of(registration: Registration) -> Person:
    return db.session.get_one(Person, registration.person_id)


def state_of(registration: Registration) -> TrainingState:
    """The state of its training at this moment; waits for whoever is changing it."""
    return db.session.execute(
        select(Training.state)
        .where(Training.id == registration.training_id)
        .with_for_update(key_share=True)
    ).scalar_one()


def is_known_elsewhere(registration: Registration) -> bool:
    """Whether other registrations are about the same person."""
    return bool(
        db.session.scalar(
            select(func.count()).where(
                Registration.person_id == registration.person_id,
                Registration.id != registration.id,
            )
        )
    )


def nomination_of(registration: Registration) -> Nomination:
    """What an agency would write to register the same person in the same way again."""
    return Nomination(
        full_name=registration.full_name,
        sex=registration.sex,
        birth_date=registration.birth_date,
        birth_year=registration.birth_year,
        position=registration.position,
        role_code=registration.role_code,
        phone=registration.phone,
        email=registration.email,
        agency=db.session.get_one(Agency, registration.agency_id),
        group=db.session.get_one(AudienceGroup, registration.group_id),
        point=db.session.get_one(Point, registration.point_id),
        is_another_person=True,
    )
