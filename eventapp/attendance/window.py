"""When a sheet may be marked and reported, by whom, and how a refusal says so."""

from __future__ import annotations

from datetime import datetime

from eventapp import clock
from eventapp.access import Permission
from eventapp.accounts.models import User
from eventapp.attendance.refusals import Why
from eventapp.errors import RuleBroken
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.dates import format_date, format_time
from eventapp.vietnamese.names import clean_text

LONGEST_REASON = 200


def why_outside(session: TrainingSession, training: Training, moment: datetime) -> Why | None:
    """Why an operator may not mark or report at a moment; nothing inside the window."""
    if moment < session.opens_at(training):
        return Why.NOT_OPEN
    return Why.CLOSED if moment > session.closes_at(training) else None


def may_work_outside(user: User) -> bool:
    """Whoever decides about sheets may change them at any time, saying why."""
    return user.may(Permission.LOCK_SHEETS)


def must_be_inside(
    session: TrainingSession, training: Training, *, by: User, reason: str = ""
) -> str:
    """The reason that is kept with what is done outside the window; empty inside it.

    Refused outside it for operators, and for organisers who do not say why.
    """
    why = why_outside(session, training, clock.now())
    if why is None:
        return ""
    if not may_work_outside(by):
        raise outside(session, training, why)
    said = clean_text(reason)
    if not said:
        raise RuleBroken(
            "The roll call of this half-day is not open now. Say why it is changed all the same.",
            field="outside_reason",
        )
    if len(said) > LONGEST_REASON:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field="outside_reason",
            most=LONGEST_REASON,
            length=len(said),
        )
    return said


def outside(session: TrainingSession, training: Training, why: Why) -> RuleBroken:
    """The refusal with the hour and the day that it is about."""
    is_early = why is Why.NOT_OPEN
    moment = clock.local(session.opens_at(training) if is_early else session.closes_at(training))
    hour, day = format_time(moment.time()), format_date(moment.date())
    if is_early:
        return RuleBroken(
            "The roll call of this half-day opens at %(hour)s on %(day)s.", hour=hour, day=day
        )
    return RuleBroken(
        "The roll call of this half-day closed at %(hour)s on %(day)s. Call the organiser, who can"
        " still change it.",
        hour=hour,
        day=day,
    )
