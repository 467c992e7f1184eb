"""Planning a training, and describing it anew."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import N_, RuleBroken
from eventapp.trainings.concerns import must_be_working_days
from eventapp.trainings.details import TrainingDetails
from eventapp.trainings.half_days import half_days, move, usual_times
from eventapp.trainings.hosts import freeze_host, host_must_exist
from eventapp.trainings.models import AudienceGroup, SessionGroup, Training, TrainingState
from eventapp.trainings.removing import explained, must_not_have_begun, remove
from eventapp.trainings.vocabulary import GROUPS


@atomic
def plan_training(details: TrainingDetails, *, by: User) -> Training:
    """Draft a training with a morning and an afternoon for each of its days."""
    must_be_working_days(details.days, accepted=details.accepts_days_off)
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
    if training.version != version:
        raise RuleBroken(STALE)
    if details.code != training.code and training.state is not TrainingState.DRAFT:
        raise RuleBroken("The code of a published training stays as it is.", field="code")

    before = training.days
    if training.is_announced and (details.starts_on, details.ends_on) != (before[0], before[-1]):
        raise RuleBroken(
            "People have been invited to these days: postpone the training or move a day, "
            "so that they are told.",
            field="starts_on",
        )
    must_be_working_days(set(details.days) - set(before), accepted=details.accepts_days_off)
    _describe(training, details)
    _follow_dates(training, before)
    _choose_groups(training, details.groups)
    db.session.flush()
    return training


def _describe(training: Training, details: TrainingDetails) -> None:
    if training.host_id != details.host.id:
        freeze_host(training, details.host)
    host_must_exist(details.host, details.starts_on)
    training.code, training.title, training.place = details.code, details.title, details.place
    training.starts_on, training.ends_on = details.starts_on, details.ends_on
    training.opens_minutes, training.due_minutes = details.opens_minutes, details.due_minutes
    training.closes_hours = details.closes_hours
    training.contact_office = details.contact_office
    training.contact_phone, training.contact_email = details.contact_phone, details.contact_email


def _choose_groups(training: Training, codes: tuple[str, ...]) -> None:
    """Make the audience groups those of the vocabulary with these codes."""
    present = {group.code: group for group in training.groups}
    for code, group in present.items():
        if code not in codes:
            _must_not_attend_alone(group)
            training.groups.remove(group)
            db.session.delete(group)
            explained(
                N_("Group %(group)s has seats or people already."), field="groups", group=code
            )
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
        remove(session, training)
    added = [day for day in days if day not in before]
    training.sessions.extend(half_days(added, usual_times(training)))


def _move(training: Training, shift: timedelta) -> None:
    # One by one, from the far end: a half-day must not meet the next one's code on its way.
    for session in sorted(training.sessions, key=lambda s: s.day, reverse=shift > timedelta()):
        must_not_have_begun(session, training, field="starts_on")
        move(session, shift)
        db.session.flush()


def _must_not_attend_alone(group: AudienceGroup) -> None:
    alone = select(SessionGroup.id).where(SessionGroup.group_id == group.id).limit(1)
    if db.session.scalar(alone) is not None:
        raise RuleBroken(
            "Group %(group)s is named in half-days that are not for all: change them first.",
            field="groups",
            group=group.code,
        )
