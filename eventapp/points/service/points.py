"""What an organiser does with points: add them, describe them, put people in charge of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.arrangement import Arrangement, usual_name
from eventapp.points.details import COLUMNS, PointDetails
from eventapp.points.duties import duties_of, put_in_charge
from eventapp.points.models import CombinedPoint, Point
from eventapp.points.queries import is_operator
from eventapp.trainings.models import Training
from eventapp.trainings.queries import agencies_in_reach, wait_for_turn
from eventapp.vietnamese.dates import format_date


@atomic
def add_points(
    training: Training, agencies: Sequence[Agency], *, by: User, seats: int
) -> list[Point]:
    """Open a room at each agency, named after it; the first one at the host is the main point.

    Codes follow the order of the papers: the main point, upper levels, communes by district.
    """
    return _add(training, [(agency, PointDetails(seats=seats)) for agency in agencies])


@atomic
def add_point(training: Training, agency: Agency, details: PointDetails, *, by: User) -> Point:
    """Open one room at an agency."""
    return _add(training, [(agency, details)])[0]


@atomic
def change_point(point: Point, details: PointDetails, *, version: int, by: User) -> Point:
    """Describe a room anew; ``version`` is the one the form was made from."""
    _plan_of(point)
    if point.version != version:
        raise RuleBroken(STALE)
    if not details.name:
        raise RuleBroken("Enter the name of the point.", field="name")
    for column in COLUMNS:
        setattr(point, column, getattr(details, column))
    db.session.flush()
    return point


@atomic
def remove_point(point: Point, *, by: User) -> None:
    """Take a room out of the training, as long as nobody is registered there."""
    training = _plan_of(point)
    if point.is_main and _points_beside(point, training):
        raise RuleBroken("This is the main point. Make another one the main point first.")
    if _has_guests(point):
        raise RuleBroken("Other points sit in this room. Separate them first.")
    name = point.name
    for row in (*duties_of(point), *_combination(point)):
        db.session.delete(row)
    db.session.flush()
    db.session.delete(point)
    try:
        db.session.flush()
    except IntegrityError as error:
        raise RuleBroken(
            "People are registered at %(point)s, or its sheets have been used. "
            "Move them to another point first.",
            point=name,
        ) from error


@atomic
def set_main_point(point: Point, *, by: User) -> None:
    """Make this the room that speaks (điểm cầu chính) instead of the one that was."""
    training = _plan_of(point)
    if _combination(point):
        raise RuleBroken("%(point)s sits in another room. Separate it first.", point=point.name)
    arrangement = Arrangement(agencies_in_reach(training))
    for other in _points_beside(point, training):
        if other.is_main:
            other.is_main = False
            host = db.session.get_one(Agency, other.agency_id)
            other.position = arrangement.place(host, is_main=False).position
    point.is_main, point.position = True, 0
    db.session.flush()


@atomic
def assign_operator(point: Point, user: User, *, by: User) -> None:
    """Let somebody take the roll at this point."""
    _plan_of(point)
    if not (user.is_active and is_operator(user)):
        raise RuleBroken(
            "%(name)s has no account of a point operator.", field="operator", name=user.full_name
        )
    put_in_charge(point, user)


@atomic
def remove_operator(point: Point, user: User, *, by: User) -> None:
    """Take a point out of somebody's hands; the marks she made stay."""
    _plan_of(point)
    for duty in duties_of(point):
        if duty.user_id == user.id and not duty.has_ended:
            duty.ends_at = max(clock.now(), duty.starts_at) if duty.starts_at else clock.now()
    db.session.flush()


def _add(training: Training, rooms: Sequence[tuple[Agency, PointDetails]]) -> list[Point]:
    wait_for_turn(training)
    present = list(
        db.session.execute(
            select(Point.agency_id, Point.code, Point.is_main).where(
                Point.training_id == training.id
            )
        )
    )
    hosting = {agency_id for agency_id, _, _ in present}
    has_main = any(is_main for _, _, is_main in present)
    for agency, _ in rooms:
        _check_host(agency, training, hosting)
        hosting.add(agency.id)

    arrangement = Arrangement(agencies_in_reach(training))
    number = max((_number(code) for _, code, _ in present), default=0)
    points = []
    for agency, details in rooms:
        is_main = agency.id == training.host_id and not has_main
        place = arrangement.place(agency, is_main=is_main)
        points.append(_point(training, agency, details, is_main=is_main))
        points[-1].area_position, points[-1].position, points[-1].area = place
    points.sort(key=lambda point: (point.area_position, point.position))
    for n, point in enumerate(points, start=number + 1):
        point.code = f"ĐC{n:03}"
    db.session.add_all(points)
    db.session.flush()
    return points


def _point(training: Training, agency: Agency, details: PointDetails, *, is_main: bool) -> Point:
    return Point(
        training_id=training.id,
        agency_id=agency.id,
        is_main=is_main,
        **vars(details) | {"name": details.name or usual_name(agency)},
    )


def _check_host(agency: Agency, training: Training, hosting: set[int]) -> None:
    if not agency.exists_on(training.starts_on):
        raise RuleBroken(
            "%(agency)s does not exist on %(day)s.",
            field="agency",
            agency=agency.name,
            day=format_date(training.starts_on),
        )
    if agency.id in hosting:
        raise RuleBroken(
            "%(agency)s already hosts a point of this training.",
            field="agency",
            agency=agency.name,
        )


def _number(code: str) -> int:
    digits = code.removeprefix("ĐC")
    return int(digits) if digits.isdecimal() else 0


def _plan_of(point: Point) -> Training:
    training = db.session.get_one(Training, point.training_id)
    wait_for_turn(training)
    return training


def _points_beside(point: Point, training: Training) -> Sequence[Point]:
    return db.session.scalars(
        select(Point).where(Point.training_id == training.id, Point.id != point.id)
    ).all()


def _combination(point: Point) -> Sequence[CombinedPoint]:
    """The row that says in whose room this point sits, if it does."""
    return db.session.scalars(select(CombinedPoint).where(CombinedPoint.point_id == point.id)).all()


def _has_guests(point: Point) -> bool:
    guests = select(CombinedPoint.id).where(CombinedPoint.room_id == point.id)
    return db.session.scalar(guests.limit(1)) is not None
