"""Who asked in advance to be excused from which half-day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from eventapp.accounts.models import User
from eventapp.attendance.models import Apology
from eventapp.database import db
from eventapp.registrations.models import EXPECTED, Registration
from eventapp.registrations.queries import visible_to
from eventapp.trainings.models import Training, TrainingSession


def apologies_on(session: TrainingSession, people: Iterable[int]) -> dict[int, Apology]:
    """The apologies that stand for people of one sheet, by registration id."""
    found = db.session.scalars(
        select(Apology).where(
            Apology.session_id == session.id,
            Apology.registration_id.in_(list(people)),
            Apology.withdrawn_at.is_(None),
        )
    )
    return {apology.registration_id: apology for apology in found}


def apologies_of(training: Training, *, viewer: User) -> Sequence[Apology]:
    """Every apology the viewer may know of, by half-day and given name; withdrawn ones too."""
    return db.session.scalars(
        select(Apology)
        .join(Apology.registration)
        .join(Apology.session)
        .options(contains_eager(Apology.registration), contains_eager(Apology.session))
        .where(Registration.training_id == training.id, visible_to(viewer))
        .order_by(TrainingSession.starts_at, Registration.name_key, Apology.id)
    ).all()


def get_apology(training: Training, apology_id: int, *, viewer: User) -> Apology:
    return db.session.scalars(
        select(Apology)
        .join(Apology.registration)
        .options(contains_eager(Apology.registration))
        .where(
            Apology.id == apology_id,
            Registration.training_id == training.id,
            visible_to(viewer),
        )
    ).one()


def who_may_be_excused(training: Training, *, viewer: User) -> Sequence[Registration]:
    """The people for whom the viewer may apologise, by given name."""
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            visible_to(viewer),
        )
        .order_by(Registration.name_key, Registration.id)
    ).all()
