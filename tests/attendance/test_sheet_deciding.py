"""What an organiser decides about a sheet: checked, locked, open again."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence, SheetState
from eventapp.attendance.queries import put_aside, versions_of
from eventapp.attendance.service import lock_sheet, reopen_sheet
from tests.attendance.pages import (
    error_beside,
    report,
    sheet_address,
    sheet_of,
    words,
)
from tests.attendance.scene import Scene, make_scene
from tests.factories import (
    RegistrationFactory,
    UserFactory,
)


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER, full_name="Vũ Thu Hà")


@pytest.fixture
def browser(sign_in, organiser):
    return sign_in(organiser)


def post(browser, scene: Scene, action: str, **fields):
    return browser.post(sheet_address(scene, action), data=fields, follow_redirects=True)


def contradicted(scene: Scene):
    """Two phones said different things about the first person; then the point reported."""
    scene.take(scene.event(value="P"))
    scene.take(scene.event(value="A"))
    return report(scene)


def locked(scene: Scene, organiser):
    sheet = report(scene)
    lock_sheet(sheet, by=organiser)
    return sheet


def test_checking_and_locking_with_the_version_that_was_seen(browser):
    scene = make_scene()
    sheet = report(scene)

    assert "The sheet is checked." in words(post(browser, scene, "check", version=sheet.version))

    seen = sheet_of(scene).version
    page = post(browser, scene, "lock", version=seen)

    assert "The sheet is locked as version 1." in words(page)
    assert versions_of(sheet)[0].content_hash in words(page)


@pytest.mark.parametrize("action", ["check", "lock"])
def test_a_stale_page_decides_nothing(browser, action):
    scene = make_scene()
    seen = report(scene).version
    report(scene, count=2)

    page = post(browser, scene, action, version=seen)

    assert "Somebody changed this in the meantime." in words(page)
    assert sheet_of(scene).state is SheetState.REPORTED


@pytest.mark.parametrize("action", ["check", "lock"])
def test_what_was_not_reported_is_not_decided(browser, action):
    scene = make_scene()

    page = post(browser, scene, action)

    assert "The head count of this sheet was not reported yet." in words(page)
    assert sheet_of(scene) is None


def test_a_sheet_with_a_contradiction_is_not_locked(browser):
    scene = make_scene(2)
    sheet = contradicted(scene)

    page = post(browser, scene, "lock", version=sheet.version)

    name = scene.people[0].full_name
    assert f"Two answers contradict each other for {name}. Decide this first." in words(page)
    assert sheet_of(scene).state is SheetState.REPORTED


def test_reopening_correcting_and_locking_again_makes_version_2(browser, organiser):
    scene = make_scene()
    locked(scene, organiser)
    person = scene.people[0]

    page = post(
        browser, scene, "reopen", reason="Báo nhầm một người", version=sheet_of(scene).version
    )
    assert "This sheet is open again. Reason: Báo nhầm một người" in words(page)
    post(browser, scene, f"answers/{person.id}", value="late", seen=scene.answer().heads[0])
    page = post(browser, scene, "lock", version=sheet_of(scene).version)

    assert "The sheet is locked as version 2." in words(page)
    assert [(v.number, v.reason) for v in versions_of(sheet_of(scene))] == [
        (2, "Báo nhầm một người"),
        (1, None),
    ]
    assert scene.answer().value is Presence.LATE


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Say why the sheet is reopened."),
        ("   ", "Say why the sheet is reopened."),
        ("a" * 201, "Please write at most 200 characters; these are 201."),
    ],
)
def test_reopening_without_a_good_reason_is_refused_beside_the_field(
    browser, organiser, reason, sentence
):
    scene = make_scene()
    sheet = locked(scene, organiser)

    answer = browser.post(
        sheet_address(scene, "reopen"), data={"reason": reason, "version": sheet.version}
    )

    assert answer.status_code == 422
    assert sentence in error_beside(answer, "reason")
    assert sheet_of(scene).state is SheetState.LOCKED


def test_reopening_from_a_stale_page_is_refused_once_and_then_taken(browser, organiser):
    scene = make_scene()
    sheet = locked(scene, organiser)
    form = {"reason": "Báo nhầm", "version": sheet.version - 1}

    answer = browser.post(sheet_address(scene, "reopen"), data=form)
    assert "Somebody changed this in the meantime." in words(answer)

    form["version"] = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)[1]
    browser.post(sheet_address(scene, "reopen"), data=form)

    assert sheet_of(scene).state is SheetState.REOPENED


def test_a_sheet_that_is_not_locked_has_nothing_to_reopen(browser):
    scene = make_scene()
    report(scene)

    assert browser.get(sheet_address(scene, "reopen")).location == quote(sheet_address(scene))
    answer = browser.post(sheet_address(scene, "reopen"), data={"reason": "Báo nhầm"})
    assert "The sheet is not locked." in words(answer)


def test_a_mark_that_came_after_locking_is_shown_and_taken_after_reopening(browser, organiser):
    scene = make_scene(2)
    sheet = locked(scene, organiser)
    late = scene.event(value="A", supersedes=list(scene.answer().heads))
    scene.take(late)

    page = browser.get(sheet_address(scene))
    assert "Marks put aside: 1" in words(page)
    assert "It came after the sheet was locked." in words(page)

    reopen_sheet(sheet, reason="Có lượt đến muộn", by=organiser)
    waiting = put_aside(scene.session, viewer=organiser)[0].quarantined
    page = post(browser, scene, f"put-aside/{waiting.id}/release")

    assert "The mark is taken." in words(page)
    assert scene.answer().value is Presence.ABSENT


def test_a_mark_whose_reason_still_holds_stays_put_aside(browser, organiser):
    scene = make_scene()
    scene.take(scene.event(person=RegistrationFactory()))
    waiting = put_aside(scene.session, viewer=organiser)[0].quarantined

    page = post(browser, scene, f"put-aside/{waiting.id}/release")

    assert "This person is not on the list of this point in this half-day." in words(page)


@pytest.mark.parametrize(
    "action", ["check", "lock", "reopen", "report", "answers/1", "put-aside/1/release"]
)
@pytest.mark.parametrize("role", [Role.OFFICIAL, Role.FOCAL_PERSON, Role.OPERATOR])
def test_only_organisers_decide(sign_in, role, action):
    scene = make_scene()

    assert sign_in(role=role).post(sheet_address(scene, action)).status_code == 403
