"""The wall of the studio and the timeline of a half-day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from eventapp.attendance.overview import Group
from eventapp.attendance.timeline import timeline_of
from tests.attendance.pages import board_address, heading, neighbours, report, words
from tests.attendance.scene import make_scene

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 21, tzinfo=UTC)


def test_the_wall_says_the_state_of_every_point_in_a_word(sign_in, time):
    reported, late, wrong = neighbours(3)
    report(reported)
    report(wrong, count=9)
    time(AFTER_THE_DEADLINE)

    page = sign_in().get(board_address(late, "?view=wall"))
    found = re.findall(r'<li class="(rep|late|cfl)" data-key="ĐC', page.get_data(as_text=True))

    assert sorted(found) == ["cfl", "late", "rep"]
    assert {"Reported", "6 min late", "contradiction"} <= set(
        re.findall(r"Reported|6 min late|contradiction", words(page))
    )
    assert heading(page) == "1 late, 2 of 3 points have reported"
    assert 'data-bs-theme="dark"' in page.get_data(as_text=True)


def test_the_wall_keeps_itself_up_to_date_like_the_board(sign_in):
    scene = make_scene()
    browser = sign_in()
    address = board_address(scene, "?view=wall")
    page = browser.get(address)
    again = {"If-None-Match": page.headers["ETag"]}

    assert browser.get(f"{address}&fragment=1", headers=again).status_code == 304

    report(scene)
    fragment = browser.get(f"{address}&fragment=1", headers=again)

    assert fragment.status_code == 200
    assert "<html" not in fragment.get_data(as_text=True)
    assert 'id="board-heading"' in fragment.get_data(as_text=True)


@pytest.mark.parametrize("points", [1, 3])
@pytest.mark.parametrize("rest", ["?view=wall", "timeline/"])
def test_wall_and_timeline_ask_the_same_number_of_questions(sign_in, count_queries, points, rest):
    scenes = neighbours(points)
    for scene in scenes:
        report(scene)
    browser = sign_in()

    with count_queries() as queries:
        browser.get(board_address(scenes[0], rest))

    assert len(queries) == 18


def test_the_timeline_counts_in_time_late_and_missing(sign_in, time):
    early, late, _silent = neighbours(3)
    report(early)
    time(AFTER_THE_DEADLINE)
    report(late)

    page = sign_in().get(board_address(early, "timeline/"))

    assert heading(page) == "1 of 3 points reported in time"
    assert "Late: 1, without a report: 1." in words(page)
    assert "6 min late" in words(page)
    assert page.get_data(as_text=True).count('class="dot late" d="M') == 2  # one, and the legend


def test_the_timeline_says_when_there_is_nothing_to_draw(sign_in):
    scene = make_scene()

    page = sign_in().get(board_address(scene, "timeline/"))

    assert heading(page) == "No point has reported yet"


def test_a_half_day_without_a_report_has_no_moment_at_which_half_reported():
    opens = datetime(2021, 10, 13, 0, 30, tzinfo=UTC)
    due, ends = opens + timedelta(minutes=45), opens + timedelta(hours=4)

    times = timeline_of(Group("", []), {}, opens=opens, due=due, ends=ends)

    assert (times.points, times.reports, times.steps) == (0, [], [])
    assert (times.start, times.end) == (due, due + timedelta(minutes=30))
    assert times.ticks == [due, due + timedelta(minutes=15), times.end]
