"""Pages of points: the list, adding many or one, and one point with its operators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from eventapp.access import Role
from eventapp.agencies.models import AgencyLevel
from eventapp.database import db
from eventapp.points.models import Point, PointOperator
from eventapp.trainings.models import Training, TrainingState
from tests.factories import (
    AgencyFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    UserFactory,
    operator_of,
)
from tests.trainings.plans import department, planned


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def to(point: Point, rest: str = "edit") -> str:
    return f"/trainings/{point.training.code}/points/{quote(point.code)}/{rest}"


def a_province() -> Training:
    """A draft whose province has two districts with one commune each."""
    host = department()
    for n in (1, 2):
        district = AgencyFactory(
            name=f"Huyện {n}", level=AgencyLevel.DISTRICT, parent_id=host.parent_id
        )
        AgencyFactory(name=f"Xã {n}", parent_id=district.id)
    return planned(host)


def test_a_list_without_points_says_how_to_begin(sign_in: Callable[..., Any]):
    training = TrainingFactory()

    page = text_of(sign_in().get(f"/trainings/{training.code}/points/"))

    assert "From which rooms do people take part?" in page
    assert f"/trainings/{training.code}/points/bulk" in page
    official = text_of(sign_in(role=Role.OFFICIAL).get(f"/trainings/{training.code}/points/"))
    assert "/points/bulk" not in official


@pytest.mark.parametrize("points", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], points: int
):
    training = TrainingFactory()
    for _ in range(points):
        operator_of(PointFactory(training=training))
    browser = sign_in()

    with count_queries() as queries:
        browser.get(f"/trainings/{training.code}/points/")

    assert len(queries) == 7


def test_the_list_is_searched_without_accents_and_filtered(sign_in: Callable[..., Any]):
    training = TrainingFactory()
    run = PointFactory(training=training, name="Điểm cầu xã Hồng Tiến", contact_phone="0912345678")
    operator_of(run, full_name="Đỗ Thị Mẫu")
    PointFactory(training=training, name="Điểm cầu xã Đa Lộc", area="Huyện Ân Thi")
    browser = sign_in()

    def shown(**query: str) -> list[bool]:
        page = text_of(browser.get(f"/trainings/{training.code}/points/", query_string=query))
        return [name in page for name in ("xã Hồng Tiến", "xã Đa Lộc")]

    assert shown() == [True, True]
    assert shown(q="hong tien") == [True, False]
    assert shown(q="do thi mau") == [True, False]
    assert shown(area="Huyện Ân Thi") == [False, True]
    assert shown(without="operator") == [False, True]
    assert shown(without="phone") == [False, True]
    assert shown(q="không có ở đâu") == [False, False]


def test_a_long_list_comes_in_pages_with_the_total_of_all(sign_in: Callable[..., Any]):
    training = TrainingFactory()
    PointFactory.create_batch(61, training=training, seats=20)
    browser = sign_in()

    first = text_of(browser.get(f"/trainings/{training.code}/points/"))
    second = text_of(browser.get(f"/trainings/{training.code}/points/?page=2"))

    assert [page.count("<tr>") - 2 for page in (first, second)] == [60, 1]
    assert "1,220" in first
    assert "1,220" in second


def test_an_official_reads_the_points_of_her_part_of_the_tree(sign_in: Callable[..., Any]):
    training, district = TrainingFactory(), AgencyFactory()
    mine = PointFactory(training=training, agency=AgencyFactory(parent_id=district.id))
    other = PointFactory(training=training)
    browser = sign_in(UserFactory(role=Role.OFFICIAL, agency_id=district.id))

    page = text_of(browser.get(f"/trainings/{training.code}/points/"))

    assert [point.name in page for point in (mine, other)] == [True, False]
    assert "/edit" not in page


def test_many_points_are_added_at_once(sign_in: Callable[..., Any]):
    training = a_province()
    browser = sign_in()
    path = "/trainings/BDG-2021/points/bulk"
    page = text_of(browser.get(path))
    assert "Points that can be added in one go: 5" in page
    assert "All communes (2)" in page

    answer = browser.post(path, data={"where": ["host", "district", "commune"], "seats": "30"})

    assert answer.location == "/trainings/BDG-2021/points/"
    assert db.session.query(Point).filter_by(training_id=training.id).count() == 5
    assert "Every agency has its point" in text_of(browser.get(path))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"seats": "30"}, "Choose where to add points."),
        ({"where": ["commune"], "seats": ""}, "Enter how many people the room takes."),
        ({"where": ["commune"], "seats": "-3"}, "from 1 to 2000."),
        ({"where": ["commune"], "seats": "ba mươi"}, "Enter a whole number."),
    ],
)
def test_a_refused_bulk_form_says_why(
    sign_in: Callable[..., Any], typed: dict[str, Any], sentence: str
):
    a_province()

    answer = sign_in().post("/trainings/BDG-2021/points/bulk", data=typed)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert db.session.query(Point).count() == 0


def test_one_point_is_added(sign_in: Callable[..., Any]):
    training = a_province()
    browser = sign_in()
    page = text_of(browser.get("/trainings/BDG-2021/points/new"))
    assert "Xã 1, Huyện 1" in page

    typed = {"agency": training.host_id, "seats": "200", "contact_phone": "0912 345 67"}
    refused = browser.post("/trainings/BDG-2021/points/new", data=typed)
    assert refused.status_code == 422
    assert "Check the phone number" in text_of(refused).split('id="contact_phone-error"')[1]

    answer = browser.post("/trainings/BDG-2021/points/new", data=typed | {"contact_phone": ""})
    assert answer.location == "/trainings/BDG-2021/points/%C4%90C001/edit"
    assert db.session.query(Point).one().is_main


def test_a_point_is_described_and_a_stale_form_is_not_lost(sign_in: Callable[..., Any]):
    point = PointFactory(contact_phone="0912345678")
    browser = sign_in()
    assert 'value="0912 345 678"' in text_of(browser.get(to(point)))
    typed = {"version": 1, "name": "Điểm cầu A", "seats": "12", "room": "Hội trường"}

    assert browser.post(to(point), data=typed).status_code == 302
    answer = browser.post(to(point), data=typed | {"room": "Tầng 3"})

    page = text_of(answer)
    assert answer.status_code == 422
    assert 'value="Tầng 3"' in page
    assert "Saved by somebody else in the meantime: Hội trường" in page


def test_ten_thousand_characters_are_refused_beside_the_field(sign_in: Callable[..., Any]):
    point = PointFactory()

    answer = sign_in().post(to(point), data={"version": 1, "name": "x" * 10_000, "seats": "3"})

    assert answer.status_code == 422
    assert "10000 characters, at most 500" in text_of(answer).split('id="name-error"')[1]


def test_a_point_becomes_the_main_one_and_the_old_one_can_be_removed(sign_in: Callable[..., Any]):
    training = TrainingFactory()
    old = PointFactory(training=training, is_main=True)
    new = PointFactory(training=training)
    browser = sign_in()
    refused = browser.post(to(old, "remove"), follow_redirects=True)
    assert "Make another one the main point first." in text_of(refused)

    browser.post(to(new, "main"))
    browser.post(to(old, "remove"))

    assert [(p.id, p.is_main) for p in db.session.query(Point).populate_existing()] == [
        (new.id, True)
    ]


def test_a_point_with_people_stays(sign_in: Callable[..., Any]):
    point = RegistrationFactory().point

    page = text_of(sign_in().post(to(point, "remove"), follow_redirects=True))

    assert "People are registered at" in page


def test_operators_are_put_in_charge_and_taken_off(sign_in: Callable[..., Any]):
    point = PointFactory()
    operator = UserFactory(role=Role.OPERATOR, full_name="Đỗ Thị Mẫu")
    other = UserFactory(role=Role.FOCAL_PERSON)
    browser = sign_in()

    browser.post(to(point, "operators"), data={"operator": operator.id})
    assert "Take off: Đỗ Thị Mẫu" in text_of(browser.get(to(point)))
    twice = browser.post(
        to(point, "operators"), data={"operator": operator.id}, follow_redirects=True
    )
    assert "This person already runs this point." in text_of(twice)
    browser.post(to(point, "operators"), data={"operator": other.id})
    assert db.session.query(PointOperator).count() == 1

    for unknown in (other.id, "9" * 40):
        assert browser.post(to(point, f"operators/{unknown}/remove")).status_code == 404
    browser.post(to(point, f"operators/{operator.id}/remove"))
    assert db.session.query(PointOperator).count() == 0


@pytest.mark.parametrize("rest", ["edit", "main", "remove", "operators", "operators/1/remove"])
def test_a_point_of_another_training_is_not_found(sign_in: Callable[..., Any], rest: str):
    point, training = PointFactory(), TrainingFactory()
    path = f"/trainings/{training.code}/points/{quote(point.code)}/{rest}"

    assert sign_in().post(path).status_code == 404
    assert db.session.query(Point).count() == 1


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_only_organisers_change_points(sign_in: Callable[..., Any], role: Role):
    point = PointFactory()
    browser = sign_in(role=role)

    for path in ("new", "bulk"):
        assert browser.get(f"/trainings/{point.training.code}/points/{path}").status_code == 403
    assert browser.get(to(point)).status_code == 403
    for rest in ("main", "remove", "operators", "operators/1/remove"):
        assert browser.post(to(point, rest)).status_code == 403
    index = browser.get(f"/trainings/{point.training.code}/points/").status_code
    assert index == (200 if role is Role.OFFICIAL else 403)


def test_points_of_a_closed_training_cannot_be_changed(sign_in: Callable[..., Any]):
    point = PointFactory(training=TrainingFactory(state=TrainingState.CLOSED))
    browser = sign_in()

    page = text_of(browser.get(f"/trainings/{point.training.code}/points/"))
    assert "/edit" not in page
    assert browser.post(to(point, "main")).status_code == 409
    answer = browser.post(to(point), data={"version": 1, "name": "A", "seats": "3"})
    assert "This training is closed" in text_of(answer)
