"""Which people a change of agencies touches."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from eventapp.agencies.touched import MOST_NAMED, Touched, touched
from eventapp.database import db
from eventapp.errors import N_
from eventapp.registrations.models import OFF_LIST, Registration
from eventapp.trainings.models import Training


@touched(20)
def people(agency_ids: Collection[int], day: date) -> Touched:
    """People registered by these agencies for trainings that are not over by that day."""
    names = db.session.scalars(
        select(Registration.full_name)
        .join(Training, Training.id == Registration.training_id)
        .where(
            Registration.agency_id.in_(agency_ids),
            Registration.status.not_in(OFF_LIST),
            Training.ends_on >= day,
        )
        .order_by(Registration.name_key, Registration.id)
    ).all()
    return Touched(
        N_("People registered for trainings after that day"),
        len(names),
        names[:MOST_NAMED],
        N_("Their papers keep the agency they were registered with."),
    )
