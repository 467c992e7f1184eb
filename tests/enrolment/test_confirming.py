"""Who registered herself waits for her agency where the training asks for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from eventapp.access import Role
from eventapp.database import db
from eventapp.registrations.models import Registration, RegistrationStatus
from tests.enrolment.scene import open_link, send
from tests.factories import UserFactory
from tests.registrations.nominations import Commune, commune


def waiting(visitor: Any) -> tuple[Commune, Registration]:
    place = commune()
    send(visitor, open_link(place, confirm=True), place)
    return place, db.session.scalars(select(Registration)).one()


def test_she_is_on_no_list_until_her_agency_confirms_her(visitor: Any, sign_in: Any):
    place, row = waiting(visitor)
    base = f"/trainings/{place.training.code}/registrations"
    browser = sign_in(UserFactory(role=Role.FOCAL_PERSON, agency=place.agency))

    before = browser.get(f"{base}/").text
    page = browser.get(f"{base}/to-confirm").text
    browser.post(f"{base}/{row.id}/confirm")

    assert row.full_name not in before
    assert row.full_name in page
    db.session.refresh(row)
    assert row.status is RegistrationStatus.REGISTERED


def test_another_agency_can_neither_see_nor_confirm_her(visitor: Any, sign_in: Any):
    place, row = waiting(visitor)
    base = f"/trainings/{place.training.code}/registrations"
    stranger = sign_in(
        UserFactory(role=Role.FOCAL_PERSON, agency=commune(place.training, name="Xã Khác").agency)
    )

    page = stranger.get(f"{base}/to-confirm")
    answer = stranger.post(f"{base}/{row.id}/confirm")

    assert row.full_name not in page.text
    assert answer.status_code == 404
    db.session.refresh(row)
    assert row.status is RegistrationStatus.UNCONFIRMED
