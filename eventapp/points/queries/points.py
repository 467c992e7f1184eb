"""Finding points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.accounts.scope import Place, reach
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point, PointOperator
from eventapp.trainings.models import Training
from eventapp.trainings.queries import agencies_in_reach, hosted_by
from eventapp.vietnamese.names import sort_key


def visible_to(viewer: User) -> ColumnElement[bool]:
    """The points somebody may know about.

    A focal person chooses among all rooms of a training; an operator knows only her own; an
    organiser or official with an agency knows the rooms of that part of the tree.
    """
    if viewer.holds(Role.FOCAL_PERSON):
        return true()
    return or_(
        reach(viewer, Point.agency_id, Role.ORGANISER, Role.OFFICIAL),
        hosted_by(viewer, Point.training_id),
        run_by(viewer, Point.id),
    )


def takes_roll_at(by: User) -> ColumnElement[bool]:
    """The points at which somebody may take the roll."""
    return or_(
        reach(by, Point.agency_id, Role.ORGANISER),
        hosted_by(by, Point.training_id),
        run_by(by, Point.id),
    )


def run_by(viewer: User, point: Place) -> ColumnElement[bool]:
    """The rows whose ``point`` (a column of point ids) the viewer is the operator of."""
    if not viewer.holds(Role.OPERATOR):
        return false()
    return point.in_(select(PointOperator.point_id).where(PointOperator.user_id == viewer.id))


def points_of(training: Training, *, viewer: User) -> Sequence[Point]:
    """The points of a training in the order of the papers: the main one, districts, communes."""
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, visible_to(viewer))
        .options(selectinload(Point.operators), joinedload(Point.room_of))
        .order_by(Point.is_main.desc(), Point.area_position, Point.position, Point.id)
    ).all()


def get_point(training: Training, code: str, *, viewer: User) -> Point:
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, Point.code == code, visible_to(viewer))
        .options(selectinload(Point.operators), joinedload(Point.room_of))
    ).one()


def agencies_without_point(training: Training) -> list[Agency]:
    """Agencies in reach of the training that host none of its points, in written order."""
    hosting = set(
        db.session.scalars(select(Point.agency_id).where(Point.training_id == training.id))
    )
    return [agency for agency in agencies_in_reach(training) if agency.id not in hosting]


def operators() -> list[User]:
    """Everybody who may be put in charge of a point, by given name."""
    is_operator = select(Grant.id).where(Grant.user_id == User.id, Grant.role == Role.OPERATOR)
    found = db.session.scalars(select(User).where(is_operator.exists(), User.is_active))
    return sorted(found, key=lambda user: (sort_key(user.full_name), user.id))


def is_operator(user: User) -> bool:
    """Whether she is, was, or was meant to be in charge of a point."""
    held = select(Grant.id).where(Grant.user_id == user.id, Grant.role == Role.OPERATOR)
    return db.session.scalar(held.limit(1)) is not None


def get_operator(point: Point, user_id: int) -> User:
    """Somebody who runs this point."""
    return db.session.scalars(
        select(User)
        .join(PointOperator, PointOperator.user_id == User.id)
        .where(PointOperator.point_id == point.id, User.id == user_id)
    ).one()


@dataclass(frozen=True)
class Rooms:
    """How many points a training has, how many people fit in, how many have nobody in charge.

    ``combined`` points share the room of another: their own seats and operators do not count.
    """

    points: int
    seats: int
    without_operator: int
    combined: int


def rooms(training: Training, *, viewer: User) -> Rooms:
    is_run = select(PointOperator.id).where(PointOperator.point_id == Point.id).exists()
    is_combined = select(CombinedPoint.id).where(CombinedPoint.point_id == Point.id).exists()
    points, seats, lonely, combined = db.session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(Point.seats).filter(~is_combined), 0),
            func.count(Point.id).filter(~is_run, ~is_combined),
            func.count(Point.id).filter(is_combined),
        ).where(Point.training_id == training.id, visible_to(viewer))
    ).one()
    return Rooms(points, seats, lonely, combined)
