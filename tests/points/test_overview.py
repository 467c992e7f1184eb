"""What the overview of a training says about rooms and lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from eventapp.points.line_test_plan import LineTestPlan
from eventapp.points.models import LineResult
from eventapp.points.queries.line_tests import rows_in
from eventapp.points.service import combine, plan_line_test, record_line
from eventapp.trainings.models import Training, TrainingState
from tests.factories import PointFactory, TrainingFactory, UserFactory

A_WEEK_BEFORE = datetime(2021, 10, 6, 1, tzinfo=UTC)
THE_DAY_BEFORE = datetime(2021, 10, 12, 1, tzinfo=UTC)


def overview(browser: Any, training: Training) -> str:
    page: str = browser.get(f"/trainings/{training.code}/").get_data(as_text=True)
    return page


def test_combined_rooms_are_counted_once(sign_in: Callable[..., Any]):
    training = TrainingFactory()
    room, guest = PointFactory.create_batch(2, training=training, seats=30)
    combine(guest, room, by=UserFactory())

    page = overview(sign_in(), training)

    assert "Points: 1, capacity: 30, without an operator: 1; combined with another room: 1" in page


def test_line_tests_are_a_step_once_planned_or_near(
    sign_in: Callable[..., Any],
    time: Callable[[datetime], None],
):
    training = TrainingFactory()
    point = PointFactory(training=training)
    organiser = UserFactory()
    browser = sign_in(organiser)

    time(A_WEEK_BEFORE)
    assert "Line tests" not in overview(browser, training)
    time(THE_DAY_BEFORE)
    assert "Passed: 0 of 1, failed: 0, not tested: 1" in overview(browser, training)
    plan = LineTestPlan(day=date(2021, 10, 12), starts=HOURS[0], ends=HOURS[1])
    test = plan_line_test(training, plan, [point], by=organiser)
    time(A_WEEK_BEFORE)
    assert "Passed: 0 of 1, failed: 0, not tested: 1" in overview(browser, training)
    (row,) = rows_in(test, viewer=organiser)
    record_line(row, LineResult.PASSED, by=organiser)
    assert "Passed: 1 of 1, failed: 0, not tested: 0" in overview(browser, training)


def test_a_draft_without_a_test_is_not_told_to_test(
    sign_in: Callable[..., Any],
    time: Callable[[datetime], None],
):
    training = TrainingFactory(state=TrainingState.DRAFT)
    PointFactory(training=training)
    time(THE_DAY_BEFORE)

    assert "Line tests" not in overview(sign_in(), training)


HOURS = (time(8), time(9))
