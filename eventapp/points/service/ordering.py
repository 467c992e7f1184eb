"""The order of points and their areas on papers and boards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import N_
from eventapp.points.arrangement import Arrangement
from eventapp.points.models import Point
from eventapp.trainings.models import Training
from eventapp.trainings.queries import agencies_in_reach, wait_for_turn
from eventapp.vietnamese.sorting import text_sort_key


class Order(StrEnum):
    """By what all points are arranged at once; the main point always comes first."""

    DISTRICT = "district"
    CODE = "code"
    NAME = "name"

    @property
    def label(self) -> str:
        return ORDER_LABELS[self]


ORDER_LABELS = {
    Order.DISTRICT: N_("By district and commune, as on papers"),
    Order.CODE: N_("By code within each area"),
    Order.NAME: N_("By name within each area"),
}
_KEYS: dict[Order, Callable[[Point], Any]] = {
    Order.CODE: lambda point: (len(point.code), point.code),
    Order.NAME: lambda point: text_sort_key(point.name),
}


@atomic
def move_point(point: Point, steps: int, *, by: User) -> None:
    """Move a point up (-1) or down (1) within its area; at the end of it nothing happens."""
    area = [
        other
        for other in _in_turn(db.session.get_one(Training, point.training_id))
        if other.area_position == point.area_position and other.is_main == point.is_main
    ]
    here = next(n for n, other in enumerate(area) if other.id == point.id)
    there = here + steps
    if not 0 <= there < len(area):
        return
    if len({other.position for other in area}) < len(area):
        _number(area, first=0 if point.is_main else 1)
    area[here].position, area[there].position = area[there].position, area[here].position
    db.session.flush()


@atomic
def move_area(training: Training, area_position: int, steps: int, *, by: User) -> None:
    """Move an area with all its points up (-1) or down (1)."""
    areas = [list(some) for _, some in groupby(_in_turn(training), lambda p: p.area_position)]
    places = [area[0].area_position for area in areas]
    here = places.index(area_position) if area_position in places else len(places)
    there = here + steps
    if here < len(areas) and 0 <= there < len(areas):
        for area, place in ((areas[here], places[there]), (areas[there], places[here])):
            for point in area:
                point.area_position = place
    db.session.flush()


@atomic
def arrange(training: Training, order: Order, *, by: User) -> None:
    """Put all points in an order; by district also the areas go back to their usual places."""
    points = _in_turn(training)
    if order is Order.DISTRICT:
        arrangement = Arrangement(agencies_in_reach(training))
        for point in points:
            place = arrangement.place(point.agency, is_main=point.is_main)
            point.area_position, point.position, point.area = place
    else:
        key = _KEYS[order]
        for _, some in groupby(points, lambda point: point.area_position):
            area = list(some)
            main = [point for point in area if point.is_main]
            rest = [point for point in area if not point.is_main]
            _number(main, first=0)
            _number(sorted(rest, key=lambda point: (key(point), point.id)), first=1)
    db.session.flush()


def _in_turn(training: Training) -> Sequence[Point]:
    wait_for_turn(training)
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id)
        .options(joinedload(Point.agency))
        .order_by(Point.area_position, Point.position, Point.id)
        .execution_options(populate_existing=True)
    ).all()


def _number(points: Sequence[Point], *, first: int) -> None:
    for position, point in enumerate(points, start=first):
        point.position = position
    db.session.flush()
