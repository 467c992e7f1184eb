"""Apologies in advance: who asked to be excused from a half-day, before it opened."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import Apology
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.names import clean_text

LONGEST_REASON = 200


@atomic
def apologise(
    registration: Registration,
    sessions: Sequence[TrainingSession],
    *,
    reason: str,
    by: User,
) -> list[Apology]:
    """Note the apology for each half-day; one that was withdrawn stands again with this reason.

    Refused once a half-day has started: then the operator answers, nobody asks any more.
    """
    said = clean_text(reason)
    if not said:
        raise RuleBroken("Say why.", field="reason")
    if len(said) > LONGEST_REASON:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field="reason",
            most=LONGEST_REASON,
            length=len(said),
        )
    if not sessions:
        raise RuleBroken("Choose at least one half-day.", field="sessions")
    training = db.session.get_one(
        Training, registration.training_id, options=[joinedload(Training.host)]
    )
    training.must_not_be_archived()
    return [_note(registration, session, said, by) for session in sessions]


@atomic
def withdraw_apology(apology: Apology, *, by: User, version: int | None = None) -> None:
    """She will come after all. An answer that was given already stays."""
    if version is not None and apology.version != version:
        raise RuleBroken(STALE)
    apology.withdrawn_at = apology.withdrawn_at or clock.now()


def _note(registration: Registration, session: TrainingSession, reason: str, by: User) -> Apology:
    session.must_be_held()
    if clock.now() >= session.starts_at:
        raise RuleBroken(
            "%(session)s has started: the operator of the point marks who is excused.",
            field="sessions",
            session=session.title,
        )
    apology = db.session.scalar(
        select(Apology).where(
            Apology.session_id == session.id, Apology.registration_id == registration.id
        )
    ) or Apology(session_id=session.id, registration_id=registration.id)
    apology.reason = reason
    apology.asked_at, apology.withdrawn_at = clock.now(), None
    apology.author_id, apology.author_name = by.id, by.full_name
    db.session.add(apology)
    return apology
