"""What cannot be true at once is shown, with its numbers, until somebody has looked at it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.attendance.presence import Presence
from eventapp.attendance.service import mark, report_sheet
from eventapp.connections.contradictions import Kind
from eventapp.connections.queries import contradictions
from eventapp.connections.service import apply_log, note_contradiction
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.connections.scene import Scene
from tests.factories import RegistrationFactory, operator_of

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 30, tzinfo=UTC)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def found(scene: Scene) -> list[tuple[Kind, str]]:
    return [
        (one.kind, one.point_code)
        for one in contradictions(scene.training, scene.morning, viewer=scene.organiser)
    ]


def people(scene: Scene, count: int, **facts):
    return [RegistrationFactory(point=scene.hong_tien, **facts) for _ in range(count)]


def report(scene: Scene, count: int, **facts) -> None:
    report_sheet(scene.hong_tien, scene.morning, count, by=scene.organiser, **facts)


def test_nothing_contradicts_itself_where_nothing_happened(scene):
    assert found(scene) == []


def test_reported_but_never_connected_is_shown_once_a_log_is_applied(scene):
    people(scene, 3)
    report(scene, 3)
    log = scene.log(scene.row("ĐC002"), applied=False)
    assert found(scene) == []

    apply_log(log, version=log.version, by=scene.organiser)

    assert found(scene) == [(Kind.NEVER_CONNECTED, "ĐC001")]


def test_a_nil_report_and_a_declared_loss_of_the_line_agree_with_silence(scene):
    scene.log(scene.row("ĐC002"))
    report(scene, 0)
    assert found(scene) == []

    people(scene, 2)
    report(scene, 2, is_connected=False)
    assert found(scene) == []


def test_a_declared_loss_of_the_line_contradicts_a_connection(scene):
    people(scene, 2)
    scene.log(scene.row("ĐC001"))
    report(scene, 2, is_connected=False)

    assert found(scene) == [(Kind.DECLARED_NO_LINE, "ĐC001")]


def test_connected_but_no_sheet_is_shown_when_the_report_is_late(scene, time):
    scene.log(scene.row("ĐC001"))
    assert found(scene) == []

    time(AFTER_THE_DEADLINE)

    assert found(scene) == [(Kind.NO_SHEET, "ĐC001")]


def test_a_head_count_above_the_registered_or_the_marked_is_shown(scene):
    registered = people(scene, 3)
    report(scene, 4)
    assert found(scene) == [(Kind.ABOVE_REGISTERED, "ĐC001")]

    report(scene, 3)
    assert found(scene) == []

    for person, value in zip(
        registered, (Presence.PRESENT, Presence.LATE, Presence.ABSENT), strict=True
    ):
        mark(person, scene.morning, value, by=scene.organiser)
    assert found(scene) == [(Kind.ABOVE_PRESENT, "ĐC001")]


def test_one_person_marked_at_two_points_is_shown(scene):
    (person,) = people(scene, 1)
    mark(person, scene.morning, Presence.PRESENT, by=scene.organiser, seen=[])
    person.point = scene.tan_dan
    db.session.commit()
    mark(person, scene.morning, Presence.PRESENT, by=operator_of(scene.tan_dan), seen=[])

    (one,) = contradictions(scene.training, scene.morning, viewer=scene.organiser)

    assert (one.kind, one.person) == (Kind.TWO_PLACES, person.full_name)
    assert one.values["places"] == "Điểm cầu xã Hồng Tiến, Điểm cầu xã Tân Dân"


def test_somebody_marked_in_a_room_and_connected_herself_is_shown(scene):
    (person,) = people(scene, 1, email="an@vd.example")
    mark(person, scene.morning, Presence.PRESENT, by=scene.organiser)
    scene.log(scene.row("Trần Thị An", email="an@vd.example"))
    assert found(scene) == []

    scene.log(scene.row("ĐC001"))

    assert found(scene) == [(Kind.ALONE_ELSEWHERE, "ĐC001")]


def test_a_remark_counts_until_the_numbers_change(scene):
    people(scene, 3)
    report(scene, 4)
    (one,) = contradictions(scene.training, scene.morning, viewer=scene.organiser)

    note_contradiction(one, facts=one.facts, note="Lái xe ngồi cùng", by=scene.organiser)
    (looked_at,) = contradictions(scene.training, scene.morning, viewer=scene.organiser)
    report(scene, 5)
    (again,) = contradictions(scene.training, scene.morning, viewer=scene.organiser)

    assert (looked_at.is_looked_at, looked_at.remarks[0].note) == (True, "Lái xe ngồi cùng")
    assert (again.is_looked_at, [one.is_current for one in again.remarks]) == (False, [False])


def test_a_remark_needs_words_and_the_numbers_that_were_seen(scene):
    people(scene, 3)
    report(scene, 4)
    (one,) = contradictions(scene.training, scene.morning, viewer=scene.organiser)

    with pytest.raises(RuleBroken) as empty:
        note_contradiction(one, facts=one.facts, note="", by=scene.organiser)
    with pytest.raises(RuleBroken) as stale:
        note_contradiction(one, facts="count=9", note="x", by=scene.organiser)

    assert empty.value.field == "note"
    assert stale.value.message == "The numbers have changed in the meantime. Look at them again."


def test_an_operator_is_told_of_her_own_point_alone(scene):
    people(scene, 3)
    report(scene, 4)
    other, own = operator_of(scene.tan_dan), operator_of(scene.hong_tien)

    assert contradictions(scene.training, scene.morning, viewer=other) == []
    assert len(contradictions(scene.training, scene.morning, viewer=own)) == 1
