"""The living parts of the board: a fragment when something changed, 304 when nothing did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import find_sheet
from eventapp.attendance.service import lock_sheet, mark, mark_all_present, report_sheet
from eventapp.points.service import set_main_point
from tests.attendance.scene import make_scene
from tests.factories import PointFactory, RegistrationFactory, UserFactory

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 21, tzinfo=UTC)


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def ask(browser, scene, tag: str = "", query: str = ""):
    return browser.get(
        f"/trainings/{scene.training.code}/board/{scene.session.code}/?fragment=1{query}",
        headers={"If-None-Match": tag} if tag else {},
    )


def test_the_fragment_holds_the_parts_that_live_and_nothing_else(sign_in):
    scene = make_scene()

    answer = ask(sign_in(), scene)
    page = answer.get_data(as_text=True)

    assert [f'id="board{part}"' in page for part in ("-heading", "-lead", "-actions", "")] == [
        True,
        True,
        True,
        True,
    ]
    assert "<html" not in page
    assert answer.headers["Board-Hour"] == "08:00"


def test_nothing_new_is_answered_without_reading_the_board(sign_in, count_queries):
    scene = make_scene()
    browser = sign_in()
    tag = ask(browser, scene).headers["ETag"]

    with count_queries() as queries:
        answer = ask(browser, scene, tag)

    assert (answer.status_code, answer.get_data()) == (304, b"")
    assert answer.headers["Board-Hour"] == "08:00"
    assert len(queries) == 6


def test_the_page_brings_the_tag_of_its_first_question(sign_in):
    scene = make_scene()
    browser = sign_in()
    page = browser.get(f"/trainings/{scene.training.code}/board/{scene.session.code}/")

    assert f'data-tag="{page.get_etag()[0]}"' in page.get_data(as_text=True)
    assert ask(browser, scene, page.headers["ETag"]).status_code == 304


CHANGES = {
    "a mark": lambda scene: mark(
        scene.people[0], scene.session, Presence.PRESENT, by=scene.operator
    ),
    "a head count": lambda scene: report_sheet(scene.point, scene.session, 3, by=scene.operator),
    "a lock": lambda scene: lock_sheet(find_sheet(scene.point, scene.session), by=UserFactory()),
    "a person": lambda scene: RegistrationFactory(point=scene.point),
    "a point": lambda scene: PointFactory(training=scene.training),
    "a mark put aside": lambda scene: scene.take(scene.event(person=RegistrationFactory())),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(sign_in, change):
    scene = make_scene()
    mark_all_present(scene.point, scene.session, by=scene.operator)
    report_sheet(scene.point, scene.session, 2, by=scene.operator)
    browser = sign_in()
    tag = ask(browser, scene).headers["ETag"]

    CHANGES[change](scene)

    assert ask(browser, scene, tag).status_code == 200


def test_a_change_of_a_point_is_seen(sign_in, organiser):
    scene = make_scene()
    browser = sign_in(organiser)
    tag = ask(browser, scene).headers["ETag"]

    set_main_point(scene.point, by=organiser)

    assert ask(browser, scene, tag).status_code == 200


def test_minutes_count_only_while_somebody_is_late(sign_in, time):
    scene = make_scene()
    browser = sign_in()
    time(AFTER_THE_DEADLINE)
    late = ask(browser, scene).headers["ETag"]
    time(AFTER_THE_DEADLINE + timedelta(minutes=1))

    assert ask(browser, scene, late).status_code == 200

    mark_all_present(scene.point, scene.session, by=scene.operator)
    report_sheet(scene.point, scene.session, 3, by=scene.operator)
    reported = ask(browser, scene).headers["ETag"]
    time(AFTER_THE_DEADLINE + timedelta(minutes=2))

    assert ask(browser, scene, reported).status_code == 304


def test_becoming_late_is_seen_without_any_change(sign_in, time):
    scene = make_scene()
    browser = sign_in()
    tag = ask(browser, scene).headers["ETag"]

    time(AFTER_THE_DEADLINE)

    assert ask(browser, scene, tag).status_code == 200


def test_another_filter_or_language_is_another_answer(sign_in):
    scene = make_scene()
    browser = sign_in()
    tag = ask(browser, scene).headers["ETag"]

    assert ask(browser, scene, tag, "&state=late").status_code == 200

    with browser.session_transaction() as cookie:
        cookie["language"] = "vi"

    assert ask(browser, scene, tag).status_code == 200
