"""What somebody has to be told about trainings she is concerned with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import visible_to as invitations_visible_to
from eventapp.points.models import Point
from eventapp.points.queries import visible_to as points_visible_to
from eventapp.trainings.models import Notice, Training, TrainingState
from eventapp.trainings.queries import latest_notices

NEW_FOR = timedelta(days=14)


def notices_for(viewer: User) -> Sequence[tuple[Notice, Training]]:
    """Notices of the last two weeks about trainings that are not over, the last one first."""
    return latest_notices(
        _concerns(viewer),
        Notice.written_at >= clock.now() - NEW_FOR,
        Training.state.in_([TrainingState.PUBLISHED, TrainingState.POSTPONED]),
        or_(Training.ends_on >= clock.today(), Training.state == TrainingState.POSTPONED),
    )


def _concerns(viewer: User) -> ColumnElement[bool]:
    """A focal person is concerned when her agency is called, anybody else with her points."""
    if viewer.holds(Role.FOCAL_PERSON):
        return Training.id.in_(select(Invitation.training_id).where(invitations_visible_to(viewer)))
    return Training.id.in_(select(Point.training_id).where(points_visible_to(viewer)))
