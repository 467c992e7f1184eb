"""Which registrations somebody may know about."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, or_, select

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import reach
from eventapp.points.models import CombinedPoint
from eventapp.points.queries import run_by
from eventapp.registrations.models import Registration
from eventapp.trainings.queries import hosted_by


def visible_to(viewer: User) -> ColumnElement[bool]:
    """The registrations somebody may know about.

    A focal person those her agency sent, an operator those of her points and of the points whose
    people sit in her rooms, an organiser or an official with an agency those of that part of the
    tree.
    """
    guests = select(CombinedPoint.point_id).where(run_by(viewer, CombinedPoint.room_id))
    return or_(
        reach(viewer, Registration.agency_id, Role.ORGANISER, Role.OFFICIAL, Role.FOCAL_PERSON),
        hosted_by(viewer, Registration.training_id),
        run_by(viewer, Registration.point_id),
        Registration.point_id.in_(guests) if viewer.holds(Role.OPERATOR) else false(),
    )
