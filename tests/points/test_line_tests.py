"""Line tests: slots, results, and what of several tests counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.points.line_test_plan import LineTestPlan
from eventapp.points.models import LineResult, LineTest, LineTestPoint, Point
from eventapp.points.queries.line_tests import LineState, line_count, lines_of, rows_in, slots_of
from eventapp.points.service import (
    change_line_test,
    combine,
    drop_from_line_test,
    join_line_test,
    note_line,
    plan_line_test,
    record_line,
    remove_line_test,
)
from eventapp.trainings.models import Training
from tests.factories import PointFactory, TrainingFactory, UserFactory, operator_of

TUESDAY = LineTestPlan(day=date(2021, 10, 12), starts=time(14), ends=time(16), note="Phòng số 1")
SetTime = Callable[[datetime], None]


@pytest.fixture
def organiser() -> User:
    return UserFactory(full_name="Đào Thị Mẫu")


def slot(points: int, organiser: User) -> tuple[Training, LineTest, list[LineTestPoint]]:
    training = TrainingFactory()
    rooms = PointFactory.create_batch(points, training=training)
    test = plan_line_test(training, TUESDAY, rooms, by=organiser)
    return training, test, list(rows_in(test, viewer=organiser))


def refused(action: Callable[..., object], *arguments: Any, **named: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*arguments, **named)
    return refusal.value.field, str(refusal.value)


def state_of(point_id: int, training: Training, viewer: User) -> LineState:
    return lines_of(training, viewer=viewer)[point_id].state


def test_the_last_result_counts(organiser: User, time: SetTime):
    training, _, (row,) = slot(1, organiser)
    point = row.point
    again = plan_line_test(
        training,
        LineTestPlan(day=date(2021, 10, 13), starts=TUESDAY.starts, ends=TUESDAY.ends),
        [point],
        by=organiser,
    )
    (second,) = rows_in(again, viewer=organiser)
    assert state_of(point.id, training, organiser) is LineState.UNTESTED

    record_line(row, LineResult.FAILED, note="Không có tiếng", by=organiser)
    assert state_of(point.id, training, organiser) is LineState.FAILED
    assert lines_of(training, viewer=organiser)[point.id].next == second
    time(datetime(2021, 10, 13, 2, tzinfo=UTC))
    record_line(second, LineResult.PASSED, by=organiser)
    assert state_of(point.id, training, organiser) is LineState.PASSED
    assert second.recorded_by_name == "Đào Thị Mẫu"

    record_line(second, None, by=organiser)
    assert state_of(point.id, training, organiser) is LineState.FAILED


def test_a_slot_counts_its_results_and_combined_points_need_no_line(organiser: User):
    training, _, rows = slot(3, organiser)
    record_line(rows[0], LineResult.PASSED, by=organiser)
    record_line(rows[1], LineResult.FAILED, by=organiser)

    (one,) = slots_of(training)
    assert (one.points, one.passed, one.failed, one.waiting) == (3, 1, 1, 1)
    count = line_count(training, viewer=organiser)
    assert (count.passed, count.failed, count.untested) == (1, 1, 1)

    combine(rows[1].point, rows[0].point, by=organiser)
    assert line_count(training, viewer=organiser).failed == 0


def test_points_join_a_slot_once_and_leave_it_untested(organiser: User):
    training, test, (row,) = slot(1, organiser)
    other = PointFactory(training=training)

    join_line_test(test, [other, row.point, PointFactory()], by=organiser)
    assert {one.point_id for one in rows_in(test, viewer=organiser)} == {row.point_id, other.id}

    record_line(row, LineResult.PASSED, by=organiser)
    assert refused(drop_from_line_test, row, by=organiser) == (
        None,
        "This point was tested in this slot: the result stays.",
    )
    assert refused(remove_line_test, test, by=organiser) == (
        None,
        "This test has results already: it stays in the plan.",
    )
    record_line(row, None, by=organiser)
    drop_from_line_test(row, by=organiser)
    remove_line_test(test, by=organiser)
    assert slots_of(training) == []


def test_a_slot_is_changed_but_not_by_an_old_page(organiser: User):
    _, test, _ = slot(1, organiser)
    later = LineTestPlan(day=date(2021, 10, 12), starts=time_of(15), ends=time_of(17))

    change_line_test(test, later, version=1, by=organiser)

    assert test.starts_at == datetime(2021, 10, 12, 8, tzinfo=UTC)
    assert refused(change_line_test, test, later, version=1, by=organiser)[0] is None


def now(row: LineTestPoint) -> LineTestPoint:
    """The row as the last request left it."""
    db.session.refresh(row, ["result", "note", "point_note"])
    return row


def time_of(hour: int) -> time:
    return time(hour)


def test_a_slot_makes_sense_or_is_refused(organiser: User):
    assert refused(LineTestPlan, day=date(2021, 10, 12), starts=time(16), ends=time(14)) == (
        "ends",
        "A line test must end after it starts.",
    )
    late = LineTestPlan(day=date(2021, 10, 16), starts=time(8), ends=time(9))
    assert refused(plan_line_test, TrainingFactory(), late, [], by=organiser) == (
        "day",
        "The training ends on 15/10/2021: test the lines before.",
    )


def test_a_note_that_is_too_long_is_refused(organiser: User):
    _, _, (row,) = slot(1, organiser)

    assert refused(record_line, row, LineResult.PASSED, note="x" * 501, by=organiser)[0] == "note"
    assert refused(note_line, row, "x" * 501, by=organiser)[0] == "point_note"


@pytest.mark.parametrize("points", [1, 3])
def test_the_pages_ask_the_same_number_of_questions(
    sign_in: Callable[..., Any],
    count_queries: Callable[..., Any],
    organiser: User,
    points: int,
):
    training, test, _ = slot(points, organiser)
    browser = sign_in(organiser)

    asked = []
    for path in ("line-tests/", f"line-tests/{test.id}/"):
        with count_queries() as queries:
            assert browser.get(f"/trainings/{training.code}/{path}").status_code == 200
        asked.append(len(queries))

    assert asked == [8, 7]


def test_a_technician_presses_passed_or_failed_and_takes_it_back(
    sign_in: Callable[..., Any], organiser: User
):
    training, test, (row,) = slot(1, organiser)
    browser = sign_in(organiser)
    press = f"/trainings/{training.code}/line-tests/points/{row.id}/result"

    answer = browser.post(press, data={"result": "failed", "note": "Không có hình"})
    assert answer.location.endswith(f"/line-tests/{test.id}/#t{row.id}")
    assert (now(row).result, row.note) == (LineResult.FAILED, "Không có hình")
    browser.post(press, data={"result": "nonsense"})
    assert now(row).result is LineResult.FAILED
    browser.post(press, data={"result": "", "note": row.note})
    assert now(row).result is None


def test_a_slot_is_planned_for_those_not_passed_for_all_or_for_areas(
    sign_in: Callable[..., Any], organiser: User
):
    training, _, rows = slot(2, organiser)
    record_line(rows[0], LineResult.PASSED, by=organiser)
    PointFactory(training=training, area="Huyện Ân Thi", area_position=2)
    browser = sign_in(organiser)
    path = f"/trainings/{training.code}/line-tests/new"
    typed = {"day": "12/10/2021", "starts": "8h", "ends": "9h30"}

    def planned(**more: Any) -> int:
        assert browser.post(path, data=typed | more).status_code == 302
        return max(slots_of(training), key=lambda one: one.test.id).points

    assert planned(who="not_passed") == 2
    assert planned(who="all") == 3
    assert planned(who="areas", areas=["Huyện Ân Thi"]) == 1
    refusal = browser.post(path, data=typed | {"who": "areas"})
    assert refusal.status_code == 422
    assert "Choose at least one area." in refusal.get_data(as_text=True)
    wrong = browser.post(path, data=typed | {"who": "all", "ends": "7h"})
    assert "A line test must end after it starts." in wrong.get_data(as_text=True)


def test_all_points_are_shown_by_the_state_of_their_lines(
    sign_in: Callable[..., Any], organiser: User
):
    training, _, rows = slot(3, organiser)
    record_line(rows[0], LineResult.FAILED, note="Mất tiếng", by=organiser)
    record_line(rows[1], LineResult.PASSED, by=organiser)
    browser = sign_in(role=Role.OFFICIAL)

    def shown(state: str) -> list[bool]:
        page = browser.get(f"/trainings/{training.code}/line-tests/?state={state}")
        return [row.point.short_name in page.get_data(as_text=True) for row in rows]

    assert shown("") == [True, True, True]
    assert shown("failed") == [True, False, False]
    assert shown("passed") == [False, True, False]
    assert shown("untested") == [False, False, True]


def test_an_operator_notes_her_own_test_and_nobody_elses(
    sign_in: Callable[..., Any], organiser: User
):
    training, _, rows = slot(2, organiser)
    mine, other = rows
    browser = sign_in(operator_of(mine.point))

    def path(row: LineTestPoint, rest: str) -> str:
        return f"/trainings/{training.code}/line-tests/points/{row.id}/{rest}"

    assert browser.post(path(mine, "note"), data={"note": "Đã thay cáp"}).status_code == 302
    assert now(mine).point_note == "Đã thay cáp"
    assert browser.get(path(other, "note")).status_code == 404
    assert browser.post(path(mine, "result"), data={"result": "passed"}).status_code == 403


def test_the_pages_of_a_slot_change_it(sign_in: Callable[..., Any], organiser: User):
    training, test, (row,) = slot(1, organiser)
    other: Point = PointFactory(training=training)
    browser = sign_in(organiser)
    here = f"/trainings/{training.code}/line-tests"

    browser.post(f"{here}/{test.id}/points", data={"point": other.id})
    assert len(rows_in(test, viewer=organiser)) == 2
    browser.post(f"{here}/points/{row.id}/remove")
    assert [one.point_id for one in rows_in(test, viewer=organiser)] == [other.id]
    page = browser.get(f"{here}/{test.id}/edit").get_data(as_text=True)
    assert 'value="14:00"' in page
    typed = {"day": "11/10/2021", "starts": "14h", "ends": "15h", "version": "1"}
    assert browser.post(f"{here}/{test.id}/edit", data=typed).status_code == 302
    assert browser.post(f"{here}/{test.id}/remove").location.endswith("/line-tests/")
    assert slots_of(training) == []
