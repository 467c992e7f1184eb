"""Numbers no row has, null characters and line breaks: a clear answer, one line in the log."""

from __future__ import annotations

import logging
from uuid import uuid4

import pytest

from eventapp.access import Role
from eventapp.attendance.models import Mark, QuarantinedMark
from eventapp.database import db
from tests.attendance.scene import make_scene
from tests.factories import PointFactory, TrainingSessionFactory

TOO_LARGE = ["2147483648", "3000000000", "9" * 40, "-" + "9" * 40]


@pytest.mark.parametrize("number", TOO_LARGE)
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/journal/?who={number}", 200),
        ("/journal/?page={number}", 200),
        ("/trainings/{code}/registrations/?agency={number}&page={number}", 200),
        ("/trainings/{code}/invitations/?district={number}&page={number}", 200),
        ("/trainings/{code}/papers/?page={number}", 200),
        ("/trainings/{code}/papers/participants.pdf?agency={number}", 404),
        ("/trainings/{code}/papers/sheet.pdf?point={point}&session=1310S&version={number}", 404),
    ],
)
def test_a_number_that_no_row_has_is_nobodys(sign_in, address, status, number):
    point = PointFactory(code="ĐC001")
    TrainingSessionFactory(training=point.training)

    answer = sign_in().get(
        address.format(number=number, code=point.training.code, point=point.code)
    )

    assert answer.status_code == status


def test_an_event_with_a_null_character_in_its_name_does_not_fail_its_neighbours(sign_in):
    scene = make_scene(2)
    good, bad = (
        {
            "proto": 1,
            "id": name,
            "session": scene.session.id,
            "point": scene.point.id,
            "person": person.id,
            "value": "P",
            "device": str(uuid4()),
            "seq": 1,
            "wall_ms": 1,
            "tz": "Asia/Ho_Chi_Minh",
            "supersedes": [],
        }
        for name, person in zip((str(uuid4()), "a\0b\nc"), scene.people, strict=True)
    )

    answer = sign_in(scene.operator).post(
        "/api/rollcall/v1/events", json={"proto": 1, "events": [bad, good]}
    )

    assert [result["r"] for result in answer.json["results"]] == ["quarantined", "new"]
    assert db.session.get(Mark, good["id"]) is not None
    assert db.session.query(QuarantinedMark.mark_id).scalar() == r"a\x00b\nc"


@pytest.mark.parametrize(("depth", "status"), [(50, 200), (500, 400), (975, 400), (5000, 400)])
def test_an_event_may_be_nested_only_so_deep(sign_in, depth, status):
    scene = make_scene(1)
    nested = f'{{"proto": 1, "events": [{{"x": {"[" * depth}{"]" * depth}}}]}}'

    answer = sign_in(scene.operator).post(
        "/api/rollcall/v1/events", data=nested, content_type="application/json"
    )

    assert answer.status_code == status


def test_a_path_with_line_breaks_is_one_line_in_the_log(sign_in, caplog):
    caplog.set_level(logging.INFO, logger="eventapp.request")

    sign_in(role=Role.OFFICIAL).get("/x%0A2026 INFO user=1 GET /forged 200%1b[2J")

    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("GET /x%0A2026%20INFO%20user%3D1%20GET%20/forged%20200%1B%5B2J 404 ")
