"""Finding seats: who is called, how many, from where."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import reach
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.queries import hosted_by


def visible_to(viewer: User) -> ColumnElement[bool]:
    """The seats somebody may know about: a focal person those of her own agency."""
    return or_(
        reach(viewer, Invitation.agency_id, Role.ORGANISER, Role.OFFICIAL, Role.FOCAL_PERSON),
        hosted_by(viewer, Invitation.training_id),
    )


def invitations_of(training: Training, *, viewer: User) -> Sequence[Invitation]:
    """The seats of a training with their agencies and groups, by agency, then group."""
    return db.session.scalars(
        select(Invitation)
        .join(Invitation.agency)
        .join(Invitation.group)
        .where(Invitation.training_id == training.id, visible_to(viewer))
        .options(joinedload(Invitation.agency), joinedload(Invitation.group))
        .order_by(Agency.sort_key, Agency.id, AudienceGroup.position, Invitation.id)
    ).all()


def seats(training: Training, agency: Agency, group: AudienceGroup) -> int | None:
    """How many people of a group an agency was asked for; none when it was not asked."""
    return db.session.scalar(
        select(Invitation.seats).where(
            Invitation.training_id == training.id,
            Invitation.agency_id == agency.id,
            Invitation.group_id == group.id,
        )
    )


def seats_by_group(training: Training, agency: Agency) -> dict[str, int]:
    """The seats of one agency by group code."""
    found = db.session.execute(
        select(AudienceGroup.code, Invitation.seats)
        .join(Invitation.group)
        .where(Invitation.training_id == training.id, Invitation.agency_id == agency.id)
        .order_by(AudienceGroup.position)
    )
    return dict(found.all())


def seats_called(training: Training, *, viewer: User) -> tuple[int, int]:
    """How many agencies are called, and how many people altogether."""
    agencies, people = db.session.execute(
        select(
            func.count(Invitation.agency_id.distinct()),
            func.coalesce(func.sum(Invitation.seats), 0),
        ).where(Invitation.training_id == training.id, visible_to(viewer))
    ).one()
    return agencies, people


def get_invitation(
    training: Training, agency_id: int, group_code: str, *, viewer: User
) -> Invitation:
    """The seats of one agency in one group, with both."""
    return db.session.scalars(
        select(Invitation)
        .join(Invitation.group)
        .where(
            Invitation.training_id == training.id,
            Invitation.agency_id == agency_id,
            AudienceGroup.code == group_code,
            visible_to(viewer),
        )
        .options(joinedload(Invitation.agency), joinedload(Invitation.group))
    ).one()
