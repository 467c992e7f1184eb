"""The board: what it says, and whom it shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.attendance.service import check_sheet, lock_sheet, mark, reopen_sheet, report_sheet
from eventapp.people.models import Sex
from tests.attendance.pages import (
    board_address,
    heading,
    neighbours,
    report,
    words,
)
from tests.attendance.scene import make_scene
from tests.factories import (
    RegistrationFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
)

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 21, tzinfo=UTC)  # 08:21, reports are due at 08:15
BEFORE_OPENING = datetime(2021, 10, 12, 23, 30, tzinfo=UTC)  # 06:30, sheets open at 07:00


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def counts(response) -> dict[str, int]:
    """The number on every state tile, by the state its link filters by."""
    return {
        key: int(number)
        for key, number in re.findall(
            r'<li data-key="(\w+)">\s*<a class="\w+".*?<b class="num">(\d+)</b>',
            response.get_data(as_text=True),
            re.DOTALL,
        )
    }


def names(response) -> list[str]:
    return re.findall(r'class="tile .*?<b>(.*?)</b>', response.get_data(as_text=True), re.DOTALL)


def test_the_board_opens_at_the_half_day_that_is_on(sign_in):
    scene = make_scene()
    TrainingSessionFactory(training=scene.training, afternoon=True)

    answer = sign_in().get(f"/trainings/{scene.training.code}/board/")

    assert answer.location == board_address(scene)


def test_a_training_without_half_days_says_so(sign_in):
    training = TrainingFactory()

    page = sign_in().get(f"/trainings/{training.code}/board/")

    assert heading(page) == "No half-day to watch yet"


def test_the_heading_counts_who_has_reported(sign_in):
    here, _there = neighbours(2)
    report(here)

    page = sign_in().get(board_address(here))

    assert heading(page) == "1 of 2 points have reported"
    assert "Present 2/4, women 2 (100.0%). Not marked yet: 2. As of 08:00." in words(page)


def test_the_heading_says_when_the_roll_call_opens(sign_in, time):
    scene = make_scene()
    time(BEFORE_OPENING)

    page = sign_in().get(board_address(scene))

    assert heading(page) == "1 points, the roll call opens at 07:00"


def test_the_heading_says_that_everybody_has_reported_and_that_all_is_locked(sign_in, organiser):
    scene = make_scene()
    sheet = report(scene)
    browser = sign_in(organiser)

    assert heading(browser.get(board_address(scene))) == "Every point has reported (1)"

    lock_sheet(sheet, by=organiser)

    assert heading(browser.get(board_address(scene))) == "Every sheet is locked (1)"


def test_every_point_is_counted_in_one_state_and_contradictions_beside(sign_in, organiser, time):
    reported, checked, locked, reopened, late, wrong = neighbours(6)
    report(reported)
    report(wrong, count=9)
    check_sheet(report(checked), by=organiser)
    lock_sheet(report(locked), by=organiser)
    sheet = report(reopened)
    lock_sheet(sheet, by=organiser)
    reopen_sheet(sheet, reason="Báo nhầm", by=organiser)
    time(AFTER_THE_DEADLINE)

    found = counts(sign_in(organiser).get(board_address(reported)))

    assert found == {
        "late": 1,
        "due": 0,
        "conflict": 1,
        "reported": 2,
        "checked": 1,
        "locked": 1,
        "not_due": 0,
        "reopened": 1,
    }
    assert sum(found.values()) - found["conflict"] == 6
    assert late.point.name


def test_a_state_shows_only_its_points(sign_in, time):
    here, there = neighbours(2)
    report(here)
    time(AFTER_THE_DEADLINE)

    page = sign_in().get(board_address(here, "?state=late"))

    assert names(page) == [there.point.name.removeprefix("Điểm cầu ")]
    assert heading(page) == "1 late, 1 of 2 points have reported"


def test_an_area_shows_and_counts_only_its_points(sign_in):
    here = make_scene(area="Huyện Ân Thi", area_position=2)
    make_scene(training=here.training, session=here.session, area="Huyện Kim Động")

    page = sign_in().get(board_address(here, "?area=Huyện Ân Thi"))

    assert names(page) == [here.point.name.removeprefix("Điểm cầu ")]
    assert heading(page) == "Huyện Ân Thi: 0 of 1 points have reported"


@pytest.mark.parametrize("query", ["?area=Huyện không có", "?state=checked"])
def test_a_filter_that_finds_nothing_says_so(sign_in, query):
    scene = make_scene()

    page = sign_in().get(board_address(scene, query))

    assert names(page) == []
    assert "There is no point here." in words(page) or "No point is in this state" in words(page)


def test_an_unknown_state_or_view_is_no_filter(sign_in):
    scene = make_scene()

    page = sign_in().get(board_address(scene, "?state=broken&view=cinema"))

    assert len(names(page)) == 1


@pytest.mark.parametrize("view", ["", "?view=table"])
def test_a_point_that_said_nothing_shows_no_zero(sign_in, view):
    scene = make_scene(3)

    found = words(sign_in().get(board_address(scene, view)))

    assert "0/3" not in found
    assert ("nobody marked yet" if view else "due by 08:15 · 3 expected") in found


def test_the_table_adds_up_to_the_same_numbers_as_the_tiles(sign_in):
    here, there = neighbours(2)
    RegistrationFactory(point=here.point, sex=Sex.MALE)
    report(here)
    mark(there.people[0], there.session, Presence.EXCUSED, by=there.operator, reason="Ốm")

    found = words(sign_in().get(board_address(here, "?view=table")))

    assert "Total of 2 points 5 3 2 1 0 1" in found


def test_a_head_count_without_marks_is_shown_as_what_it_is(sign_in):
    scene = make_scene(3)
    report_sheet(scene.point, scene.session, 2, by=scene.operator)

    found = words(sign_in().get(board_address(scene)))

    assert "2 counted of 3, nobody marked" in found
    assert counts(sign_in().get(board_address(scene)))["conflict"] == 0


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda scene: report(scene, count=9), "9 counted, 2 marked present"),
        (lambda scene: report(scene, is_connected=False), "no connection"),
        (
            lambda scene: (report(scene, count=9), report(scene)),
            "reported with different head counts",
        ),
        (
            lambda scene: (
                scene.take(scene.event(value="P")),
                scene.take(scene.event(value="A")),
            ),
            "contradicting answers about people: 1",
        ),
        (
            lambda scene: scene.take(scene.event(person=RegistrationFactory())),
            "marks put aside: 1",
        ),
    ],
)
def test_points_to_look_at_come_first_with_the_reason(sign_in, prepare, sentence):
    scene = make_scene(2, contact_name="Trần Thị Huế", contact_phone="+84904118392")
    prepare(scene)

    page = sign_in().get(board_address(scene))

    assert "To call or to look at now: 1 points" in words(page)
    assert sentence in words(page)
    assert 'href="tel:+84904118392"' in page.get_data(as_text=True)


def test_what_a_person_has_checked_is_no_contradiction_any_more(sign_in, organiser):
    scene = make_scene()
    check_sheet(report(scene, count=9), by=organiser)

    page = sign_in(organiser).get(board_address(scene))

    assert counts(page)["conflict"] == 0
    assert "To call or to look at now" not in words(page)


@pytest.mark.parametrize("points", [1, 3])
@pytest.mark.parametrize("query", ["", "?view=table", "?fragment=1"])
def test_the_board_asks_the_same_number_of_questions(sign_in, count_queries, points, query):
    scenes = neighbours(points)
    for scene in scenes:
        report(scene, count=9)
    browser = sign_in()

    with count_queries() as queries:
        browser.get(board_address(scenes[0], query))

    assert len(queries) == 18
