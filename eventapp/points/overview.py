"""What the overview of a training says about its points."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _

from eventapp import clock
from eventapp.access import Permission
from eventapp.accounts.models import User
from eventapp.points.queries import rooms
from eventapp.points.queries.line_tests import has_line_tests, line_count
from eventapp.templating import number
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.overview import Part, part

TESTED_WITHIN = timedelta(days=3)


@part(20)
def points(training: Training, viewer: User) -> Part:
    """How many rooms there are and how many people fit in."""
    found = rooms(training, viewer=viewer)
    words = {"points": number(found.points - found.combined), "seats": number(found.seats)}
    if not found.points:
        text = _("No point yet: add them for all districts and communes at once.")
    elif found.without_operator and viewer.may(Permission.PLAN_TRAININGS):
        text = _(
            "Points: %(points)s, capacity: %(seats)s, without an operator: %(without)s",
            without=number(found.without_operator),
            **words,
        )
    else:
        text = _("Points: %(points)s, capacity: %(seats)s", **words)
    if found.combined:
        text += _("; combined with another room: %(n)s", n=number(found.combined))
    return Part(
        word=str(_("Points")),
        text=str(text),
        task=str(_("Next: add the points")),
        action=str(_("Add the points")),
        endpoint="points.index",
        is_done=found.points > 0,
        may_open=viewer.may(Permission.WATCH_BOARD),
    )


@part(60)
def line_tests(training: Training, viewer: User) -> Part | None:
    """How the lines are: said once a test is planned, or in the last days before the training."""
    days = training.starts_on - clock.today()
    is_near = training.state is not TrainingState.DRAFT and timedelta() < days <= TESTED_WITHIN
    if not is_near and not has_line_tests(training):
        return None
    found = line_count(training, viewer=viewer)
    if not found.points:
        return None
    text = _(
        "Passed: %(passed)s of %(points)s, failed: %(failed)s, not tested: %(untested)s",
        passed=number(found.passed),
        points=number(found.points),
        failed=number(found.failed),
        untested=number(found.untested),
    )
    return Part(
        word=str(_("Line tests")),
        text=str(text),
        task=str(_("Next: test the lines")),
        action=str(_("Test the lines")),
        endpoint="points.lines",
        is_done=found.passed == found.points,
        may_open=viewer.may(Permission.WATCH_BOARD),
    )
