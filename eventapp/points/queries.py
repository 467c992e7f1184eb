"""Finding points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import selectinload

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.queries import subtree
from eventapp.database import db
from eventapp.points.models import Point, PointOperator
from eventapp.trainings.models import Training


def visible_to(viewer: User) -> ColumnElement[bool]:
    """The points somebody may know about.

    A focal person chooses among all rooms of a training; an operator knows only her own; an
    official with an agency knows the rooms of that part of the tree.
    """
    match viewer.role:
        case Role.ORGANISER | Role.FOCAL_PERSON:
            return true()
        case Role.OPERATOR:
            return Point.id.in_(
                select(PointOperator.point_id).where(PointOperator.user_id == viewer.id)
            )
        case Role.OFFICIAL:
            return Point.agency_id.in_(subtree(viewer.agency_id)) if viewer.agency_id else true()
        case _:
            assert_never(viewer.role)


def points_of(training: Training, *, viewer: User) -> Sequence[Point]:
    """The points of a training in the order of the papers: the main one, districts, communes."""
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, visible_to(viewer))
        .options(selectinload(Point.operators))
        .order_by(Point.area_position, Point.position, Point.id)
    ).all()


def get_point(training: Training, code: str, *, viewer: User) -> Point:
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, Point.code == code, visible_to(viewer))
        .options(selectinload(Point.operators))
    ).one()
