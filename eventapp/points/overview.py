"""What the overview of a training says about its points."""

from __future__ import annotations

from flask_babel import gettext as _

from eventapp.access import Permission
from eventapp.accounts.models import User
from eventapp.points.queries import rooms
from eventapp.templating import number
from eventapp.trainings.models import Training
from eventapp.trainings.overview import Part, part


@part(20)
def points(training: Training, viewer: User) -> Part:
    """How many rooms there are and how many people fit in."""
    found = rooms(training, viewer=viewer)
    if not found.points:
        text = _("No point yet: add them for all districts and communes at once.")
    elif found.without_operator and viewer.may(Permission.PLAN_TRAININGS):
        text = _(
            "Points: %(points)s, capacity: %(seats)s, without an operator: %(without)s",
            points=number(found.points),
            seats=number(found.seats),
            without=number(found.without_operator),
        )
    else:
        text = _(
            "Points: %(points)s, capacity: %(seats)s",
            points=number(found.points),
            seats=number(found.seats),
        )
    return Part(
        word=str(_("Points")),
        text=str(text),
        task=str(_("Next: add the points")),
        action=str(_("Add the points")),
        endpoint="points.index",
        is_done=found.points > 0,
        may_open=viewer.may(Permission.WATCH_BOARD),
    )
