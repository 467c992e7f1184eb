"""Marks put aside anywhere in a training, those without a point too, and deciding about them."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.attendance.models import QuarantinedMark
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import put_aside
from eventapp.attendance.service import lock_sheet, mark, reopen_sheet
from eventapp.database import db
from tests.attendance.pages import report, sheet_of, words
from tests.attendance.scene import make_scene
from tests.factories import UserFactory


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


@pytest.fixture
def browser(sign_in, organiser):
    return sign_in(organiser)


def address(scene, rest=""):
    return f"/trainings/{scene.training.code}/put-aside/{rest}"


def test_a_mark_without_any_point_is_shown_and_left_aside(browser, organiser):
    scene = make_scene()
    scene.send({"id": "nonsense"})
    (waiting,) = db.session.query(QuarantinedMark).all()

    page = words(browser.get(address(scene)))
    assert "Marks put aside: 1" in page
    assert "no point" in page

    browser.post(address(scene, f"{waiting.id}/keep"))

    assert "Nothing waits for a decision." in words(browser.get(address(scene)))
    db.session.refresh(waiting)
    assert (waiting.kept_by_id, waiting.released_at) == (organiser.id, None)
    assert put_aside(scene.session, viewer=organiser) == []


def test_a_mark_after_locking_is_taken_once_the_sheet_is_open_again(browser, organiser):
    scene = make_scene(1)
    sheet = report(scene)
    lock_sheet(sheet, by=organiser)
    heads = list(scene.answer().heads)
    assert scene.send(scene.event(value="A", supersedes=heads)) == [("quarantined", "locked")]
    (waiting,) = db.session.query(QuarantinedMark).all()

    refused = browser.post(address(scene, f"{waiting.id}/release"), follow_redirects=True)
    assert "It came after the sheet was locked." in words(refused)

    reopen_sheet(sheet_of(scene), reason="Sửa", by=organiser)
    browser.post(address(scene, f"{waiting.id}/release"))

    assert scene.answer().value is Presence.ABSENT


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_questions(browser, count_queries, count):
    scene = make_scene()
    stranger = make_scene(1).people[0]
    scene.send(*(scene.event(stranger) for _ in range(count)))

    with count_queries() as queries:
        page = browser.get(address(scene))

    assert f"Marks put aside: {count}" in words(page)
    assert len(queries) == 6


def test_a_conflict_where_she_is_neither_registered_nor_placed_is_decided(organiser):
    """Marked at two points, then moved to a third: either of the two may still be right."""
    first = make_scene(1)
    shared = {"training": first.training, "session": first.session}
    second, third = make_scene(0, **shared), make_scene(0, **shared)
    person = first.people[0]
    first.take(first.event(person, "P"))
    person.point = second.point
    db.session.flush()
    second.take(second.event(person, "A"), by=second.operator)
    person.point = third.point
    db.session.flush()
    assert first.answer(person).is_conflict

    for place, value in ((first, Presence.PRESENT), (second, Presence.ABSENT)):
        mark(person, first.session, value, by=organiser, point=place.point)
        answer = first.answer(person)
        assert (answer.value, answer.point_id) == (value, place.point.id)


def test_where_nobody_marked_her_she_is_still_not_on_the_list():
    scene = make_scene(1)
    other = make_scene(0, training=scene.training, session=scene.session)

    outcome = other.send(other.event(scene.people[0]), by=other.operator)

    assert outcome == [("quarantined", "not on the list")]


def test_moving_a_person_leaves_her_where_she_was_in_the_past(organiser):
    scene = make_scene(1)
    sheet = report(scene)
    lock_sheet(sheet, by=organiser)
    other = make_scene(0, training=scene.training, session=scene.session)

    scene.people[0].point = other.point
    db.session.flush()

    assert scene.answer().point_id == scene.point.id
