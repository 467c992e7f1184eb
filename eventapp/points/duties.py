"""The grants behind a point: who is, was, or will be in charge of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point


def duties_of(point: Point) -> Sequence[Grant]:
    """All of them, the oldest first."""
    return db.session.scalars(
        select(Grant)
        .where(Grant.point_id == point.id)
        .options(joinedload(Grant.user))
        .order_by(Grant.id)
    ).all()


def put_in_charge(
    point: Point, user: User, starts_at: datetime | None = None, ends_at: datetime | None = None
) -> None:
    """Give her the point; what she has of it already she does not get twice."""
    starts_at = starts_at or clock.now()
    for duty in duties_of(point):
        is_open = duty.ends_at is None or duty.ends_at > starts_at
        begins_later = ends_at is not None and duty.starts_at and duty.starts_at >= ends_at
        if duty.user_id == user.id and is_open and not begins_later:
            raise RuleBroken("This person already runs this point.", field="operator")
    duty = (ends_at is None and _waiting(user)) or Grant(user_id=user.id, role=Role.OPERATOR)
    duty.point_id, duty.starts_at, duty.ends_at = point.id, starts_at, ends_at
    if duty not in user.held:
        user.held.append(duty)
    db.session.flush()


def _waiting(user: User) -> Grant | None:
    """The role she was given before the plan had a point for her."""
    return db.session.scalars(
        select(Grant).where(
            Grant.user_id == user.id,
            Grant.role == Role.OPERATOR,
            Grant.point_id.is_(None),
            Grant.agency_id.is_(None),
            Grant.ends_at.is_(None),
        )
    ).first()
