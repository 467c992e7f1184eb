"""Which seats a change of agencies touches."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from eventapp.agencies.models import Agency
from eventapp.agencies.touched import MOST_NAMED, Touched, touched
from eventapp.database import db
from eventapp.errors import N_
from eventapp.invitations.models import Invitation
from eventapp.trainings.models import Training, TrainingState


@touched(30)
def open_invitations(agency_ids: Collection[int], day: date) -> Touched:
    """Seats of these agencies in trainings that are neither closed nor over by that day."""
    found = db.session.execute(
        select(Training.code, Agency.name)
        .join(Invitation, Invitation.training_id == Training.id)
        .join(Agency, Agency.id == Invitation.agency_id)
        .where(
            Invitation.agency_id.in_(agency_ids),
            Training.state != TrainingState.CLOSED,
            Training.ends_on >= day,
        )
        .order_by(Training.starts_on, Agency.sort_key, Invitation.id)
    ).all()
    return Touched(
        N_("Open invitations"),
        len(found),
        [f"{code}: {name}" for code, name in found[:MOST_NAMED]],
        N_("Plan the seats again for the successor."),
    )
