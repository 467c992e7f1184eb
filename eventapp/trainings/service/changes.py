"""Changes that people who were invited must be told: put off, called off, moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.trainings.concerns import must_be_working_days
from eventapp.trainings.details import LONGEST, YEARS
from eventapp.trainings.evidence import must_be_untouched
from eventapp.trainings.half_days import move
from eventapp.trainings.hosts import host_must_exist
from eventapp.trainings.models import (
    NoticeKind,
    SessionState,
    Training,
    TrainingSession,
    TrainingState,
)
from eventapp.trainings.notices import checked_reason, days_of, hours_of, tell
from eventapp.trainings.queries import show_plan, whole_plan
from eventapp.trainings.removing import must_not_have_begun


@atomic
def postpone(
    training: Training,
    *,
    reason: str,
    by: User,
    starts_on: date | None = None,
    accepts_days_off: bool = True,
) -> None:
    """Put off every half-day that has not begun: to other dates, or until they are known.

    With ``starts_on`` the first of them moves there and the others follow in the same distance;
    without, they wait. Giving dates to a training that waits opens it again.
    """
    _must_be_announced(training)
    reason = checked_reason(reason)
    ahead = [s for s in whole_plan(training) if s.opens_at(training) > clock.now()]
    if training.state is TrainingState.POSTPONED:
        ahead = _waiting(training)
    kept = [s for s in ahead if s.state is not SessionState.CANCELLED]
    if not kept:
        raise RuleBroken("Every half-day has begun or was cancelled: nothing can be postponed.")
    for session in kept:
        must_be_untouched(session)
    was = days_of(kept[0].day, kept[-1].day)
    if starts_on is None:
        if training.state is TrainingState.POSTPONED:
            raise RuleBroken("It is postponed already: enter the new first day.", field="starts_on")
        for session in kept:
            session.state = SessionState.WAITING
        training.state = TrainingState.POSTPONED
        tell(training, NoticeKind.POSTPONED, was=was, reason=reason, by=by)
    else:
        shift = starts_on - kept[0].day
        _check_new_days(training, [s.day + shift for s in kept], field="starts_on")
        if not shift and training.state is not TrainingState.POSTPONED:
            raise RuleBroken("These are the same days as before.", field="starts_on")
        must_be_working_days([s.day + shift for s in kept], accepted=accepts_days_off)
        _shift(training, ahead, shift, field="starts_on")
        for session in kept:
            session.state = SessionState.PLANNED
        training.state = TrainingState.PUBLISHED
        now = days_of(kept[0].day, kept[-1].day)
        tell(training, NoticeKind.NEW_DATES, was=was, now=now, reason=reason, by=by)
    _fit_dates(training)


@atomic
def cancel_session(session: TrainingSession, *, reason: str, by: User) -> None:
    """Call a half-day off. It stays in the programme, struck out; what was marked stays kept."""
    training = db.session.get_one(Training, session.training_id)
    _must_be_announced(training)
    if session.state is SessionState.CANCELLED:
        raise RuleBroken("This half-day has been cancelled already.")
    must_be_untouched(session)
    session.reason = checked_reason(reason)
    session.state = SessionState.CANCELLED
    tell(
        training,
        NoticeKind.CANCELLED,
        session=session,
        was=hours_of(session),
        reason=session.reason,
        by=by,
    )
    db.session.flush()
    show_plan(training)


@atomic
def restore_session(session: TrainingSession, *, by: User) -> None:
    """Take a cancellation back: the half-day is held after all."""
    training = db.session.get_one(Training, session.training_id)
    _must_be_announced(training)
    if session.state is not SessionState.CANCELLED:
        raise RuleBroken("This half-day is not cancelled.")
    if session.ends_at <= clock.now():
        raise RuleBroken("This half-day is over: its cancellation stays.")
    waits = training.state is TrainingState.POSTPONED
    session.state = SessionState.WAITING if waits else SessionState.PLANNED
    session.reason = ""
    if not waits:
        tell(training, NoticeKind.RESTORED, session=session, now=hours_of(session), by=by)
    db.session.flush()
    show_plan(training)


@atomic
def move_half_days(
    sessions: Sequence[TrainingSession],
    to: date,
    *,
    reason: str,
    by: User,
    accepts_days_off: bool = True,
) -> None:
    """Hold half-days of one day on another day, at the same hours."""
    training = db.session.get_one(Training, sessions[0].training_id)
    _must_be_announced(training)
    reason = checked_reason(reason)
    shift = to - sessions[0].day
    if not shift:
        raise RuleBroken("This is the day it is planned for.", field="to")
    _check_new_days(training, [to], field="to")
    must_be_working_days([to], accepted=accepts_days_off)
    before = {session.id: hours_of(session) for session in sessions}
    for session in sessions:
        if session.state is not SessionState.PLANNED:
            raise RuleBroken("%(session)s is not held: it cannot be moved.", session=session.title)
        must_be_untouched(session)
    _shift(training, sessions, shift, field="to")
    for session in sessions:
        was = before[session.id]
        now = hours_of(session)
        tell(training, NoticeKind.MOVED, session=session, was=was, now=now, reason=reason, by=by)
    _fit_dates(training)


def _waiting(training: Training) -> list[TrainingSession]:
    """The half-days without a day, and cancelled ones among them."""
    whole = whole_plan(training)
    first = min((s.day for s in whole if s.state is SessionState.WAITING), default=date.max)
    return [s for s in whole if s.state is not SessionState.PLANNED and s.day >= first]


def _must_be_announced(training: Training) -> None:
    training.must_not_be_closed()
    if not training.is_announced:
        raise RuleBroken("This is a draft: change it directly, nobody has been invited yet.")


def _check_new_days(training: Training, days: Sequence[date], *, field: str) -> None:
    if not YEARS[0] <= days[0].year <= YEARS[1]:
        raise RuleBroken(
            "Check the year: it must be between %(first)s and %(last)s.",
            field=field,
            first=YEARS[0],
            last=YEARS[1],
        )
    if min(days) < clock.today():
        raise RuleBroken("Choose a day that lies ahead.", field=field)
    for day in (min(days), max(days)):
        host_must_exist(db.session.get_one(Agency, training.host_id), day, field)


def _shift(
    training: Training, sessions: Sequence[TrainingSession], by: timedelta, *, field: str
) -> None:
    """Move half-days that have not begun; none may land where another one is planned."""
    moving = {session.id for session in sessions}
    taken = {(s.day, s.half): s.title for s in whole_plan(training) if s.id not in moving}
    for session in sessions:
        if training.state is not TrainingState.POSTPONED:
            must_not_have_begun(session, training, field)
        there = taken.get((session.day + by, session.half))
        if there is not None:
            raise RuleBroken(
                "%(session)s is in the plan already: choose another day.",
                field=field,
                session=there,
            )
    # One by one, from the far end: a half-day must not meet the next one's code on its way.
    for session in sorted(sessions, key=lambda s: s.day, reverse=by > timedelta()):
        move(session, by)
        if session.opens_at(training) <= clock.now():
            raise RuleBroken("Choose a day that lies ahead.", field=field)
        db.session.flush()


def _fit_dates(training: Training) -> None:
    """The training lasts from its first half-day to its last."""
    db.session.flush()
    days = [session.day for session in whole_plan(training)]
    if max(days) - min(days) >= timedelta(days=LONGEST):
        raise RuleBroken("A training lasts at most %(days)s days. Check both dates.", days=LONGEST)
    training.starts_on, training.ends_on = min(days), max(days)
    db.session.flush()
    show_plan(training)
