"""What the overview of a training says about its seats."""

from __future__ import annotations

from flask_babel import gettext as _

from eventapp.access import Permission, Role
from eventapp.accounts.models import User
from eventapp.invitations.queries import seats_called
from eventapp.templating import number
from eventapp.trainings.models import Training
from eventapp.trainings.overview import Part, part

SEES_SEATS = {Role.ORGANISER, Role.OFFICIAL, Role.FOCAL_PERSON}


@part(30)
def seats(training: Training, viewer: User) -> Part | None:
    """How many people are called; a focal person reads how many she may send."""
    if not any(role in SEES_SEATS for role in viewer.roles):
        return None
    agencies, people = seats_called(training, viewer=viewer)
    if viewer.role is Role.FOCAL_PERSON:
        text = (
            _("Your agency is asked to send %(people)s people.", people=number(people))
            if people
            else _("Your agency has no seats yet. Please ask the organisers.")
        )
    elif people:
        text = _(
            "People called: %(people)s, agencies: %(agencies)s",
            people=number(people),
            agencies=number(agencies),
        )
    else:
        text = _(
            "Nobody is called yet: give every commune the same seats, then change single ones."
        )
    return Part(
        word=str(_("Seats")),
        text=str(text),
        task=str(_("Next: give the agencies their seats")),
        action=str(_("Give the seats")),
        endpoint="invitations.index",
        is_done=people > 0,
        may_open=viewer.may(Permission.PLAN_TRAININGS),
    )
