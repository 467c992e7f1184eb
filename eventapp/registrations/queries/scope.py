"""Which registrations somebody may know about."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import ColumnElement, or_, select, true

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.queries import subtree
from eventapp.points.models import CombinedPoint, PointOperator
from eventapp.registrations.models import Registration


def visible_to(viewer: User) -> ColumnElement[bool]:
    """The registrations somebody may know about.

    A focal person those her agency sent, an operator those of her points and
    of the points whose people sit in her rooms, an official with an
    agency those of that part of the tree.
    """
    match viewer.role:
        case Role.ORGANISER:
            return true()
        case Role.FOCAL_PERSON:
            return Registration.agency_id == viewer.agency_id
        case Role.OPERATOR:
            own = select(PointOperator.point_id).where(PointOperator.user_id == viewer.id)
            guests = select(CombinedPoint.point_id).where(CombinedPoint.room_id.in_(own))
            return or_(Registration.point_id.in_(own), Registration.point_id.in_(guests))
        case Role.OFFICIAL if viewer.agency_id:
            return Registration.agency_id.in_(subtree(viewer.agency_id))
        case Role.OFFICIAL:
            return true()
        case _:
            assert_never(viewer.role)
