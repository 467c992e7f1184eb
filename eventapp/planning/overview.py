"""What the overview of a training says about the check of its plan."""

from __future__ import annotations

from flask_babel import gettext as _

from eventapp.access import Permission
from eventapp.accounts.models import User
from eventapp.planning.clashes import check_of
from eventapp.templating import number
from eventapp.trainings.models import Training
from eventapp.trainings.overview import Part, part


@part(35)
def check(training: Training, viewer: User) -> Part | None:
    """Whether a lecturer or a room is wanted twice; only who plans reads it."""
    if not viewer.may(Permission.PLAN_TRAININGS) or not training.sessions:
        return None
    found = check_of(training)
    if found.clashes:
        text = _("Wanted twice: %(n)s", n=number(found.clashes))
    elif not found.is_clear:
        text = _(
            "Nobody and no room is wanted twice. Days off: %(days)s, without a topic: %(topics)s",
            days=number(len(found.days_off)),
            topics=number(len(found.without_topic)),
        )
    else:
        text = _("Nobody and no room is wanted twice; every half-day has a topic.")
    return Part(
        word=str(_("Check of the plan")),
        text=str(text),
        task=str(_("Next: see who or what is wanted twice")),
        action=str(_("Check the plan")),
        endpoint="planning.check",
        is_done=not found.clashes,
        may_open=True,
    )
