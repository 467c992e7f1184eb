"""Which rooms a change of agencies touches."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from eventapp.agencies.touched import MOST_NAMED, Touched, touched
from eventapp.database import db
from eventapp.errors import N_
from eventapp.points.models import Point
from eventapp.trainings.models import Training


@touched(40)
def rooms(agency_ids: Collection[int], day: date) -> Touched:
    """Points at these agencies in trainings that are not over by that day."""
    found = db.session.execute(
        select(Training.code, Point.name)
        .join(Training, Training.id == Point.training_id)
        .where(Point.agency_id.in_(agency_ids), Training.ends_on >= day)
        .order_by(Training.starts_on, Point.area_position, Point.position, Point.id)
    ).all()
    return Touched(
        N_("Points of trainings after that day"),
        len(found),
        [f"{code}: {name}" for code, name in found[:MOST_NAMED]],
        N_("Check who runs the room and whether it can still be used."),
    )
