"""Counting: seats that are used, and the few numbers a list is about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.people.models import Sex
from eventapp.registrations.models import EXPECTED, OFF_LIST, Registration, RegistrationStatus
from eventapp.registrations.queries.scope import visible_to
from eventapp.trainings.models import Training


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The list of a training in numbers; people are those on the list, walk-ins included."""

    people: int
    registered: int
    women: int
    men: int
    incomplete: int
    withdrawn: int
    waiting: int
    unconfirmed: int

    @property
    def unknown_sex(self) -> int:
        return self.people - self.women - self.men


def is_incomplete() -> ColumnElement[bool]:
    """Rows that lack what the papers print or the organisers need: birth, telephone, position."""
    return or_(
        Registration.birth_year.is_(None),
        Registration.phone.is_(None),
        Registration.position == "",
    )


def summary(training: Training, *, viewer: User) -> Summary:
    """What the viewer's part of the list adds up to."""
    on_list = Registration.status.in_(EXPECTED)

    def count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count().filter(*conditions)

    row = db.session.execute(
        select(
            count(on_list),
            count(Registration.status == RegistrationStatus.REGISTERED),
            count(on_list, Registration.sex == Sex.FEMALE),
            count(on_list, Registration.sex == Sex.MALE),
            count(on_list, is_incomplete()),
            count(Registration.status.in_(OFF_LIST)),
            count(Registration.status == RegistrationStatus.WAITING),
            count(Registration.status == RegistrationStatus.UNCONFIRMED),
        ).where(Registration.training_id == training.id, visible_to(viewer))
    ).one()
    people, registered, women, men, incomplete, withdrawn, waiting, unconfirmed = row
    return Summary(
        people=people,
        registered=registered,
        women=women,
        men=men,
        incomplete=incomplete,
        withdrawn=withdrawn,
        waiting=waiting,
        unconfirmed=unconfirmed,
    )


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
            Registration.status.in_(EXPECTED),
        )
        .group_by(Registration.point_id)
    )
    return dict(rows.all())
