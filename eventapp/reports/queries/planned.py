"""What is planned: the points with their lines, the seats of every agency and who took them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import visible_to as invitations_visible_to
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.points.queries import points_of
from eventapp.points.queries.line_tests import Line, lines_of
from eventapp.registrations.models import EXPECTED, Registration
from eventapp.registrations.queries import visible_to
from eventapp.reports.queries.order import agencies_in_order
from eventapp.reports.queries.part import part_of
from eventapp.trainings.models import AudienceGroup, Training


@dataclass(frozen=True)
class PlannedPoint:
    """A point, what its last line test said, and how many people are to sit there."""

    point: Point
    line: Line
    registered: int


@dataclass(frozen=True)
class PlannedPoints:
    """All points somebody may see, in the order of the papers."""

    training: Training
    points: tuple[PlannedPoint, ...]
    part: str


def planned_points(training: Training, *, viewer: User) -> PlannedPoints:
    lines = lines_of(training, viewer=viewer)
    people = _registered(training, viewer, Registration.point_id)
    return PlannedPoints(
        training,
        tuple(
            PlannedPoint(point, lines.get(point.id, Line()), people.get((point.id,), (0, 0))[0])
            for point in points_of(training, viewer=viewer)
        ),
        part_of(viewer),
    )


@dataclass(frozen=True)
class Seats:
    """The seats of an agency in a group, how many are registered, and the women among them."""

    agency: Agency
    group: AudienceGroup
    called: int
    registered: int
    female: int

    @property
    def missing(self) -> int:
        return max(self.called - self.registered, 0)


@dataclass(frozen=True)
class SeatPlan:
    """Agency by agency in the order of the papers, with groups as the training orders them."""

    training: Training
    seats: tuple[Seats, ...]
    part: str

    @property
    def agencies(self) -> list[Agency]:
        return list({one.agency.id: one.agency for one in self.seats}.values())


def seat_plan(training: Training, *, viewer: User, agency: Agency | None = None) -> SeatPlan:
    """Every agency that was called or has registered somebody; of one agency when asked."""
    called = _called(training, viewer)
    people = _registered(training, viewer, Registration.agency_id, Registration.group_id)
    keys = {key for key in (*called, *people) if agency is None or key[0] == agency.id}
    agencies = agencies_in_order({agency_id for agency_id, _ in keys})
    rank = {agency_id: place for place, agency_id in enumerate(agencies)}
    groups = {group.id: group for group in training.groups}
    return SeatPlan(
        training,
        tuple(
            Seats(agencies[key[0]], groups[key[1]], called.get(key, 0), *people.get(key, (0, 0)))
            for key in sorted(keys, key=lambda key: (rank[key[0]], groups[key[1]].position))
        ),
        part_of(viewer),
    )


def rooms_for(agency: Agency, training: Training) -> Sequence[Point]:
    """Where people of the agency may sit: its own point, that of its parent, the main one."""
    return db.session.scalars(
        select(Point)
        .where(
            Point.training_id == training.id,
            (Point.agency_id.in_([agency.id, agency.parent_id])) | Point.is_main,
        )
        .options(joinedload(Point.room_of))
        .order_by(
            case((Point.agency_id == agency.id, 0), (Point.is_main, 2), else_=1), Point.position
        )
    ).all()


def _called(training: Training, viewer: User) -> dict[tuple[int, ...], int]:
    rows = db.session.execute(
        select(Invitation.agency_id, Invitation.group_id, Invitation.seats).where(
            Invitation.training_id == training.id, invitations_visible_to(viewer)
        )
    )
    return {(agency_id, group_id): seats for agency_id, group_id, seats in rows}


def _registered(
    training: Training, viewer: User, *by: InstrumentedAttribute[Any]
) -> dict[tuple[int, ...], tuple[int, int]]:
    """How many people and women are registered, by these columns."""
    rows = db.session.execute(
        select(
            *by,
            func.count(),
            func.sum(case((Registration.sex == Sex.FEMALE, 1), else_=0)),
        )
        .where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            visible_to(viewer),
        )
        .group_by(*by)
    )
    return {tuple(key): (people, int(women)) for *key, people, women in rows}
