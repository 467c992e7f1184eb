"""Combined points (điểm cầu ghép): whose people sit in whose room."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point

IN_ORDER = (Point.area_position, Point.position, Point.id)


def sitting_in(point: Point) -> Sequence[Point]:
    """The points whose people sit in the room of this one."""
    return db.session.scalars(
        select(Point)
        .join(CombinedPoint, CombinedPoint.point_id == Point.id)
        .where(CombinedPoint.room_id == point.id)
        .order_by(*IN_ORDER)
    ).all()


def possible_rooms(point: Point) -> Sequence[Point]:
    """Where the people of a point could sit: rooms that are used, those of its own area first."""
    found = db.session.scalars(
        select(Point)
        .where(
            Point.training_id == point.training_id,
            Point.id != point.id,
            Point.id.not_in(select(CombinedPoint.point_id)),
        )
        .order_by(*IN_ORDER)
    )
    return sorted(found, key=lambda other: other.area_position != point.area_position)
