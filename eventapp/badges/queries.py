"""Finding personal codes: of a list of people, of one of them, and whose a shown one is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from eventapp.accounts.models import User
from eventapp.badges.models import PersonalCode
from eventapp.badges.secrets import TOKEN_LENGTH, digest_of, typed
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.registrations.models import EXPECTED, Registration
from eventapp.registrations.queries.scope import visible_to
from eventapp.trainings.models import Training

IN_FORCE = PersonalCode.revoked_at.is_(None)


@dataclass(frozen=True)
class Badge:
    """Somebody on the list, with the code in force, if she has one."""

    registration: Registration
    code: PersonalCode | None


def badges(training: Training, point: Point | None = None, *, viewer: User) -> list[Badge]:
    """Everybody on the list whom the viewer may know, point by point, by given name."""
    wanted = (
        select(Registration, PersonalCode)
        .join(Registration.point)
        .join(Registration.group)
        .outerjoin(PersonalCode, (PersonalCode.registration_id == Registration.id) & IN_FORCE)
        .where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            visible_to(viewer),
        )
        .options(contains_eager(Registration.point), contains_eager(Registration.group))
        .order_by(
            Point.is_main.desc(),
            Point.area_position,
            Point.position,
            Point.id,
            Registration.name_key,
            Registration.id,
        )
    )
    if point:
        wanted = wanted.where(Registration.point_id == point.id)
    return [Badge(*row) for row in db.session.execute(wanted)]


@dataclass(frozen=True)
class Coverage:
    """How many people of a point the viewer may know, and how many of them have a code."""

    point: Point
    people: int
    with_code: int


def coverage(training: Training, *, viewer: User) -> list[Coverage]:
    """Points with people on the list, in the order of the papers."""
    rows = db.session.execute(
        select(Point, func.count(Registration.id), func.count(PersonalCode.id))
        .join(Registration, Registration.point_id == Point.id)
        .outerjoin(PersonalCode, (PersonalCode.registration_id == Registration.id) & IN_FORCE)
        .where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            visible_to(viewer),
        )
        .group_by(Point.id)
        .order_by(Point.is_main.desc(), Point.area_position, Point.position, Point.id)
    )
    return [Coverage(*row) for row in rows]


def code_of(registration: Registration) -> PersonalCode | None:
    """The code in force of a registration."""
    return db.session.scalar(
        select(PersonalCode).where(PersonalCode.registration_id == registration.id, IN_FORCE)
    )


def find_shown(text: str) -> PersonalCode | None:
    """The code somebody shows, in force or not, with whose it is; None when there is none."""
    token = typed(text)
    if len(token) != TOKEN_LENGTH:
        return None
    return db.session.scalar(
        select(PersonalCode)
        .where(PersonalCode.digest == digest_of(token))
        .options(
            joinedload(PersonalCode.registration).options(
                joinedload(Registration.point), joinedload(Registration.training)
            )
        )
    )


def codes_of(registrations: Collection[int]) -> Sequence[PersonalCode]:
    """All codes these registrations ever had, in force or not, the newest first."""
    return db.session.scalars(
        select(PersonalCode)
        .where(PersonalCode.registration_id.in_(registrations))
        .order_by(PersonalCode.id.desc())
    ).all()
