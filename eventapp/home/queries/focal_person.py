"""What an agency still has to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import visible_to as invitations_visible_to
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.queries import visible_to as registrations_visible_to
from eventapp.trainings.models import Training, TrainingState


@dataclass(frozen=True)
class OpenTraining:
    """A training that takes registrations: seats of this agency, and people it has named."""

    training: Training
    seats: int
    used: int

    @property
    def free(self) -> int:
        return max(0, self.seats - self.used)


def trainings_to_answer(*, viewer: User) -> Sequence[OpenTraining]:
    """Trainings that take registrations and are not over, the next one first."""
    seats = (
        select(func.coalesce(func.sum(Invitation.seats), 0))
        .where(Invitation.training_id == Training.id, invitations_visible_to(viewer))
        .correlate(Training)
        .scalar_subquery()
    )
    used = (
        select(func.count(Registration.id))
        .where(
            Registration.training_id == Training.id,
            Registration.status == RegistrationStatus.REGISTERED,
            registrations_visible_to(viewer),
        )
        .correlate(Training)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Training, seats, used)
        .where(Training.state == TrainingState.PUBLISHED, Training.ends_on >= clock.today())
        .order_by(Training.starts_on, Training.id)
    )
    return [OpenTraining(training, called, named) for training, called, named in rows]
