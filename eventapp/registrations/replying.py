"""What the list of people means for the answer of an agency."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from eventapp.database import db
from eventapp.invitations.named import Seat, counts_people
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import Training


@counts_people
def people_on_list(training: Training, agency_id: int | None = None) -> Counter[Seat]:
    """How many people of each group an agency has on the list; walk-ins are none of its answer."""
    counted = (
        select(Registration.agency_id, Registration.group_id, func.count())
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.REGISTERED,
        )
        .group_by(Registration.agency_id, Registration.group_id)
    )
    if agency_id is not None:
        counted = counted.where(Registration.agency_id == agency_id)
    rows = db.session.execute(counted)
    return Counter({(agency, group): people for agency, group, people in rows})
