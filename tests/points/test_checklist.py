"""The checklist of every point before a half-day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.attendance.service import report_sheet
from eventapp.errors import RuleBroken
from eventapp.points.models import ChecklistItem
from eventapp.points.queries.checklist import StepState, checklists, items_of
from eventapp.points.service import combine, set_checklist, tick, untick
from eventapp.trainings.models import TrainingState
from tests.attendance.scene import Scene, make_scene
from tests.factories import PointFactory, UserFactory

SetTime = Callable[[datetime], None]
START = datetime(2021, 10, 13, 0, 30, tzinfo=UTC)
FIRST = ChecklistItem.TECHNICIAN


@pytest.fixture
def organiser() -> User:
    return UserFactory()


def states(scene: Scene) -> dict[ChecklistItem, StepState]:
    (found,) = checklists(scene.training, scene.session, [scene.point])
    return {step.item: step.state for step in found.steps}


def refused(action: Callable[..., object], *arguments: Any, **named: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*arguments, **named)
    return refusal.value.field, str(refusal.value)


def test_items_are_due_around_the_start(organiser: User):
    scene = make_scene(0)

    due = items_of(scene.training, scene.session)

    assert [(one.item, one.due_at - START) for one in due] == [
        (ChecklistItem.TECHNICIAN, timedelta(minutes=-60)),
        (ChecklistItem.SIGN_IN, timedelta(minutes=-30)),
        (ChecklistItem.COUNTED, timedelta(minutes=-15)),
        (ChecklistItem.CONNECTED, timedelta(minutes=-10)),
        (ChecklistItem.REPORTED, timedelta(minutes=45)),
    ]


def test_an_item_goes_from_ahead_to_done_or_overdue(time: SetTime):
    scene = make_scene(0)

    time(START - timedelta(minutes=90))
    assert states(scene)[FIRST] is StepState.AHEAD
    time(START - timedelta(minutes=70))
    assert states(scene)[FIRST] is StepState.SOON
    time(START - timedelta(minutes=50))
    assert states(scene)[FIRST] is StepState.OVERDUE
    tick(scene.point, scene.session, FIRST, by=scene.operator)
    assert states(scene)[FIRST] is StepState.DONE_LATE
    untick(scene.point, scene.session, FIRST, by=scene.operator)
    time(START - timedelta(minutes=61))
    tick(scene.point, scene.session, FIRST, by=scene.operator)
    time(START)
    tick(scene.point, scene.session, FIRST, by=scene.operator)
    assert states(scene)[FIRST] is StepState.DONE


def test_the_report_of_the_head_count_ticks_itself(organiser: User):
    scene = make_scene(1)

    report_sheet(scene.point, scene.session, 1, by=scene.operator)

    assert states(scene)[ChecklistItem.REPORTED] is StepState.DONE
    assert refused(tick, scene.point, scene.session, ChecklistItem.REPORTED, by=organiser) == (
        None,
        "The head count is ticked by itself when the point reports.",
    )


def test_an_operator_begins_a_day_before_and_nobody_after_the_closing(
    time: SetTime, organiser: User
):
    scene = make_scene(0)
    time(START - timedelta(hours=25))

    assert refused(tick, scene.point, scene.session, FIRST, by=scene.operator) == (
        None,
        "The checklist opens one day before the half-day.",
    )
    tick(scene.point, scene.session, FIRST, by=organiser)
    scene.training.state = TrainingState.CLOSED
    assert "closed" in refused(untick, scene.point, scene.session, FIRST, by=organiser)[1]


def test_minutes_are_set_per_training_and_an_empty_one_leaves_the_item_out(organiser: User):
    scene = make_scene(0)

    set_checklist(scene.training, {FIRST: -90, ChecklistItem.COUNTED: None}, by=organiser)

    due = items_of(scene.training, scene.session)
    assert [(one.item, one.minutes) for one in due] == [
        (ChecklistItem.TECHNICIAN, -90),
        (ChecklistItem.SIGN_IN, -30),
        (ChecklistItem.CONNECTED, -10),
        (ChecklistItem.REPORTED, 45),
    ]
    set_checklist(scene.training, {FIRST: -45}, by=organiser)
    assert items_of(scene.training, scene.session)[0].minutes == -45
    assert refused(set_checklist, scene.training, {FIRST: -2000}, by=organiser) == (
        "technician",
        "Enter minutes from -1440 (the day before) to 240.",
    )


def test_an_operator_ticks_her_own_point_on_its_page(sign_in: Callable[..., Any], time: SetTime):
    scene = make_scene(0)
    other = PointFactory(training=scene.training)
    time(START - timedelta(minutes=65))
    browser = sign_in(scene.operator)

    def path(code: str, session: str = "1310S/") -> str:
        return f"/trainings/{scene.training.code}/points/{quote(code)}/checklist/{session}"

    assert browser.get(path(scene.point.code, "")).status_code == 302
    page = browser.get(path(scene.point.code)).get_data(as_text=True)
    assert "next by 06:30" in page
    assert scene.point.join_name in page
    browser.post(path(scene.point.code), data={"item": "technician"})
    assert states(scene)[FIRST] is StepState.DONE
    browser.post(path(scene.point.code), data={"item": "technician", "undo": "1"})
    assert states(scene)[FIRST] is StepState.SOON
    assert browser.post(path(scene.point.code), data={"item": "nothing"}).status_code == 404
    assert browser.post(path(other.code), data={"item": "technician"}).status_code == 404
    refusal = browser.post(path(scene.point.code), data={"item": "reported"}, follow_redirects=True)
    assert "ticked by itself" in refusal.get_data(as_text=True)


@pytest.mark.parametrize("points", [1, 3])
def test_the_matrix_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], points: int
):
    scene = make_scene(1)
    for point in PointFactory.create_batch(points - 1, training=scene.training):
        tick(point, scene.session, FIRST, by=UserFactory())
    report_sheet(scene.point, scene.session, 1, by=scene.operator)
    browser = sign_in()

    with count_queries() as queries:
        answer = browser.get(f"/trainings/{scene.training.code}/checklist/1310S/")

    assert (answer.status_code, len(queries)) == (200, 10)


def test_the_matrix_shows_who_is_overdue_and_leaves_combined_points_out(
    sign_in: Callable[..., Any], organiser: User
):
    scene = make_scene(0, name="Điểm cầu xã Chậm")
    done = PointFactory(training=scene.training, name="Điểm cầu xã Xong", area="Huyện Ân Thi")
    guest = PointFactory(training=scene.training, name="Điểm cầu xã Ghép")
    combine(guest, done, by=organiser)
    for item in list(ChecklistItem)[:-1]:
        tick(done, scene.session, item, by=organiser)
    browser = sign_in(role=Role.OFFICIAL)

    def shown(**asked: str) -> list[bool]:
        path = f"/trainings/{scene.training.code}/checklist/1310S/"
        page = browser.get(path, query_string=asked).get_data(as_text=True)
        return [name in page for name in ("Xã Chậm", "Xã Xong", "Xã Ghép")]

    assert shown() == [True, True, False]
    assert shown(only="overdue") == [True, False, False]
    assert shown(area="Huyện Ân Thi") == [False, True, False]
    report_sheet(done, scene.session, 0, by=organiser)
    assert shown(only="complete") == [False, True, False]
    assert shown(only="open") == [True, False, False]


def test_the_minutes_are_set_on_a_page(sign_in: Callable[..., Any], organiser: User):
    scene = make_scene(0)
    browser = sign_in(organiser)
    path = f"/trainings/{scene.training.code}/checklist/minutes"

    assert 'value="-60"' in browser.get(path).get_data(as_text=True)
    wrong = browser.post(path, data={"technician": "3000"})
    assert wrong.status_code == 422
    assert "Enter minutes from" in wrong.get_data(as_text=True)
    typed = {"technician": "-75", "sign_in": "", "counted": "-15", "connected": "-10"}
    assert browser.post(path, data=typed).status_code == 302
    assert [one.minutes for one in items_of(scene.training, scene.session)] == [-75, -15, -10, 45]


def test_a_training_without_half_days_has_no_checklist(sign_in: Callable[..., Any]):
    point = PointFactory()
    browser = sign_in()

    index = browser.get(f"/trainings/{point.training.code}/checklist/")

    assert index.location.endswith(f"/trainings/{point.training.code}/")
    own = f"/trainings/{point.training.code}/points/{quote(point.code)}/checklist/"
    assert browser.get(own).status_code == 404
