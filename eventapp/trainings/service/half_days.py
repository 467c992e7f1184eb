"""Half-days one by one: their hours, topic, blocks and groups; adding and removing them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.trainings.concerns import must_be_free, must_be_working_days
from eventapp.trainings.details import SessionPlan, check_times
from eventapp.trainings.filling import fill
from eventapp.trainings.half_days import code_of, half_day
from eventapp.trainings.models import (
    HalfDay,
    NoticeKind,
    SessionState,
    Training,
    TrainingSession,
)
from eventapp.trainings.notices import hours_of, tell
from eventapp.trainings.queries import show_plan
from eventapp.trainings.removing import remove
from eventapp.vietnamese.dates import format_date


@atomic
def change_session(
    session: TrainingSession, plan: SessionPlan, *, version: int, by: User
) -> TrainingSession:
    """Set the hours, the topic, the blocks and the groups of a half-day."""
    training = db.session.get_one(Training, session.training_id)
    training.must_not_be_closed()
    if session.version != version:
        raise RuleBroken(STALE)
    starts_at, ends_at = clock.at(session.day, plan.starts), clock.at(session.day, plan.ends)
    was = hours_of(session)
    if (starts_at, ends_at) != was:
        if session.ends_at <= clock.now():
            raise RuleBroken("This half-day is over: its hours stay as they are.", field="starts")
        _check_hours(training, session.day, session.half, plan)
    must_be_free(session, plan.blocks or (), accepted=plan.accepts_clashes)
    session.starts_at, session.ends_at = starts_at, ends_at
    session.topic = plan.topic
    fill(session, plan)
    if hours_of(session) != was and session.state is SessionState.PLANNED:
        tell(
            training,
            NoticeKind.NEW_HOURS,
            session=session,
            was=was,
            now=hours_of(session),
            by=by,
        )
    db.session.flush()
    return session


@atomic
def add_session(
    training: Training, day: date, half: HalfDay, plan: SessionPlan, *, by: User
) -> TrainingSession:
    """Add a half-day that was left out or removed."""
    training.must_not_be_closed()
    if not training.starts_on <= day <= training.ends_on:
        raise RuleBroken(
            "The training is from %(first)s to %(last)s: choose one of its days.",
            field="day",
            first=format_date(training.starts_on),
            last=format_date(training.ends_on),
        )
    _check_hours(training, day, half, plan)
    _must_not_wait_there(training, day, half)
    must_be_working_days([day], accepted=plan.accepts_days_off)
    session = half_day(day, half, plan.starts, plan.ends)
    session.topic, session.training_id = plan.topic, training.id
    db.session.add(session)
    db.session.flush()
    must_be_free(session, plan.blocks or (), accepted=plan.accepts_clashes)
    fill(session, plan)
    tell(training, NoticeKind.ADDED, session=session, now=hours_of(session), by=by)
    db.session.flush()
    show_plan(training)
    return session


@atomic
def remove_session(session: TrainingSession, *, by: User) -> None:
    """Take a half-day out of a draft, as long as nobody could have marked anything in it."""
    training = db.session.get_one(Training, session.training_id)
    training.must_not_be_closed()
    if training.is_announced:
        raise RuleBroken("People have been invited: cancel the half-day, so that they are told.")
    remove(session, training)


def _check_hours(training: Training, day: date, half: HalfDay, plan: SessionPlan) -> None:
    """Refuse hours outside the half-day, or over those of the other half of that day."""
    check_times(half, plan.starts, plan.ends)
    other = HalfDay.AFTERNOON if half is HalfDay.MORNING else HalfDay.MORNING
    beside = _there(training, day, other)
    if beside is None or beside.state is SessionState.CANCELLED:
        return
    starts_at, ends_at = clock.at(day, plan.starts), clock.at(day, plan.ends)
    if starts_at < beside.ends_at and beside.starts_at < ends_at:
        raise RuleBroken(
            "These hours overlap those of %(session)s.",
            field="ends" if half is HalfDay.MORNING else "starts",
            session=beside.title,
        )


def _there(training: Training, day: date, half: HalfDay) -> TrainingSession | None:
    return db.session.scalar(
        select(TrainingSession).where(
            TrainingSession.training_id == training.id, TrainingSession.code == code_of(day, half)
        )
    )


def _must_not_wait_there(training: Training, day: date, half: HalfDay) -> None:
    there = _there(training, day, half)
    if there is not None and there.state is SessionState.CANCELLED:
        raise RuleBroken(
            "%(session)s was cancelled: take its cancellation back instead.",
            field="day",
            session=there.title,
        )
