"""The pages of copying and checking a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.people.models import Sex
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_session
from eventapp.trainings.service import (
    BlockPlan,
    LecturerDetails,
    SessionPlan,
    add_lecturer,
    change_session,
)
from tests.factories import AgencyFactory, PointFactory, UserFactory
from tests.trainings.plans import department, planned

COPY, CHECK = "/trainings/BDG-2021/copy", "/trainings/BDG-2021/check"


def typed(training: Training, **changed: Any) -> dict[str, Any]:
    return {
        "title": "Tập huấn lần hai",
        "code": "BDG-2021-2",
        "starts_on": "25/10/2021",
        "skips_days_off": "y",
        "host": training.host_id,
        "with_points": "y",
        "with_seats": "y",
        "with_blocks": "y",
        "seat_rule": "largest",
        "step": "preview",
    } | changed


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def test_the_list_comes_first_then_the_draft(sign_in: Callable[..., Any]):
    training = planned()
    PointFactory(training=training)
    browser = sign_in()

    listed = browser.post(COPY, data=typed(training))

    assert "Everything comes along" in text_of(listed)
    assert db.session.query(Training).count() == 1
    made = browser.post(COPY, data=typed(training, step="copy"))
    assert made.location == "/trainings/BDG-2021-2/"
    page = text_of(browser.get(made.location))
    assert "25–27/10/2021" in page
    assert "BDG-2021" in page.split("Copied from")[1][:200]


def test_a_wrong_day_keeps_what_was_typed(sign_in: Callable[..., Any]):
    training = planned()

    answer = sign_in().post(COPY, data=typed(training, starts_on="10/25/2021"))

    page = text_of(answer)
    assert answer.status_code == 422
    assert "The day comes before the month: did you mean 25/10/2021?" in page
    assert 'value="10/25/2021"' in page


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_only_organisers_copy_and_check(sign_in: Callable[..., Any], role: Role):
    planned()
    browser = sign_in(role=role)

    assert browser.get(COPY).status_code == 403
    assert browser.get(CHECK).status_code == 403


@pytest.mark.parametrize("points", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], points: int
):
    training = planned()
    PointFactory.create_batch(points, training=training)
    browser = sign_in()

    with count_queries() as queries:
        browser.post(COPY, data=typed(training))

    assert len(queries) == COST_OF_PREVIEW


COST_OF_PREVIEW = 22


def two_trainings_at_once() -> tuple[Training, Training]:
    host = department()
    return planned(host), planned(host, code="BDG-2")


def test_a_lecturer_in_two_places_is_shown(sign_in: Callable[..., Any]):
    lecturer = add_lecturer(
        LecturerDetails(full_name="Lưu Thị Minh Nguyệt", sex=Sex.FEMALE), by=UserFactory()
    )
    for training in two_trainings_at_once():
        session = get_session(training, "2010S")
        block = BlockPlan(
            starts=time(8), ends=time(9), topic="Lồng ghép giới", lecturer_id=lecturer.id
        )
        plan = SessionPlan(starts=time(7, 30), ends=time(11, 30), blocks=(block,))
        change_session(session, plan, version=session.version, by=UserFactory())

    page = text_of(sign_in().get(CHECK))

    assert "Wanted twice: 1" in page
    assert "Lưu Thị Minh Nguyệt" in page
    assert "BDG-2" in page


@pytest.mark.parametrize(("room", "clashes"), [("hội trường", True), ("Phòng họp", False)])
def test_a_room_wanted_by_two_trainings_is_shown(
    sign_in: Callable[..., Any], room: str, clashes: bool
):
    agency = AgencyFactory(name="Xã Hồng Tiến")
    one, other = two_trainings_at_once()
    PointFactory(training=one, agency=agency, room="hội trường")
    PointFactory(training=other, agency=agency, room=room)

    page = text_of(sign_in().get(CHECK))

    assert ("Rooms wanted by two trainings" in page) is clashes


def test_a_plan_without_topics_says_which_half_days(sign_in: Callable[..., Any]):
    planned()

    page = text_of(sign_in().get(CHECK))

    assert "Half-days without a topic" in page
    assert "/trainings/BDG-2021/sessions/2010S/edit" in page
