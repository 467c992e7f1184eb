"""What the roll-call page shows before the opening, after locking, to whom, and at what cost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import find_sheet
from eventapp.attendance.service import lock_sheet, mark, reopen_sheet, report_sheet
from tests.attendance.scene import Scene, make_scene
from tests.factories import (
    PointFactory,
    TrainingSessionFactory,
    UserFactory,
    operator_of,
)


@pytest.fixture
def scene() -> Scene:
    return make_scene(3)


def address(scene: Scene, page: str = "") -> str:
    place = f"{scene.session.code}/{scene.point.code}"
    return f"/trainings/{scene.training.code}/roll-call/{place}/{page}"


def page(browser, scene: Scene, path: str = "") -> str:
    return browser.get(address(scene, path)).get_data(as_text=True)


def test_before_the_opening_the_list_is_shown_and_nothing_can_be_pressed(sign_in, scene, time):
    time(datetime(2021, 10, 12, 1, 0, tzinfo=UTC))

    text = page(sign_in(scene.operator), scene)

    assert "The roll call opens at 07:00 on 13/10/2021." in text
    assert scene.people[0].full_name in text
    assert "aria-pressed" not in text
    assert "aria-pressed" in page(sign_in(UserFactory(role=Role.ORGANISER)), scene)


def test_a_locked_sheet_is_read_only_with_the_reason(sign_in, scene):
    organiser = UserFactory(role=Role.ORGANISER)
    report_sheet(scene.point, scene.session, 0, by=scene.operator)
    sheet = find_sheet(scene.point, scene.session)
    lock_sheet(sheet, by=organiser)
    reopen_sheet(sheet, reason="Ghi nhầm", by=organiser)
    assert "Reopened: Ghi nhầm." in page(sign_in(scene.operator), scene)
    lock_sheet(sheet, by=organiser)

    text = page(sign_in(scene.operator), scene)

    assert "Locked at 13/10/2021, 08:00, version 2." in text
    assert "Reason for this version: Ghi nhầm." in text
    assert "<button" not in text
    browser = sign_in(scene.operator)
    refused = browser.post(address(scene, "report"), data={"head_count": "1"})
    assert "The sheet is locked. Ask the organiser to reopen it." in refused.get_data(as_text=True)
    browser.post(address(scene, "all-present"))
    assert "It came after the sheet was locked." in page(browser, scene)


def test_other_half_days_are_linked(sign_in, scene):
    TrainingSessionFactory(training=scene.training, afternoon=True)

    text = page(sign_in(scene.operator), scene)

    assert f"/trainings/{scene.training.code}/roll-call/1310C/" in text
    assert "Afternoon 13/10/2021" in text


def test_a_point_of_somebody_else_does_not_exist(sign_in, scene):
    stranger = operator_of(PointFactory(training=scene.training))

    assert sign_in(stranger).get(address(scene)).status_code == 404
    for page_name in ("answers", "report", "walk-ins", "all-present"):
        assert sign_in(stranger).post(address(scene, page_name)).status_code == 404
    assert sign_in(role=Role.FOCAL_PERSON).get(address(scene)).status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_questions(sign_in, count_queries, people):
    scene = make_scene(people)
    mark(scene.people[0], scene.session, Presence.PRESENT, by=scene.operator)
    browser = sign_in(scene.operator)

    with count_queries() as queries:
        browser.get(address(scene))

    assert len(queries) == 11


def test_an_empty_point_says_so(sign_in):
    scene = make_scene(0)

    assert "Nobody is registered at this point." in page(sign_in(scene.operator), scene)
