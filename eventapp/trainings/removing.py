"""Taking a half-day out of a plan that nobody has been invited to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from eventapp import clock
from eventapp.database import db
from eventapp.errors import N_, RuleBroken
from eventapp.trainings.models import SessionBlock, SessionGroup, Training, TrainingSession
from eventapp.trainings.queries import show_plan


def remove(session: TrainingSession, training: Training) -> None:
    """Delete a half-day with its blocks, unless its roll call has begun."""
    must_not_have_begun(session, training)
    title = session.title
    for part in (SessionBlock, SessionGroup):
        for row in db.session.scalars(select(part).where(part.session_id == session.id)):
            db.session.delete(row)
    db.session.flush()
    db.session.delete(session)
    explained(N_("There are sheets of %(session)s already: it stays in the plan."), session=title)
    show_plan(training)


def must_not_have_begun(
    session: TrainingSession, training: Training, field: str | None = None
) -> None:
    if session.opens_at(training) <= clock.now():
        raise RuleBroken(
            "The roll call of %(session)s has begun: it stays in the plan.",
            field=field,
            session=session.title,
        )


def explained(message: str, *, field: str | None = None, **values: object) -> None:
    """Send the removal to the database; what still refers to the row refuses it in a sentence."""
    try:
        db.session.flush()
    except IntegrityError as error:
        raise RuleBroken(message, field=field, **values) from error
