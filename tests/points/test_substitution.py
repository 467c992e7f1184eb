"""Somebody stands in for the operator of a point, for some days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eventapp.access import Role
from eventapp.accounts.queries import find_by_email
from eventapp.errors import RuleBroken
from eventapp.points.queries import get_point, points_of
from eventapp.points.substitution import Substitute, assign_substitute
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import PointFactory, UserFactory, operator_of

FIRST, LAST = date(2021, 10, 14), date(2021, 10, 15)
SENT = {
    "full_name": "Trần Văn Thay",
    "email": "thay.hongtien",
    "first_day": "14/10/2021",
    "last_day": "15/10/2021",
}


def thay(**changes) -> Substitute:
    days = {"first_day": FIRST, "last_day": LAST, "phone": None}
    who = {"full_name": "Trần Văn Thay", "email": "thay.hongtien"}
    return Substitute(**(who | days | changes))


def refused(*args, **kwargs) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        assign_substitute(*args, **kwargs)
    return refusal.value.field, str(refusal.value)


def path_of(point) -> str:
    return f"/trainings/{point.training.code}/points/{point.code}/substitute"


def test_a_substitute_has_the_point_on_her_days_alone(time):
    point = PointFactory()
    user = assign_substitute(point, thay(), by=operator_of(point))

    seen = []
    for hours in (0, 24, 48, 72):
        time(WEDNESDAY_MORNING + timedelta(hours=hours))
        seen.append(points_of(point.training, viewer=user) == [point])

    assert seen == [False, True, True, False]
    assert (user.password_hash, user.workplace_id) == ("", point.agency_id)


def test_the_operator_keeps_her_point(time):
    point = PointFactory()
    operator = operator_of(point)
    user = assign_substitute(point, thay(), by=operator)

    time(WEDNESDAY_MORNING + timedelta(days=1))

    assert get_point(point.training, point.code, viewer=operator).operators == [operator, user]


def test_an_account_that_is_there_is_used_as_it_is():
    point, known = PointFactory(), UserFactory(role=Role.FOCAL_PERSON, full_name="Vũ Thị Nhung")

    user = assign_substitute(point, thay(email=known.email), by=UserFactory())

    assert (user, user.full_name) == (known, "Vũ Thị Nhung")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.FOCAL_PERSON, Role.OFFICIAL])
def test_nobody_names_substitutes_elsewhere(role):
    assert refused(PointFactory(), thay(), by=UserFactory(role=role)) == (
        None,
        "You name substitutes for your own points only.",
    )


def test_the_same_days_are_not_given_twice():
    point, by = PointFactory(), UserFactory()
    assign_substitute(point, thay(), by=by)

    assert refused(point, thay(), by=by) == ("operator", "This person already runs this point.")
    later = {"first_day": date(2021, 10, 16), "last_day": date(2021, 10, 16)}
    assert assign_substitute(point, thay(**later), by=by)


def test_a_closed_account_does_not_stand_in():
    closed = UserFactory(is_active=False)

    assert refused(PointFactory(), thay(email=closed.email), by=UserFactory()) == (
        "email",
        "The account of this person is closed.",
    )


def test_the_operator_names_her_in_one_form_and_gets_the_paper(sign_in):
    point = PointFactory()
    browser = sign_in(operator_of(point))

    answer = browser.post(path_of(point), data=SENT)
    page = browser.get(answer.location).get_data(as_text=True)

    assert "Trần Văn Thay stands in at" in page
    assert "thay.hongtien" in page
    assert find_by_email("thay.hongtien").roles == []
    assert "Trần Văn Thay" in browser.get(path_of(point)).get_data(as_text=True)


def test_wrong_days_are_said_beside_the_field(sign_in):
    point = PointFactory()
    browser = sign_in(operator_of(point))

    answer = browser.post(path_of(point), data=SENT | {"last_day": "13/10/2021"})

    assert answer.status_code == 422
    assert "The last day comes before the first." in answer.get_data(as_text=True)


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, people):
    point = PointFactory()
    for _ in range(people):
        operator_of(point)
    browser = sign_in()

    with count_queries() as queries:
        browser.get(path_of(point))

    assert len(queries) == 7
