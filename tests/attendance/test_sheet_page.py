"""The page of a sheet: what it says about reports, answers and versions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import sheet_lines
from eventapp.attendance.service import check_sheet, lock_sheet, mark, reopen_sheet, report_sheet
from tests.attendance.pages import (
    heading,
    report,
    sheet_address,
    words,
)
from tests.attendance.scene import make_scene
from tests.factories import (
    AgencyFactory,
    RegistrationFactory,
    UserFactory,
)

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 21, tzinfo=UTC)  # 08:21, reports are due at 08:15


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER, full_name="Vũ Thu Hà")


@pytest.fixture
def browser(sign_in, organiser):
    return sign_in(organiser)


def test_the_heading_says_how_the_sheet_stands(browser, organiser, time):
    scene = make_scene()

    def says() -> str:
        return heading(browser.get(sheet_address(scene))).removeprefix(f"{scene.point.name}: ")

    assert says() == "the report is due by 08:15"
    time(AFTER_THE_DEADLINE)
    assert says() == "no report, 6 min late"
    sheet = report(scene)
    assert says() == "reported, 3 of 3 present"
    check_sheet(sheet, by=organiser)
    assert says() == "checked, 3 of 3 present"
    lock_sheet(sheet, by=organiser)
    assert says() == "locked, 3 of 3 present"
    reopen_sheet(sheet, reason="Báo nhầm", by=organiser)
    assert says() == "open again, 3 of 3 present"


def test_a_sheet_nobody_touched_shows_no_zero(browser):
    scene = make_scene()

    found = words(browser.get(sheet_address(scene)))

    assert "Expected 3 Women expected 3 Marked nobody marked yet" in found
    assert "No head count was reported yet." in found


@pytest.mark.parametrize(
    ("count", "marked", "sentence"),
    [
        (3, 3, "The head count and the marks agree."),
        (9, 3, "The head count is 6 more than those marked present (3)."),
        (1, 3, "The head count is 2 fewer than those marked present (3)."),
        (
            2,
            1,
            "2 were counted. 1 are marked present, for 2 there is no clear answer yet.",
        ),
    ],
)
def test_the_head_count_is_compared_with_the_marks_in_words(browser, count, marked, sentence):
    scene = make_scene(3)
    for person in scene.people[:marked]:
        mark(person, scene.session, Presence.PRESENT, by=scene.operator)
    report_sheet(scene.point, scene.session, count, by=scene.operator)

    assert sentence in words(browser.get(sheet_address(scene)))


def test_every_report_is_kept_and_a_difference_shown(browser):
    scene = make_scene(contact_name="Trần Thị Huế")
    report(scene, count=9, note="Có ba người đi thay")
    report(scene)

    found = words(browser.get(sheet_address(scene)))

    assert "This point reported different head counts." in found
    assert f"3 · {scene.operator.full_name}, 13/10/2021, 08:00 · this one counts" in found
    assert f"9 · {scene.operator.full_name}, 13/10/2021, 08:00 Có ba người đi thay" in found


def test_every_answer_says_who_gave_it_and_why(browser):
    scene = make_scene(1)
    mark(scene.people[0], scene.session, Presence.EXCUSED, by=scene.operator, reason="Ốm")

    found = words(browser.get(sheet_address(scene)))

    assert f"Absent with reason Ốm {scene.operator.full_name}, 08:00" in found


def test_the_journal_of_the_sheet_is_on_its_page(browser, organiser):
    scene = make_scene()
    lock_sheet(report(scene), by=organiser)

    assert "Vũ Thu Hà locked the sheet" in words(browser.get(sheet_address(scene)))


def test_an_official_reads_but_has_no_buttons(sign_in):
    scene = make_scene()
    report(scene)
    page = sign_in(role=Role.OFFICIAL).get(sheet_address(scene))

    assert "reported, 3 of 3 present" in words(page)
    for word in ("Lock the sheet", "Report for the point", "Correct", "Journal of this sheet"):
        assert word not in words(page)


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR])
def test_the_sheet_is_closed_to_those_who_do_not_watch(sign_in, role):
    assert sign_in(role=role).get(sheet_address(make_scene())).status_code == 403


def test_a_sheet_of_another_part_of_the_tree_does_not_exist(sign_in):
    scene = make_scene()
    official = UserFactory(role=Role.OFFICIAL, agency=AgencyFactory())

    assert sign_in(official).get(sheet_address(scene)).status_code == 404


def test_a_point_of_another_training_has_no_sheet_here(browser):
    scene, other = make_scene(), make_scene()

    wrong = sheet_address(scene).replace(scene.point.code, other.point.code)

    assert browser.get(wrong).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_the_sheet_asks_the_same_number_of_questions(browser, count_queries, organiser, people):
    scene = make_scene(people)
    for person in scene.people:
        scene.take(scene.event(person, "P"), scene.event(person, "A"))
    report(scene)
    scene.take(scene.event(person=RegistrationFactory()))
    assert len(sheet_lines(scene.point, scene.session, viewer=organiser)) == people

    with count_queries() as queries:
        browser.get(sheet_address(scene))

    assert len(queries) == 20
