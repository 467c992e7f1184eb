"""What somebody may choose from when she registers or corrects a participant."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import agencies_of
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import agencies_on
from eventapp.invitations.queries import invitations_of
from eventapp.points.queries import points_of
from eventapp.registrations import queries
from eventapp.registrations.forms import Offer
from eventapp.registrations.models import Registration
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.vocabulary import roles_of


def offer_to(viewer: User, training: Training, present: Registration | None = None) -> Offer:
    """A focal person chooses for her own agency; what a row has now stays on offer."""
    day = training.starts_on
    groups = _groups(viewer, training)
    if present and present.group not in groups:
        groups = [*groups, present.group]
    agencies = _agencies(viewer, training)
    if present and present.agency not in agencies:
        agencies = [*agencies, present.agency]
    return Offer(
        first_day=day,
        agencies=agencies,
        roles={group: roles_of(group.code, on=day) for group in groups},
        points=points_of(training, viewer=viewer),
        taken=queries.seats_taken(training),
        home=present.agency_id if present else viewer.agency_id,
    )


def _agencies(viewer: User, training: Training) -> Sequence[Agency]:
    own = agencies_of(viewer, Role.ORGANISER, Role.FOCAL_PERSON)
    found = agencies_on(training.starts_on)
    return found if own is None else [agency for agency in found if agency.id in own]


def _groups(viewer: User, training: Training) -> list[AudienceGroup]:
    """A focal person sends people of her agency's level and of groups it was called for."""
    if viewer.holds(Role.ORGANISER):
        return list(training.groups)
    called = {invitation.group_id for invitation in invitations_of(training, viewer=viewer)}
    levels = {agency.level for agency in _agencies(viewer, training)}
    return [group for group in training.groups if group.id in called or group.level in levels]
