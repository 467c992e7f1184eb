"""What the overview of a training says about its list."""

from __future__ import annotations

from flask_babel import gettext as _

from eventapp.access import Permission, Role
from eventapp.accounts.models import User
from eventapp.registrations.queries import summary
from eventapp.templating import number
from eventapp.trainings.models import Training
from eventapp.trainings.overview import Part, part


@part(40)
def people(training: Training, viewer: User) -> Part | None:
    """How many people are on the viewer's part of the list, and how many of them are women.

    Sending people is a step for focal persons; the organisers' plan does not wait for it.
    """
    if not viewer.may(Permission.SEE_PARTICIPANTS):
        return None
    counted = summary(training, viewer=viewer)
    text = (
        _(
            "People on the list: %(people)s, women: %(women)s",
            people=number(counted.people),
            women=number(counted.women),
        )
        if counted.people
        else _("Nobody is registered yet.")
    )
    return Part(
        word=str(_("Participants")),
        text=str(text),
        task=str(_("Next: register the people")),
        endpoint="registrations.index",
        is_done=counted.people > 0 or viewer.role is not Role.FOCAL_PERSON,
        may_open=True,
    )
