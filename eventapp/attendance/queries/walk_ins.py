"""Which agencies somebody may come from who was not on the list."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point
from eventapp.registrations.models import Registration


def agencies_at(point: Point) -> Sequence[Agency]:
    """The agency that hosts a point and those whose people are registered there."""
    sending = select(Registration.agency_id).where(
        or_(
            Registration.point_id == point.id,
            Registration.point_id.in_(
                select(CombinedPoint.point_id).where(CombinedPoint.room_id == point.id)
            ),
        )
    )
    return db.session.scalars(
        select(Agency)
        .where(or_(Agency.id == point.agency_id, Agency.id.in_(sending)))
        .order_by(Agency.sort_key, Agency.id)
    ).all()
