"""Today for a point operator: one big button."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import SheetState
from tests.factories import PointFactory, operator_of
from tests.home.reading import AFTER_DUE, read, report, sessions_of


def test_without_a_point_she_learns_whom_to_ask(sign_in):
    page = read(sign_in(role=Role.OPERATOR))

    assert "<h1>No roll call today</h1>" in page
    assert "No point is yours yet" in page


def test_one_big_button_leads_to_the_roll_call(sign_in, training):
    point = PointFactory(training=training, code="ĐC001", name="Điểm cầu xã Hồng Tiến")
    PointFactory(training=training, name="Điểm cầu của người khác")

    page = read(sign_in(operator_of(point)))

    assert "<h1>It is time for the roll call</h1>" in page
    assert "Điểm cầu xã Hồng Tiến" in page
    assert "của người khác" not in page
    assert "Report by 08:15." in page
    assert 'href="/trainings/BDG-2021/roll-call/1310S/%C4%90C001/"' in page
    assert "opens at 13:00" in page, "the afternoon is announced"


def test_a_reported_half_day_is_not_asked_for_again(sign_in, training):
    point = PointFactory(training=training)
    report(point, sessions_of(training)[0])

    page = read(sign_in(operator_of(point)))

    assert "<h1>This half-day has been reported</h1>" in page
    assert "Open the sheet" in page


def test_a_late_report_is_said_to_be_late(sign_in, training, time):
    time(AFTER_DUE)

    page = read(sign_in(operator_of(PointFactory(training=training))))

    assert "<h1>The head count is overdue</h1>" in page
    assert "It was due at 08:15." in page


def test_a_reopened_sheet_is_her_turn_again(sign_in, training):
    point = PointFactory(training=training)
    report(point, sessions_of(training)[0], SheetState.REOPENED)

    assert "It is time for the roll call" in read(sign_in(operator_of(point)))


def test_early_in_the_morning_she_sees_when_it_opens(sign_in, training, time):
    time(datetime(2021, 10, 12, 23, 0, tzinfo=UTC))

    page = read(sign_in(operator_of(PointFactory(training=training))))

    assert "<h1>The next roll call opens at 07:00</h1>" in page


def test_the_day_before_she_sees_the_next_half_day(sign_in, training, time):
    time(datetime(2021, 10, 12, 3, 0, tzinfo=UTC))

    page = read(sign_in(operator_of(PointFactory(training=training, name="Điểm cầu A"))))

    assert "Next: Morning 13/10" in page
    assert "Điểm cầu A. The roll call opens at 07:00 on 13/10/2021." in page


def test_afterwards_there_is_nothing_more_to_do(sign_in, training, time):
    time(datetime(2021, 10, 20, 3, 0, tzinfo=UTC))

    page = read(sign_in(operator_of(PointFactory(training=training))))

    assert "Nothing more to do" in page


@pytest.mark.parametrize("points", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, training, points):
    browser = sign_in(operator_of(*PointFactory.create_batch(points, training=training)))

    with count_queries() as queries:
        browser.get("/")

    assert len(queries) == 4
