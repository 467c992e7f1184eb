"""Combining points: the people of one sit in the room of another, and stand on its sheet."""

from __future__ import annotations

from sqlalchemy import or_, select

from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import CombinedPoint, Point
from eventapp.trainings.models import Training
from eventapp.trainings.queries import wait_for_turn


@atomic
def combine(point: Point, room: Point, *, by: User) -> CombinedPoint:
    """Let the people of a point sit in the room of another point of the training.

    Half-days that the point has reported itself stay its own.
    """
    training = db.session.get_one(Training, point.training_id)
    wait_for_turn(training)
    if room.id == point.id or room.training_id != point.training_id:
        raise RuleBroken("Choose another point of this training.", field="room")
    if point.is_main:
        raise RuleBroken("The main point has a room of its own.", field="room")
    taken = list(
        db.session.execute(
            select(CombinedPoint.point_id, CombinedPoint.room_id).where(
                or_(CombinedPoint.room_id == point.id, CombinedPoint.point_id == room.id)
            )
        )
    )
    if any(room_id == point.id for _, room_id in taken):
        raise RuleBroken(
            "Other points sit in the room of %(point)s. Separate them first.",
            field="room",
            point=point.name,
        )
    if taken:
        raise RuleBroken(
            "%(room)s sits in another room itself. Choose the room it sits in.",
            field="room",
            room=room.name,
        )
    combined = CombinedPoint(point_id=point.id, room_id=room.id)
    db.session.add(combined)
    db.session.flush()
    return combined


@atomic
def separate(point: Point, *, by: User) -> None:
    """Give a combined point its own room back."""
    wait_for_turn(db.session.get_one(Training, point.training_id))
    for combined in db.session.scalars(
        select(CombinedPoint).where(CombinedPoint.point_id == point.id)
    ):
        db.session.delete(combined)
    db.session.flush()
