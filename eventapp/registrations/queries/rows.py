"""Finding single registrations, and those expected at one point."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.people.models import Person
from eventapp.points.models import Point
from eventapp.registrations.models import EXPECTED, OFF_LIST, Registration, RegistrationStatus
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
            joinedload(Registration.replaces),
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
            Registration.status.in_(EXPECTED),
        )
        .options(joinedload(Registration.group))
        .order_by(Registration.name_key, Registration.id)
    ).all()


def person_of(registration: Registration) -> Person:
    return db.session.get_one(Person, registration.person_id)


def state_of(registration: Registration) -> TrainingState:
    """The state of its training at this moment; waits for whoever is changing it."""
    return _locked(registration.training_id)


def lock(training: Training) -> TrainingState:
    """Wait until nobody else changes the list of this training; its state at this moment."""
    return _locked(training.id)


def _locked(training_id: int) -> TrainingState:
    return db.session.execute(
        select(Training.state).where(Training.id == training_id).with_for_update(key_share=True)
    ).scalar_one()


def waiting_list(training: Training, *, viewer: User) -> Sequence[tuple[int, Registration]]:
    """Who waits for a seat, with her place in the queue of her agency and group."""
    place = func.row_number().over(
        partition_by=(Registration.agency_id, Registration.group_id),
        order_by=(Registration.waiting_number, Registration.id),
    )
    rows = db.session.execute(
        select(place, Registration)
        .join(Registration.agency)
        .join(Registration.group)
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.WAITING,
            visible_to(viewer),
        )
        .options(
            contains_eager(Registration.agency),
            contains_eager(Registration.group),
            joinedload(Registration.point),
        )
        .order_by(Agency.sort_key, Agency.id, AudienceGroup.position, place)
    )
    return [(number, row) for number, row in rows]


def unconfirmed(training: Training, *, viewer: User) -> Sequence[Registration]:
    """Who registered herself and waits to be confirmed, agency by agency."""
    return db.session.scalars(
        select(Registration)
        .join(Registration.agency)
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.UNCONFIRMED,
            visible_to(viewer),
        )
        .options(
            contains_eager(Registration.agency),
            joinedload(Registration.group),
            joinedload(Registration.point),
        )
        .order_by(Agency.sort_key, Agency.id, Registration.registered_at, Registration.id)
    ).all()


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
        answers=registration.answers or {},
        is_another_person=True,
    )


def queues_of(training: Training) -> set[tuple[int, int]]:
    """Agencies and groups in which somebody waits."""
    rows = db.session.execute(
        select(Registration.agency_id, Registration.group_id)
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.WAITING,
        )
        .distinct()
    )
    return {(agency, group) for agency, group in rows}


def substitute_of(registration: Registration) -> Registration | None:
    """Who is on the list in place of somebody who was replaced, or nobody."""
    return db.session.scalars(
        select(Registration)
        .where(Registration.replaces_id == registration.id, Registration.status.not_in(OFF_LIST))
        .order_by(Registration.id.desc())
        .limit(1)
    ).first()


def row_of_the_same_person(registration: Registration) -> Registration | None:
    """Another row of this training about her that counts: her record was merged with that one's."""
    merged = select(Person.merged_into_id).where(Person.id == registration.person_id)
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.training_id == registration.training_id,
            Registration.person_id == merged.scalar_subquery(),
            Registration.status.not_in(OFF_LIST),
        )
        .limit(1)
    ).first()
