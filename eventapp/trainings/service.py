"""What an organiser does with a training: plan it, change it, publish it, close it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import STALE, atomic, db
from eventapp.errors import N_, RuleBroken
from eventapp.trainings.details import DayTimes, SessionPlan, TrainingDetails, check_times
from eventapp.trainings.half_days import code_of, half_day, half_days, move, usual_times
from eventapp.trainings.models import (
    AudienceGroup,
    HalfDay,
    Training,
    TrainingSession,
    TrainingState,
)
from eventapp.trainings.vocabulary import GROUPS
from eventapp.vietnamese.dates import format_date

__all__ = [
    "DayTimes",
    "SessionPlan",
    "TrainingDetails",
    "add_session",
    "change_session",
    "change_training",
    "close",
    "plan_training",
    "publish",
    "remove_session",
    "reopen",
]


@atomic
def plan_training(details: TrainingDetails, *, by: User) -> Training:
    """Draft a training with a morning and an afternoon for each of its days."""
    training = Training(sessions=[], groups=[])
    _describe(training, details)
    training.sessions.extend(half_days(training.days, details.times))
    _choose_groups(training, details.groups)
    db.session.add(training)
    db.session.flush()
    return training


@atomic
def change_training(
    training: Training, details: TrainingDetails, *, version: int, by: User
) -> Training:
    """Describe a training anew; ``version`` is the one the form was made from.

    As many days as before: the half-days move along. Otherwise days that fall out lose their
    half-days, new ones get the usual two.
    """
    training.must_not_be_closed()
    _must_be_current(training.version, version)
    if details.code != training.code and training.state is not TrainingState.DRAFT:
        raise RuleBroken("The code of a published training stays as it is.", field="code")

    before = training.days
    _describe(training, details)
    _follow_dates(training, before)
    _choose_groups(training, details.groups)
    db.session.flush()
    return training


@atomic
def change_session(
    session: TrainingSession, plan: SessionPlan, *, version: int, by: User
) -> TrainingSession:
    """Set the hours and the topic of a half-day."""
    training = db.session.get_one(Training, session.training_id)
    training.must_not_be_closed()
    _must_be_current(session.version, version)
    starts_at, ends_at = clock.at(session.day, plan.starts), clock.at(session.day, plan.ends)
    if (starts_at, ends_at) != (session.starts_at, session.ends_at):
        if session.ends_at <= clock.now():
            raise RuleBroken("This half-day is over: its hours stay as they are.", field="starts")
        _check_hours(training, session.day, session.half, plan)
    session.starts_at, session.ends_at = starts_at, ends_at
    session.topic = plan.topic
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
    session = half_day(day, half, plan.starts, plan.ends)
    session.topic, session.training_id = plan.topic, training.id
    db.session.add(session)
    db.session.flush()
    return session


@atomic
def remove_session(session: TrainingSession, *, by: User) -> None:
    """Take a half-day out of the plan, as long as nobody could have marked anything in it."""
    training = db.session.get_one(Training, session.training_id)
    training.must_not_be_closed()
    _remove(session, training)


@atomic
def publish(training: Training, *, by: User) -> None:
    """Open the training for registration: everybody who signs in sees it."""
    if training.state is not TrainingState.DRAFT:
        raise RuleBroken("This training has been published already.")
    planned = select(TrainingSession.id).where(TrainingSession.training_id == training.id)
    if db.session.scalar(planned.limit(1)) is None:
        raise RuleBroken("Plan at least one half-day before publishing.")
    training.state = TrainingState.PUBLISHED


@atomic
def close(training: Training, *, by: User) -> None:
    """End the training: its plan can no longer change."""
    if training.state is not TrainingState.PUBLISHED:
        raise RuleBroken("Only a published training can be closed.")
    if clock.today() < training.ends_on:
        raise RuleBroken(
            "The training lasts until %(day)s: close it then.", day=format_date(training.ends_on)
        )
    training.state = TrainingState.CLOSED


@atomic
def reopen(training: Training, *, by: User) -> None:
    """Take a closing back."""
    if training.state is not TrainingState.CLOSED:
        raise RuleBroken("This training is not closed.")
    training.state = TrainingState.PUBLISHED


def _describe(training: Training, details: TrainingDetails) -> None:
    if training.host_id != details.host.id:
        _freeze_host(training, details.host)
    _host_must_exist(details.host, details.starts_on)
    training.code, training.title, training.place = details.code, details.title, details.place
    training.starts_on, training.ends_on = details.starts_on, details.ends_on
    training.opens_minutes, training.due_minutes = details.opens_minutes, details.due_minutes


def _freeze_host(training: Training, host: Agency) -> None:
    """What the papers of this training print, whatever becomes of the host."""
    parent = db.session.get(Agency, host.parent_id) if host.parent_id else None
    training.host_id = host.id
    training.host_name, training.host_symbol = host.name, host.abbreviation
    training.host_parent_name = parent.name if parent else ""


def _host_must_exist(host: Agency, day: date) -> None:
    if host.valid_to is not None and host.valid_to < day:
        raise RuleBroken(
            "%(agency)s closed on %(last)s. Choose the agency that does its work on %(day)s.",
            field="host",
            agency=host.name,
            last=format_date(host.valid_to),
            day=format_date(day),
        )
    if host.valid_from is not None and day < host.valid_from:
        raise RuleBroken(
            "%(agency)s exists only from %(first)s. Choose the agency of %(day)s.",
            field="host",
            agency=host.name,
            first=format_date(host.valid_from),
            day=format_date(day),
        )


def _must_be_current(present: int, seen: int) -> None:
    if present != seen:
        raise RuleBroken(STALE)


def _choose_groups(training: Training, codes: tuple[str, ...]) -> None:
    """Make the audience groups those of the vocabulary with these codes."""
    present = {group.code: group for group in training.groups}
    for code, group in present.items():
        if code not in codes:
            training.groups.remove(group)
            db.session.delete(group)
            _explain(N_("Group %(group)s has seats or people already."), field="groups", group=code)
    for position, (code, word) in enumerate(GROUPS.items()):
        if code in codes and code not in present:
            training.groups.append(
                AudienceGroup(
                    code=code,
                    name=word.name,
                    level=word.level,
                    is_trainee=word.is_trainee,
                    position=position,
                )
            )


def _follow_dates(training: Training, before: list[date]) -> None:
    days, shift = training.days, training.starts_on - before[0]
    if len(days) == len(before):
        if shift:
            _move(training, shift)
        return
    for session in [s for s in training.sessions if s.day not in days]:
        _remove(session, training)
        training.sessions.remove(session)
    added = [day for day in days if day not in before]
    training.sessions.extend(half_days(added, usual_times(training)))


def _move(training: Training, shift: timedelta) -> None:
    # One by one, from the far end: a half-day must not meet the next one's code on its way.
    for session in sorted(training.sessions, key=lambda s: s.day, reverse=shift > timedelta()):
        _must_not_have_begun(session, training, field="starts_on")
        move(session, shift)
        db.session.flush()


def _remove(session: TrainingSession, training: Training) -> None:
    _must_not_have_begun(session, training)
    title = session.title
    db.session.delete(session)
    _explain(N_("There are sheets of %(session)s already: it stays in the plan."), session=title)


def _must_not_have_begun(
    session: TrainingSession, training: Training, field: str | None = None
) -> None:
    if session.opens_at(training) <= clock.now():
        raise RuleBroken(
            "The roll call of %(session)s has begun: it stays in the plan.",
            field=field,
            session=session.title,
        )


def _check_hours(training: Training, day: date, half: HalfDay, plan: SessionPlan) -> None:
    """Refuse hours outside the half-day, or over those of the other half of that day."""
    check_times(half, plan.starts, plan.ends)
    other = HalfDay.AFTERNOON if half is HalfDay.MORNING else HalfDay.MORNING
    beside = db.session.scalar(
        select(TrainingSession).where(
            TrainingSession.training_id == training.id, TrainingSession.code == code_of(day, other)
        )
    )
    if beside is None:
        return
    starts_at, ends_at = clock.at(day, plan.starts), clock.at(day, plan.ends)
    if starts_at < beside.ends_at and beside.starts_at < ends_at:
        raise RuleBroken(
            "These hours overlap those of %(session)s.",
            field="ends" if half is HalfDay.MORNING else "starts",
            session=beside.title,
        )


def _explain(message: str, *, field: str | None = None, **values: object) -> None:
    """Send the removal to the database; what still refers to the row refuses it in a sentence."""
    try:
        db.session.flush()
    except IntegrityError as error:
        raise RuleBroken(message, field=field, **values) from error
