"""The page of a training that anybody may open: everything of the programme, nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from flask.testing import FlaskClient

from eventapp.people.models import Sex
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_session
from eventapp.trainings.service import (
    BlockPlan,
    LecturerDetails,
    SessionPlan,
    add_lecturer,
    cancel_session,
    change_session,
    publish,
)
from tests.factories import PointFactory, UserFactory
from tests.trainings.plans import planned

PAGE = "/t/BDG-2021"


@pytest.fixture
def browser(app: Any) -> FlaskClient:
    return app.test_client()


def published(**fields: Any) -> Training:
    training = planned(**fields)
    publish(training, by=UserFactory())
    return training


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def test_anybody_reads_the_programme_without_names(browser: FlaskClient):
    training = published(contact_office="Phòng Bình đẳng giới", contact_phone="02213862345")
    PointFactory(training=training, name="Điểm cầu xã Hồng Tiến", contact_name="Đỗ Thị Bưởi")
    details = LecturerDetails(full_name="Lưu Thị Minh Nguyệt", sex=Sex.FEMALE)
    lecturer = add_lecturer(details, by=UserFactory())
    block = BlockPlan(starts=time(8), ends=time(9), topic="Lồng ghép giới", lecturer_id=lecturer.id)
    session = get_session(training, "2010S")
    plan = SessionPlan(starts=time(7, 30), ends=time(11, 30), topic="Khai mạc", blocks=(block,))
    change_session(session, plan, version=session.version, by=UserFactory())

    page = text_of(browser.get(PAGE))

    for word in ("Khai mạc", "Lồng ghép giới", "Điểm cầu xã Hồng Tiến", "Phòng Bình đẳng giới"):
        assert word in page
    assert "0221 3862 345" in page
    assert "/t/BDG-2021/programme.ics" in page
    assert "Minh Nguyệt" not in page
    assert "Bưởi" not in page


def test_a_draft_does_not_exist(browser: FlaskClient, sign_in: Callable[..., Any]):
    planned()

    assert browser.get(PAGE).status_code == 404
    assert sign_in().get(PAGE).status_code == 404


def test_small_letters_are_the_same_address(browser: FlaskClient):
    published()

    assert browser.get("/t/bdg-2021").status_code == 200


def test_a_notice_stands_on_the_page(browser: FlaskClient):
    session = get_session(published(), "2110S")

    cancel_session(session, reason="Bão số 7", by=UserFactory())

    page = text_of(browser.get(PAGE))
    assert "Sáng 21/10/2021: buổi này bị hủy." in page
    assert "Bão số 7" in page


def test_a_point_is_found_without_accents(browser: FlaskClient):
    training = published()
    PointFactory(training=training, name="Điểm cầu xã Hồng Tiến", code="ĐC001")
    PointFactory(training=training, name="Điểm cầu xã Đồng Tiến", code="ĐC002")

    page = text_of(browser.get(f"{PAGE}?q=hong+tien"))

    found = page.split('id="rooms"')[1].split("</section>")[0]
    assert "xã Hồng Tiến" in found
    assert "xã Đồng Tiến" not in found


@pytest.mark.parametrize("points", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    browser: FlaskClient, count_queries: Callable[..., Any], points: int
):
    training = published()
    PointFactory.create_batch(points, training=training)

    with count_queries() as queries:
        browser.get(PAGE)

    assert len(queries) == 7
