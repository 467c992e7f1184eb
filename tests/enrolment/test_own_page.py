"""One's own page: seen, changed, left; and what a stranger finds at it."""

from __future__ import annotations

from typing import Any

import pytest
import vobject
from sqlalchemy import select

from eventapp.badges.service import issue
from eventapp.database import db
from eventapp.enrolment.models import Consent, Purpose
from eventapp.registrations.models import Registration, RegistrationStatus
from tests.enrolment.scene import ANSWERS, open_link, send
from tests.factories import UserFactory
from tests.registrations.nominations import Commune, commune


@pytest.fixture
def place() -> Commune:
    return commune()


@pytest.fixture
def own(visitor: Any, place: Commune) -> str:
    """The address of the page of somebody who has just registered."""
    return send(visitor, open_link(place), place).location.partition("?")[0]


def row() -> Registration:
    return db.session.scalars(select(Registration)).one()


def test_position_and_phone_are_changed_by_oneself(visitor: Any, own: str, place: Commune):
    typed = {**ANSWERS, "point": place.point.code, "version": row().version}

    answer = visitor.post(
        f"{own}/change", data=typed | {"position": "Phó Chủ tịch", "phone": "0987654321"}
    )

    assert answer.location == own
    assert (row().position, row().phone) == ("Phó Chủ tịch", "0987654321")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"position": ""}, "ghi chức vụ"),
        ({"phone": "", "email": ""}, "số điện thoại hoặc"),
        ({"point": "ĐC999"}, "điểm cầu"),
    ],
)
def test_what_is_wrong_stays_in_the_form(
    visitor: Any, own: str, place: Commune, change: dict[str, str], sentence: str
):
    typed = {**ANSWERS, "point": place.point.code, "version": row().version}

    answer = visitor.post(f"{own}/change", data=typed | change)

    assert answer.status_code == 422
    assert sentence.lower() in answer.text.lower()
    assert row().position == ANSWERS["position"]


def test_leaving_needs_a_reason_and_frees_the_seat(visitor: Any, own: str):
    silent = visitor.post(f"{own}/withdraw", data={"reason": ""})
    visitor.post(f"{own}/withdraw", data={"reason": "bận công tác"})

    assert silent.status_code == 422
    assert (row().status, row().withdrawal_reason) == (
        RegistrationStatus.WITHDRAWN,
        "bận công tác",
    )


def test_the_wish_to_hear_of_later_trainings_is_taken_back(visitor: Any, own: str):
    visitor.post(f"{own}/contact", data={"allow": "1"})
    visitor.post(f"{own}/contact")

    said = db.session.scalars(
        select(Consent.is_given).where(Consent.purpose == Purpose.CONTACT).order_by(Consent.id)
    ).all()
    assert said[-2:] == [True, False]


def test_her_half_days_come_as_a_calendar(visitor: Any, own: str):
    answer = visitor.get(f"{own}/programme.ics")

    events = vobject.readOne(answer.text).vevent_list
    assert len(events) == 1
    assert own not in answer.text


def test_the_personal_code_stands_on_it_once_it_is_given(visitor: Any, own: str):
    before = visitor.get(own).text
    issue(row(), by=UserFactory())

    after = visitor.get(own).text

    assert "Mã vào cửa của ông/bà" not in before
    assert "Mã vào cửa của ông/bà" in after


@pytest.mark.parametrize("page", ["", "/change", "/withdraw", "/programme.ics"])
def test_an_address_nobody_was_given_opens_nothing(visitor: Any, own: str, page: str):
    assert visitor.get(f"/me/{'x' * 24}{page}").status_code == 404
