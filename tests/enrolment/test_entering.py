"""Registering oneself: the public form, its rules and what it never tells."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from eventapp.database import db
from eventapp.enrolment import opening, service
from eventapp.enrolment.models import Consent, OwnLink, Purpose
from eventapp.enrolment.opening import Terms
from eventapp.mail.models import OutgoingMail
from eventapp.people.models import Sex
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.service import register
from eventapp.trainings.models import TrainingState
from tests.enrolment.scene import open_link, send
from tests.factories import InvitationFactory, TrainingFactory, UserFactory, group_of
from tests.registrations.nominations import commune


def only_row() -> Registration:
    return db.session.scalars(select(Registration)).one()


def test_somebody_registers_herself_and_comes_to_her_own_page(visitor: Any):
    place = commune()
    link = open_link(place)

    answer = send(visitor, link, place, may_contact="y")

    assert answer.status_code == 302
    assert re.fullmatch(r"/me/[\w-]{24}\?new=1", answer.location)
    row = only_row()
    assert row.status is RegistrationStatus.REGISTERED
    assert (row.agency_id, row.sex) == (place.agency.id, Sex.FEMALE)
    page = visitor.get(answer.location).text
    assert "Nguyễn Thị Hà" in page
    assert "<svg" in page


def test_what_was_agreed_to_is_kept_apart_with_its_version(visitor: Any):
    place = commune()

    send(visitor, open_link(place), place)

    kept = db.session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [(one.purpose, one.is_given) for one in kept] == [
        (Purpose.TRAINING, True),
        (Purpose.CONTACT, False),
    ]
    assert {one.notice_version for one in kept} == {"2026-01"}


def test_no_box_is_ticked_beforehand(visitor: Any):
    place = commune()

    page = visitor.get(f"/r/{open_link(place).token}").text

    for name in ("for_training", "may_contact"):
        box = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
        assert box
        assert "checked" not in box[0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"full_name": ""}, "full_name"),
        ({"sex": ""}, "sex"),
        ({"birth": "31/02/1980"}, "birth"),
        ({"birth": ""}, "birth"),
        ({"position": ""}, "position"),
        ({"phone": ""}, "phone"),
        ({"phone": "123"}, "phone"),
        ({"email": "lan@"}, "email"),
        ({"point": "ĐC999"}, "point"),
        ({"for_training": ""}, "for_training"),
        ({"website": "http://spam.example"}, "website"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(visitor: Any, change: dict[str, str], field: str):
    place = commune()

    answer = send(visitor, open_link(place), place, **change)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert db.session.scalar(select(Registration.id)) is None


def test_over_the_seats_one_waits(visitor: Any):
    place = commune()
    InvitationFactory(
        training=place.training, agency=place.agency, group=group_of(place.training, "G4"), seats=1
    )
    register(place.nomination("Lê Thị Lan"), training=place.training, by=place.focal)

    answer = send(visitor, open_link(place), place)

    row = db.session.scalars(select(Registration).order_by(Registration.id.desc())).first()
    assert row
    assert row.status is RegistrationStatus.WAITING
    assert "chờ chỉ tiêu" in visitor.get(answer.location).text


def test_who_is_registered_already_is_told_only_that(visitor: Any):
    place = commune()
    nomination = place.nomination(phone="0912345678", email="ha@hungyen.example")
    register(nomination, training=place.training, by=place.focal)
    link = open_link(place)

    answer = send(visitor, link, place)

    assert answer.status_code == 422
    assert "đã có trong danh sách" in answer.text
    assert "ha@hungyen.example" not in answer.text
    mail = db.session.scalars(select(OutgoingMail)).one()
    assert mail.to == "ha@hungyen.example"
    assert "/me/" in mail.body
    send(visitor, link, place)
    assert len(db.session.scalars(select(OutgoingMail)).all()) == 1


def test_somebody_alike_waits_to_be_looked_at(visitor: Any):
    place = commune()
    register(place.nomination(birth_year=None), training=place.training, by=place.focal)

    answer = send(visitor, open_link(place), place)

    assert answer.status_code == 302
    rows = db.session.scalars(select(Registration).order_by(Registration.id)).all()
    assert [row.status for row in rows] == [
        RegistrationStatus.REGISTERED,
        RegistrationStatus.UNCONFIRMED,
    ]


def test_where_people_choose_their_agency_only_those_called_are_offered(visitor: Any):
    place = commune()
    other = commune(place.training, name="Xã Không Mời")
    InvitationFactory(
        training=place.training, agency=place.agency, group=group_of(place.training, "G4")
    )
    link = open_link(place, for_all=True)

    found = visitor.get(f"/r/{link.token}?q=hong tien").text

    assert "Xã Hồng Tiến" in found
    assert "Xã Không Mời" not in visitor.get(f"/r/{link.token}").text
    assert "<form" in visitor.get(f"/r/{link.token}?agency={other.agency.id}").text
    assert send(visitor, link, other).status_code == 200
    assert send(visitor, link, place).status_code == 302


@pytest.mark.parametrize("how", ["closed", "revoked"])
def test_a_link_that_is_closed_takes_nobody(visitor: Any, how: str):
    place = commune()
    link, by = open_link(place), UserFactory()
    (opening.close if how == "closed" else opening.revoke)(link, by=by)

    assert visitor.get(f"/r/{link.token}").status_code == 410
    assert send(visitor, link, place).status_code == 410
    assert db.session.scalar(select(Registration.id)) is None


def test_a_draft_has_no_public_form(visitor: Any):
    place = commune(TrainingFactory(state=TrainingState.DRAFT))

    assert visitor.get(f"/r/{open_link(place).token}").status_code == 404


def test_machines_are_slowed_down(visitor: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service, "MOST_FROM_ONE_ADDRESS", 1)
    place = commune()
    link = open_link(place)
    send(visitor, link, place)

    answer = send(visitor, link, place, full_name="Lê Thị Lan", phone="0912 345 679")

    assert answer.status_code == 422
    assert "quá nhiều lượt" in answer.text


def test_until_its_day_is_over(visitor: Any):
    place = commune()
    link = open_link(place)
    link.closes_at = link.made_at
    db.session.commit()

    assert visitor.get(f"/r/{link.token}").status_code == 410


def test_secret_pages_are_kept_by_nobody(visitor: Any):
    place = commune()
    link = open_link(place)
    own = send(visitor, link, place).location

    for address in (f"/r/{link.token}", own):
        headers = visitor.get(address).headers
        assert headers["Cache-Control"] == "no-store"
        assert "noindex" in headers["X-Robots-Tag"]


def test_only_a_hash_of_an_own_address_is_kept(visitor: Any):
    place = commune()

    token = send(visitor, open_link(place), place).location.split("/")[2].split("?")[0]

    assert token not in db.session.scalars(select(OwnLink)).one().digest


def test_a_moment_that_is_over_opens_nothing(visitor: Any):
    place = commune()
    link = open_link(place)

    with pytest.raises(Exception, match="over already"):
        opening.open_link(place.training, None, Terms(closes_at=link.made_at), by=UserFactory())
