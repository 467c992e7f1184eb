"""Apologies in advance: who may ask for whom, until when, and what becomes of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.models import Apology
from eventapp.attendance.service import apologise, withdraw_apology
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.attendance.pages import words
from tests.attendance.scene import make_scene
from tests.factories import AgencyFactory, RegistrationFactory, UserFactory

BEFORE = datetime(2021, 10, 12, 1, 0, tzinfo=UTC)


@pytest.fixture
def scene(time):
    time(BEFORE)
    return make_scene(2)


@pytest.fixture
def focal(scene):
    return UserFactory(role=Role.FOCAL_PERSON, agency=scene.people[0].agency)


def address(scene, rest=""):
    return f"/trainings/{scene.training.code}/apologies/{rest}"


def send(browser, scene, person=None, **fields):
    data = {"person": (person or scene.people[0]).id, "sessions": [scene.session.id]}
    return browser.post(address(scene), data=data | {"reason": "Con ốm"} | fields)


def test_a_focal_person_asks_for_those_she_sent(sign_in, scene, focal):
    page = send(sign_in(focal), scene)

    apology = db.session.query(Apology).one()
    assert page.status_code == 303
    assert (apology.reason, apology.author_name) == ("Con ốm", focal.full_name)
    assert scene.answer() is None


def test_for_somebody_of_another_agency_she_cannot_ask(sign_in, scene, focal):
    stranger = RegistrationFactory(
        training=scene.training, point=scene.point, agency=AgencyFactory()
    )

    page = send(sign_in(focal), scene, stranger)

    assert page.status_code == 422
    assert db.session.query(Apology).count() == 0
    assert stranger.full_name not in words(page)


def test_after_the_start_nobody_asks_any_more(scene, time):
    time(scene.session.starts_at)

    with pytest.raises(RuleBroken) as refused:
        apologise(scene.people[0], [scene.session], reason="Con ốm", by=scene.operator)

    assert refused.value.field == "sessions"
    assert refused.value.message.startswith("%(session)s has started")


def test_without_a_reason_it_is_refused(sign_in, scene, focal):
    page = send(sign_in(focal), scene, reason="")

    assert (page.status_code, "Say why." in words(page)) == (422, True)


def test_taken_back_it_is_kept_and_may_be_asked_again(scene, focal):
    (first,) = apologise(scene.people[0], [scene.session], reason="Con ốm", by=focal)
    withdraw_apology(first, by=focal)
    assert first.withdrawn_at is not None

    (again,) = apologise(scene.people[0], [scene.session], reason="Họp", by=focal)

    assert (again.id, again.reason, again.withdrawn_at) == (first.id, "Họp", None)


def test_a_stale_page_takes_nothing_back(sign_in, scene, focal):
    (apology,) = apologise(scene.people[0], [scene.session], reason="Con ốm", by=focal)

    page = sign_in(focal).post(
        address(scene, f"{apology.id}/withdraw"), data={"version": 9}, follow_redirects=True
    )

    assert "Somebody changed this in the meantime." in words(page)
    assert apology.withdrawn_at is None


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, time, people):
    time(BEFORE)
    scene = make_scene(people)
    browser = sign_in(UserFactory())
    for person in scene.people:
        apologise(person, [scene.session], reason="Họp", by=scene.operator)

    with count_queries() as queries:
        page = browser.get(address(scene))

    assert f"Apologies in advance: {people}" in words(page)
    assert len(queries) == 6
