"""A commune that lets people register themselves, and what somebody writes into the form."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from eventapp.access import Role
from eventapp.enrolment import opening
from eventapp.enrolment.models import EnrolmentLink
from eventapp.enrolment.opening import Terms
from tests.factories import TrainingSessionFactory, UserFactory
from tests.registrations.nominations import Commune

ANSWERS = {
    "full_name": "Nguyễn Thị Hà",
    "sex": "female",
    "birth": "1980",
    "position": "Chủ tịch Hội LHPN xã",
    "phone": "0912 345 678",
    "email": "",
    "point": "ĐC001",
    "for_training": "y",
}


def open_link(place: Commune, *, for_all: bool = False, confirm: bool = False) -> EnrolmentLink:
    """A link of the training: for the commune, or for all agencies."""
    TrainingSessionFactory(training=place.training)
    terms = Terms(must_be_confirmed=confirm)
    agency = None if for_all else place.agency
    organiser = UserFactory(role=Role.ORGANISER)
    return opening.open_link(place.training, agency, terms, by=organiser)


def send(visitor: FlaskClient, link: EnrolmentLink, place: Commune, **changes: Any) -> Any:
    data = {**ANSWERS, "point": place.point.code, **changes}
    address = f"/r/{link.token}"
    if link.agency_id is None:
        address += f"?agency={place.agency.id}"
    return visitor.post(address, data=data)
