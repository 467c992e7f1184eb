"""Phones paired to points: a code once, a token for some points, revoked at any time."""

from __future__ import annotations

import base64
import json
import zlib
from datetime import timedelta

import pytest

from eventapp import clock
from eventapp.access import Role
from eventapp.attendance.api.sender import COOKIE, COOKIE_PATH
from eventapp.attendance.exports import read_export
from eventapp.attendance.models import SheetReport
from eventapp.attendance.phones import SheetContact
from eventapp.attendance.queries.phones import device_by_token, get_phone, phones
from eventapp.attendance.service import issue_code, pair, revoke
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.attendance.scene import make_scene
from tests.factories import PointFactory, RegistrationFactory, UserFactory, operator_of

EVENTS = "/api/rollcall/v1/events"
AS_DEVICE = {"Roll-Call-As": "device"}


@pytest.fixture
def scene():
    return make_scene()


def paired(scene, *points):
    _, code = issue_code(
        scene.training, points or [scene.point], holder="Chị Hoa", by=scene.operator
    )
    return pair(code, browser="Chrome, Android", by=None)


@pytest.fixture
def phone(app, scene):
    """A browser that holds the token of a paired phone; ``browser.device`` is the pairing."""
    device, token = paired(scene)
    browser = app.test_client()
    browser.set_cookie(COOKIE, token, path=COOKIE_PATH)
    browser.device = device
    return browser


def event(scene, phone, **fields):
    return scene.event(proto=2, author=None, pairing=phone.device.id, **fields)


def test_a_code_is_good_once(scene):
    device, code = issue_code(scene.training, [scene.point], holder="Chị Hoa", by=scene.operator)

    found, token = pair(f" {code[:4]}-{code[4:].lower()} ", browser="Chrome", by=None)
    with pytest.raises(RuleBroken) as refused:
        pair(code, by=None)

    assert (found, device_by_token(token)) == (device, device)
    assert (refused.value.field, "Ask for a new one" in refused.value.message) == ("code", True)
    assert token not in (device.token_hash, device.code_hash)


@pytest.mark.parametrize("late", [timedelta(minutes=10, seconds=1), timedelta(days=1)])
def test_a_code_is_good_for_ten_minutes(scene, time, late):
    _, code = issue_code(scene.training, [scene.point], holder="Chị Hoa", by=scene.operator)
    now = clock.now()
    time(now + late)

    with pytest.raises(RuleBroken, match="not valid"):
        pair(code, by=None)


@pytest.mark.parametrize(
    ("holder", "has_point", "field"), [(" ", True, "holder"), ("Hoa", False, "points")]
)
def test_a_code_is_for_somebody_and_some_point(scene, holder, has_point, field):
    with pytest.raises(RuleBroken) as refused:
        issue_code(
            scene.training,
            [scene.point] if has_point else [],
            holder=holder,
            by=scene.operator,
        )

    assert refused.value.field == field


def test_a_paired_phone_takes_the_roll_of_its_point_without_a_sign_in(scene, phone):
    answer = phone.post(
        EVENTS, json={"proto": 2, "events": [event(scene, phone)]}, headers=AS_DEVICE
    )

    assert [one["r"] for one in answer.json["results"]] == ["new"]
    assert answer.json["proto"] == 2
    assert phone.post(EVENTS, json={"events": []}).status_code == 401


def test_it_knows_no_other_point_and_no_other_page(scene, phone):
    other = PointFactory(training=scene.training)
    person = RegistrationFactory(point=other)
    place = f"{scene.training.code}/{scene.session.code}"
    roster = f"/api/rollcall/v1/rosters/{place}"

    sent = [event(scene, phone, person=person, point=other.id)]
    answer = phone.post(EVENTS, json={"events": sent}, headers=AS_DEVICE)
    assert answer.json["results"][0]["why"] == "not your point"
    assert phone.get(f"{roster}/{scene.point.code}", headers=AS_DEVICE).status_code == 200
    assert phone.get(f"{roster}/{other.code}", headers=AS_DEVICE).status_code == 404
    assert phone.get("/", headers=AS_DEVICE).status_code == 302


def test_a_revoked_phone_is_heard_but_nothing_counts_by_itself(scene, phone):
    revoke(phone.device, by=UserFactory())
    sent = event(scene, phone)

    answer = phone.post(EVENTS, json={"events": [sent]}, headers=AS_DEVICE)

    assert answer.json["results"][0]["why"] == "device revoked"
    assert scene.answer() is None or scene.answer().heads == []


def test_nobody_sends_what_another_phone_or_person_made(scene, phone):
    of_phone = event(scene, phone)
    of_other_phone = event(scene, phone) | {"pairing": 999}

    assert scene.send(of_phone, by=scene.operator) == [("quarantined", "other author")]
    answer = phone.post(EVENTS, json={"events": [of_other_phone]}, headers=AS_DEVICE)
    assert answer.json["results"][0]["why"] == "other author"


def test_a_report_sent_again_is_one_report(scene, phone):
    address = (
        f"/api/rollcall/v1/reports/{scene.training.code}/{scene.session.code}/{scene.point.code}"
    )
    data = {"id": "018f0000-0000-7000-8000-000000000001", "head_count": "3"}

    first = phone.post(address, data=data, headers=AS_DEVICE)
    again = phone.post(address, data=data, headers=AS_DEVICE)
    bad = phone.post(
        address, data=data | {"female_count": "9", "id": data["id"][:-1] + "2"}, headers=AS_DEVICE
    )

    assert (first.json["r"], again.json["r"], bad.json["r"]) == ("new", "new", "refused")
    assert list(bad.json["errors"]) == ["female_count"]
    (report,) = db.session.query(SheetReport).all()
    assert report.author_name == "Chị Hoa"


def test_what_a_phone_says_it_still_has_is_noted(scene, phone):
    roster = (
        f"/api/rollcall/v1/rosters/{scene.training.code}/{scene.session.code}/{scene.point.code}"
    )
    phone.get(f"{roster}?waiting=12&keeps=0", headers=AS_DEVICE)

    (known,) = phones(scene.training, viewer=scene.operator)
    assert (known.contact.waiting, known.contact.keeps_marks) == (12, False)
    assert db.session.get(SheetContact, (scene.session.id, scene.point.id)).waiting == 12


def test_an_operator_sees_and_revokes_only_phones_of_her_points(scene, phone):
    stranger = operator_of(PointFactory(training=scene.training))

    assert phones(scene.training, viewer=stranger) == []
    assert get_phone(scene.training, phone.device.id, viewer=scene.operator) is phone.device
    with pytest.raises(Exception, match="No row"):
        get_phone(scene.training, phone.device.id, viewer=stranger)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(sign_in, count_queries, scene, count):
    for _ in range(count):
        paired(scene)
    browser = sign_in()
    with count_queries() as queries:
        answer = browser.get(f"/trainings/{scene.training.code}/phones/")

    assert answer.status_code == 200
    assert len(queries) == 6


def test_the_code_is_shown_once_with_its_picture(sign_in, scene):
    page = f"/trainings/{scene.training.code}/phones/"
    browser = sign_in(scene.operator)

    shown = browser.post(page, data={"holder": "Chị Hoa", "points": scene.point.code.lower()})
    refused = browser.post(page, data={"holder": "Chị Hoa", "points": "ĐC999"})

    assert "<svg" in shown.text
    assert "Chị Hoa" in shown.text
    assert (refused.status_code, "no point with the code ĐC999" in refused.text) == (422, True)
    assert sign_in(role=Role.OFFICIAL).get(page).status_code == 403


def test_what_a_phone_exported_is_handed_in_by_anybody(sign_in, scene):
    mine, others = scene.event(), scene.event(scene.people[1], author=scene.operator.id + 1)
    packed = base64.b64encode(zlib.compress(json.dumps([mine, others]).encode())).decode()
    text = f"ROLLCALL2 {packed}"
    half = len(text) // 2
    parts = f"RC 2/2 {text[half:]}\nRC 1/2 {text[:half]}"

    page = f"/trainings/{scene.training.code}/phones/hand-in"
    answer = sign_in(scene.operator).post(page, data={"text": parts}, follow_redirects=True)

    assert "Taken: 1, known already: 0, waiting for an organiser: 1." in answer.text
    assert read_export(text) == read_export(parts) == [mine, others]


@pytest.mark.parametrize(
    "text",
    ["", "RC 1/2 ROLLCALL2 abc", "ROLLCALL2 !!", "ROLLCALL2 YWJj", "ROLLCALL1 NQ==", "hello"],
)
def test_what_is_no_export_is_refused_in_words(text):
    with pytest.raises(RuleBroken) as refused:
        read_export(text)

    assert refused.value.field == "text"
