"""What the list of people tells the features below: who is named, and who has an address."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from eventapp.database import db
from eventapp.invitations.named import Seat, counts_people
from eventapp.mail.addressees import Addressee, finds_addressees
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


@finds_addressees
def registered(training_id: int) -> list[Addressee]:
    """The people on the list who left an e-mail address."""
    rows = db.session.execute(
        select(Registration.email, Registration.full_name, Registration.agency_id)
        .where(
            Registration.training_id == training_id,
            Registration.status == RegistrationStatus.REGISTERED,
            Registration.email.is_not(None),
        )
        .order_by(Registration.id)
    )
    return [
        Addressee(email=email, name=name, agency_id=agency_id)
        for email, name, agency_id in rows
        if email
    ]
