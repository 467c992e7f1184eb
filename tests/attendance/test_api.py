"""The roll call for programs: what is acknowledged, and how requests as a whole are refused."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from flask import Flask

from eventapp.access import Role
from eventapp.attendance.models import Mark
from eventapp.attendance.presence import Presence
from eventapp.attendance.service import mark
from eventapp.database import db
from tests.attendance.scene import make_scene
from tests.factories import PointFactory, UserFactory, operator_of

EVENTS = "/api/rollcall/v1/events"
NOW_MS = 1634086800000


@pytest.fixture
def scene():
    return make_scene()


def roster_of(scene) -> str:
    place = f"{scene.training.code}/{scene.session.code}/{scene.point.code}"
    return f"/api/rollcall/v1/rosters/{place}"


def test_a_batch_is_answered_event_by_event_with_what_stands_now(sign_in, scene):
    good, bad = scene.event(value="L"), scene.event(value="?")

    answer = sign_in(scene.operator).post(EVENTS, json={"proto": 1, "events": [good, bad, good]})

    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json == {
        "proto": 1,
        "server_now": NOW_MS,
        "results": [
            {"id": good["id"], "r": "new", "why": None},
            {"id": bad["id"], "r": "quarantined", "why": "unreadable"},
            {"id": good["id"], "r": "dup", "why": None},
        ],
        "heads": [
            {
                "session": scene.session.id,
                "person": scene.people[0].id,
                "value": "L",
                "reason": None,
                "conflict": False,
                "heads": [good["id"]],
            }
        ],
    }


def test_every_id_is_answered_as_it_was_sent(sign_in, scene):
    loud, odd = str(uuid4()).upper(), "không phải uuid"
    events = [scene.event(id=loud), scene.event(id=odd)]

    answer = sign_in(scene.operator).post(EVENTS, json={"events": events})

    assert [one["r"] for one in answer.json["results"]] == ["new", "quarantined"]
    assert answer.json["results"][0]["id"] == loud


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (b'{"events": 5}', 400),
        (b'{"events": [], "proto": 9}', 400),
        (json.dumps({"events": [{}] * 201}).encode(), 413),
        (b'{"events": [' + b" " * 1_100_000 + b"]}", 413),
    ],
)
def test_what_is_no_batch_is_refused_as_a_whole(sign_in, scene, body, status):
    answer = sign_in(scene.operator).post(EVENTS, data=body, content_type="application/json")

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["status"] == status


def test_two_hundred_events_are_taken(sign_in, scene):
    events = [scene.event(value="P") for _ in range(200)]

    answer = sign_in(scene.operator).post(EVENTS, json={"events": events})

    assert {one["r"] for one in answer.json["results"]} == {"new"}


def test_another_content_type_is_refused(sign_in, scene):
    answer = sign_in(scene.operator).post(EVENTS, data={"events": "[]"})

    assert answer.status_code == 415


@pytest.mark.parametrize("path", [EVENTS, "/api/rollcall/v1/rosters/A/B/C"])
def test_who_is_not_signed_in_is_told_so_without_a_redirect(app: Flask, path):
    send = app.test_client().post if path == EVENTS else app.test_client().get

    answer = send(path)

    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OFFICIAL])
def test_who_takes_no_roll_is_forbidden(sign_in, scene, role):
    browser = sign_in(role=role)

    assert browser.post(EVENTS, json={"events": []}).status_code == 403
    assert browser.get(roster_of(scene)).status_code == 403


def test_a_request_without_its_csrf_token_changes_nothing(app: Flask, sign_in, scene):
    event = scene.event()
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        answer = sign_in(scene.operator).post(EVENTS, json={"events": [event]})
    finally:
        app.config["WTF_CSRF_ENABLED"] = False

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert db.session.get(Mark, event["id"]) is None


@pytest.mark.parametrize("people", [1, 3])
def test_the_roster_lists_everybody_in_printed_order(sign_in, count_queries, people):
    scene = make_scene(people)
    mark(scene.people[0], scene.session, Presence.EXCUSED, by=scene.operator, reason="ốm")
    browser = sign_in(scene.operator)

    with count_queries() as queries:
        answer = browser.get(roster_of(scene))

    assert len(queries) == 13  # three of them note that a phone was heard from
    assert (answer.json["status"], answer.json["session"]) == ("due", scene.session.id)
    assert [one["name"] for one in answer.json["people"]] == [
        person.full_name for person in scene.people
    ]
    first = answer.json["people"][0]
    assert (first["value"], first["reason"], len(first["heads"])) == ("E", "ốm", 1)
    assert {"phone", "birth_year"} & set(first) == set()


def test_the_roster_of_another_point_does_not_exist(sign_in, scene):
    stranger = operator_of(PointFactory(training=scene.training))

    answer = sign_in(stranger).get(roster_of(scene))

    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert sign_in(UserFactory()).get(roster_of(scene)).status_code == 200
