"""The overview of a training: what each feature has to say about it, and what to do next.

Features that stand on this one (points, invitations, ...) bring their own part with ``@part``:
this one cannot ask them. A part is a step of the plan; the first that is not done is next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.errors import N_
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.queries import session_on


@dataclass(frozen=True, kw_only=True)
class Part:
    """One step of the plan. ``task`` is the headline while it is the next thing to do.

    ``endpoint`` is the page for it, with the training's code, for those who ``may_open`` it;
    ``action`` is the verb on the button that leads there.
    """

    word: str
    text: str
    task: str
    endpoint: str
    is_done: bool
    may_open: bool
    action: str = ""


AT_REST = {
    TrainingState.ARCHIVED: N_("The training is archived"),
    TrainingState.CLOSED: N_("The training is closed"),
    TrainingState.POSTPONED: N_("The training is postponed, its new days are not known yet"),
}

Teller = Callable[[Training, User], Part | None]
_tellers: dict[int, Teller] = {}


def part(position: int) -> Callable[[Teller], Teller]:
    """Let a function tell one part of every overview; ``None`` when it has nothing to say."""

    def add(teller: Teller) -> Teller:
        _tellers[position] = teller
        return teller

    return add


def parts(training: Training, *, viewer: User) -> list[Part]:
    """All parts, in the order in which the plan is made."""
    told = [_tellers[position](training, viewer) for position in sorted(_tellers)]
    return [one for one in told if one is not None]


def next_part(training: Training, steps: Sequence[Part]) -> Part | None:
    """The first step that is not done and that this person may do; none after the last day."""
    if training.state in AT_REST or training.ends_on < clock.today():
        return None
    return next((step for step in steps if not step.is_done and step.may_open), None)


def headline(training: Training, step: Part | None) -> str:
    """What matters most about the training at this moment."""
    today, now_on = clock.today(), session_on(training)
    if training.state in AT_REST:
        return str(_(AT_REST[training.state]))
    if training.ends_on < today:
        return str(_("The training is over"))
    if now_on is not None:
        half_day = f"{_(now_on.half.label)} {now_on.day:%d/%m}"
        return str(_("%(half_day)s is going on", half_day=half_day))
    if step is not None:
        return step.task
    return _ahead(training, today)


def _ahead(training: Training, today: date) -> str:
    if training.state is TrainingState.DRAFT:
        return str(_("Everything is planned: publish the training"))
    days = (training.starts_on - today).days
    if days > 0:
        return str(_("Open for registration, days to go: %(n)s", n=days))
    return str(_("The training is going on"))
