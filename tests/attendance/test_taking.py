"""Events in: stored once, put aside with a reason, or recognised as a repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from eventapp.access import Role
from eventapp.attendance.models import Mark, QuarantinedMark
from eventapp.attendance.presence import Presence, SheetState
from eventapp.attendance.service import release
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.attendance.scene import make_scene
from tests.factories import (
    PointFactory,
    RegistrationFactory,
    SheetFactory,
    UserFactory,
    operator_of,
)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_an_event_is_stored_and_becomes_the_answer():
    scene = make_scene()
    event = scene.event(value="E", reason="  ốm  ", weather="rain")

    result = scene.take(event)

    mark = db.session.get_one(Mark, event["id"])
    assert (mark.value, mark.reason, mark.extra) == (Presence.EXCUSED, "ốm", {"weather": "rain"})
    (now,) = result.answers
    assert (now.registration_id, now.value, now.reason) == (
        scene.people[0].id,
        Presence.EXCUSED,
        "ốm",
    )
    assert list(now.heads) == [event["id"]]
    assert (scene.answer().value, scene.answer().heads) == (Presence.EXCUSED, [event["id"]])


def test_a_repeat_is_a_dup_and_changes_nothing():
    scene = make_scene()
    event = scene.event()

    assert scene.send(event, event) == ["new", "dup"]
    assert scene.send(event) == ["dup"]
    assert count(Mark) == 1


def test_a_repeat_is_recognised_before_anything_is_checked():
    scene = make_scene()
    event = scene.event()
    scene.send(event)
    scene.people[0].status = "withdrawn"
    stranger = operator_of(PointFactory())

    assert scene.send(event, by=stranger) == ["dup"]


def test_the_same_id_with_another_body_never_overwrites():
    scene = make_scene()
    event = scene.event(value="P")
    scene.send(event)

    assert scene.send(event | {"value": "A"}) == [("quarantined", "id clash")]
    assert scene.answer().value is Presence.PRESENT


def test_one_number_of_one_phone_is_one_mark():
    scene = make_scene()
    first = scene.event(device=str(uuid4()), seq=7)
    second = scene.event(scene.people[1], device=first["device"], seq=7)

    assert scene.send(first, second) == ["new", ("quarantined", "sequence clash")]
    assert scene.answer(scene.people[1]).value is Presence.UNMARKED


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "text",
        17,
        [],
        {},
        {"id": 5},
        {"value": "Q"},
        {"session": "17"},
        {"session": True},
        {"person": 2**40},
        {"point": -1},
        {"id": "not a uuid"},
        {"device": None},
        {"seq": 1.5},
        {"wall_ms": 10**18},
        {"wall_ms": float("nan")},
        {"supersedes": ["x"]},
        {"supersedes": "abc"},
        {"source": "hearsay"},
        {"author": "me"},
        {"reason": {"a": 1}},
        {"proto": 3},
        {"weather": float("inf")},
    ],
)
def test_a_bad_event_never_fails_its_neighbours(bad):
    scene = make_scene()
    good, other = scene.event(), scene.event(scene.people[1])
    spoilt = scene.event(scene.people[2]) | bad if isinstance(bad, dict) and bad else bad

    first, middle, last = scene.send(good, spoilt, other)

    assert (first, middle[0], last) == ("new", "quarantined", "new")
    (kept,) = db.session.scalars(select(QuarantinedMark))
    assert kept.reason in {"unreadable", "unknown protocol"}
    assert kept.released_at is None
    assert scene.send(spoilt)[0][0] == "quarantined"
    assert count(QuarantinedMark) == 1, "a repeat is kept once"


def test_reasons_of_any_length_and_strange_letters_are_kept():
    scene = make_scene()
    event = scene.event(value="E", reason="ho\u0300a " * 100 + "\x00", note="\x00\ud800")

    assert scene.send(event) == ["new"]
    mark = db.session.get_one(Mark, event["id"])
    assert len(mark.reason) == 200
    assert len(mark.extra["reason"]) > 200


def test_who_may_not_mark_here_is_put_aside():
    scene = make_scene()
    stranger = operator_of(PointFactory(training=scene.training))
    focal_person = UserFactory(role=Role.FOCAL_PERSON)

    for user in (stranger, focal_person):
        event = scene.event(author=user.id)
        assert scene.send(event, by=user) == [("quarantined", "not your point")]
    assert scene.answer() is None
    assert scene.send(scene.event(author=None), by=UserFactory(role=Role.ORGANISER)) == ["new"]


def test_a_mark_of_another_author_stays_his():
    scene = make_scene()
    other = operator_of(scene.point)

    assert scene.send(scene.event(), by=other) == [("quarantined", "other author")]


def test_session_and_person_belong_to_the_point():
    scene, elsewhere = make_scene(), make_scene()
    gone = RegistrationFactory(point=scene.point, status="withdrawn")
    next_door = RegistrationFactory(point=PointFactory(training=scene.training))

    assert scene.send(
        scene.event(session=elsewhere.session.id),
        scene.event(session=999_999),
        scene.event(point=999_999),
        scene.event() | {"person": 999_999},
        scene.event(elsewhere.people[0]),
        scene.event(gone),
        scene.event(next_door),
    ) == [
        ("quarantined", "unknown half-day"),
        ("quarantined", "unknown half-day"),
        ("quarantined", "not your point"),
        ("quarantined", "not on the list"),
        ("quarantined", "not on the list"),
        ("quarantined", "not on the list"),
        ("quarantined", "not on the list"),
    ]


def test_somebody_who_was_moved_can_still_be_corrected_where_she_was():
    scene = make_scene()
    first = scene.event()
    scene.send(first)
    scene.people[0].point_id = PointFactory(training=scene.training).id
    db.session.commit()

    assert scene.send(scene.event(value="L", supersedes=[first["id"]])) == ["new"]
    assert scene.answer().value is Presence.LATE


def test_operators_mark_from_the_opening_on_and_organisers_always(time):
    time(datetime(2021, 10, 12, 23, 59, tzinfo=UTC))  # 06:59, it opens at 07:00
    scene = make_scene()
    organiser = UserFactory(role=Role.ORGANISER)

    assert scene.send(scene.event()) == [("quarantined", "not open yet")]
    assert scene.send(scene.event(author=organiser.id), by=organiser) == ["new"]


def test_after_locking_an_event_waits_and_can_be_released_after_reopening():
    scene = make_scene()
    sheet = SheetFactory(point_id=scene.point.id, session_id=scene.session.id, state="locked")
    event = scene.event(value="A")
    organiser = UserFactory(role=Role.ORGANISER)

    assert scene.send(event) == [("quarantined", "locked")]
    (kept,) = db.session.scalars(select(QuarantinedMark))
    with pytest.raises(RuleBroken) as refusal:
        release(kept, by=organiser)
    assert refusal.value.message == "It came after the sheet was locked."

    sheet.state = SheetState.REOPENED
    db.session.commit()
    release(kept, by=organiser)

    assert (kept.released_at is not None, kept.released_by_id) == (True, organiser.id)
    assert scene.answer().value is Presence.ABSENT
    assert db.session.get_one(Mark, event["id"]).author_id == scene.operator.id
    assert scene.send(event) == ["dup"]
    assert count(QuarantinedMark) == 1


def test_a_mark_in_a_checked_sheet_has_it_checked_again():
    scene = make_scene()
    sheet = SheetFactory(point_id=scene.point.id, session_id=scene.session.id, state="checked")

    scene.send(scene.event())

    assert sheet.state is SheetState.REPORTED


@pytest.mark.parametrize("people", [1, 3])
def test_a_batch_asks_the_database_the_same_number_of_questions(count_queries, people):
    scene = make_scene(people)
    events = [scene.event(person) for person in scene.people]

    with count_queries() as queries:
        scene.send(*events)

    assert len(queries) == COST_OF_A_BATCH


COST_OF_A_BATCH = 15
