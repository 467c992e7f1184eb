"""Finding registrations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import joinedload

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import subtree
from eventapp.database import db
from eventapp.people.models import Person
from eventapp.points.models import Point, PointOperator
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import AudienceGroup, Training, TrainingState


def visible_to(viewer: User) -> ColumnElement[bool]:
    """The registrations somebody may know about.

    A focal person those her agency sent, an operator those of her points, an official with an
    agency those of that part of the tree.
    """
    match viewer.role:
        case Role.ORGANISER:
            return true()
        case Role.FOCAL_PERSON:
            return Registration.agency_id == viewer.agency_id
        case Role.OPERATOR:
            return Registration.point_id.in_(
                select(PointOperator.point_id).where(PointOperator.user_id == viewer.id)
            )
        case Role.OFFICIAL if viewer.agency_id:
            return Registration.agency_id.in_(subtree(viewer.agency_id))
        case Role.OFFICIAL:
            return true()
        case _:
            assert_never(viewer.role)


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


def seats_used(training: Training, agency: Agency) -> dict[int, int]:
    """How many people an agency has registered, by id of the group; walk-ins take no seats."""
    rows = db.session.execute(
        select(Registration.group_id, func.count())
        .where(
            Registration.training_id == training.id,
            Registration.agency_id == agency.id,
            Registration.status == RegistrationStatus.REGISTERED,
        )
        .group_by(Registration.group_id)
    )
    return dict(rows.all())


def seats_taken(training: Training) -> dict[int, int]:
    """How many seats of the rooms are taken, by id of the point; empty rooms are missing."""
    rows = db.session.execute(
        select(Registration.point_id, func.count())
        .where(
            Registration.training_id == training.id,
            Registration.status != RegistrationStatus.WITHDRAWN,
        )
        .group_by(Registration.point_id)
    )
    return dict(rows.all())


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
