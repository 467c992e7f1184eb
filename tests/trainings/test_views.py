"""Pages of trainings: what is shown, to whom, and what a form answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.queries import get_training
from tests.factories import (
    InvitationFactory,
    PointFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
)
from tests.trainings.plans import department, planned


def plan(**changed: Any) -> dict[str, Any]:
    """What an organiser types into the form of a new training."""
    return {
        "title": "Tập huấn bình đẳng giới",
        "code": "BDG-2021",
        "place": "Hưng Yên",
        "host": department().id,
        "starts_on": "20/10/2021",
        "ends_on": "22/10/2021",
        "groups": ["G3", "G4"],
        "opens_minutes": "30",
        "due_minutes": "45",
        "closes_hours": "24",
        "morning_starts": "7h30",
        "morning_ends": "11:30",
        "afternoon_starts": "13h30",
        "afternoon_ends": "16:30",
    } | changed


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def test_an_empty_list_says_how_to_begin(sign_in: Callable[..., Any]):
    page = text_of(sign_in().get("/trainings/"))

    assert "No training is planned yet" in page
    assert 'href="/trainings/new"' in page


def test_an_empty_list_invites_only_organisers_to_plan(sign_in: Callable[..., Any]):
    page = text_of(sign_in(role=Role.OPERATOR).get("/trainings/"))

    assert "/trainings/new" not in page


@pytest.mark.parametrize("trainings", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], trainings: int
):
    for _ in range(trainings):
        TrainingSessionFactory(training=TrainingFactory())
    browser = sign_in()

    with count_queries() as queries:
        browser.get("/trainings/")

    assert len(queries) == 4


def test_only_organisers_see_a_draft(sign_in: Callable[..., Any]):
    planned()

    assert "BDG-2021" in text_of(sign_in().get("/trainings/"))
    for role in (Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL):
        browser = sign_in(role=role)
        assert "BDG-2021" not in text_of(browser.get("/trainings/"))
        assert browser.get("/trainings/BDG-2021/").status_code == 404


def test_the_overview_of_a_draft_says_what_comes_next(sign_in: Callable[..., Any]):
    training = planned()
    browser = sign_in()
    assert "<h1>Next: add the points</h1>" in text_of(browser.get("/trainings/BDG-2021/"))

    PointFactory(training=training)
    assert "<h1>Next: give the agencies their seats</h1>" in text_of(
        browser.get("/trainings/BDG-2021/")
    )

    InvitationFactory(training=training, agency=department(), group=group_of(training, "G2"))
    assert "<h1>Everything is planned: publish the training</h1>" in text_of(
        browser.get("/trainings/BDG-2021/")
    )


def test_the_overview_says_where_the_training_stands(
    sign_in: Callable[..., Any], time: Callable[[datetime], None]
):
    training = planned()
    PointFactory(training=training)
    InvitationFactory(training=training, agency=department(), group=group_of(training, "G2"))
    training.state = TrainingState.PUBLISHED
    db.session.commit()
    browser = sign_in()

    def heading() -> str:
        return text_of(browser.get("/trainings/BDG-2021/")).split("<h1>")[1].split("</h1>")[0]

    assert heading() == "Open for registration, days to go: 7"
    time(datetime(2021, 10, 20, 1, 0, tzinfo=UTC))
    assert heading() == "Morning 20/10 is going on"
    time(datetime(2021, 10, 20, 5, 0, tzinfo=UTC))
    assert heading() == "The training is going on"
    time(datetime(2021, 10, 23, 5, 0, tzinfo=UTC))
    assert heading() == "The training is over"
    training.state = TrainingState.CLOSED
    db.session.commit()
    assert heading() == "The training is closed"


@pytest.mark.parametrize("half_days", [1, 2])
def test_the_overview_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], half_days: int
):
    training = TrainingFactory()
    for afternoon in [False, True][:half_days]:
        TrainingSessionFactory(training=training, afternoon=afternoon)
        PointFactory(training=training)
    browser = sign_in()

    with count_queries() as queries:
        browser.get(f"/trainings/{training.code}/")

    assert len(queries) == 15


def test_a_focal_person_reads_how_many_people_she_may_send(sign_in: Callable[..., Any]):
    training, agency = TrainingFactory(), department()
    InvitationFactory(training=training, agency=agency, group=group_of(training, "G2"), seats=3)
    browser = sign_in(UserFactory(role=Role.FOCAL_PERSON, agency_id=agency.id))

    page = text_of(browser.get(f"/trainings/{training.code}/"))

    assert "Your agency is asked to send 3 people." in page
    assert "/edit" not in page


def test_planning_a_training_leads_to_its_overview(sign_in: Callable[..., Any]):
    browser = sign_in()

    answer = browser.post("/trainings/new", data=plan())

    assert answer.location == "/trainings/BDG-2021/"
    training = get_training("BDG-2021", viewer=UserFactory())
    assert [session.code for session in training.sessions][:2] == ["2010S", "2010C"]
    assert [group.code for group in training.groups] == ["G3", "G4"]


def test_a_free_code_is_suggested(sign_in: Callable[..., Any]):
    TrainingFactory(code="TH-2021")

    assert 'value="TH-2021-2"' in text_of(sign_in().get("/trainings/new"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"starts_on": "10/20/2021"}, "did you mean 20/10/2021?"),
        ({"starts_on": "31/02/2021"}, "There is no day 31/02/2021. Please check it."),
        ({"starts_on": "20/10/21"}, "Write the year with four digits"),
        ({"starts_on": "hôm nay"}, "Write the date as day/month/year"),
        ({"starts_on": ""}, "Enter the first day."),
        ({"ends_on": "19/10/2021"}, "The training cannot end before it starts."),
        ({"ends_on": "20/11/2021"}, "A training lasts at most 31 days."),
        ({"morning_starts": "7 giờ rưỡi"}, "Write the time as 7h30 or 07:30."),
        ({"morning_starts": "25:00"}, "Write the time as 7h30 or 07:30."),
        ({"afternoon_starts": "11h00"}, "An afternoon starts at 12:00 or later."),
        ({"groups": []}, "Choose at least one group."),
        ({"host": ""}, "Choose the host agency."),
        ({"title": "T" * 10_000}, "This is too long: 10000 characters, at most 500."),
        ({"code": "BĐG 2021"}, "Write the code with letters without accents"),
        ({"due_minutes": "nhiều"}, "Enter a whole number."),
        ({"due_minutes": "-5"}, "Enter a number of minutes from 0 to 240."),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    sign_in: Callable[..., Any], typed: dict[str, Any], sentence: str
):
    answer = sign_in().post("/trainings/new", data=plan(**typed))

    page = text_of(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Hưng Yên"' in page
    for value in typed.values():
        assert not isinstance(value, str) or value in page
    assert db.session.query(Training).count() == 0


@pytest.mark.parametrize(
    "written", ["20/10/2021", "20-10-2021", "20.10.2021", "ngày 20 tháng 10 năm 2021", "2021-10-20"]
)
def test_dates_are_read_as_people_write_them(sign_in: Callable[..., Any], written: str):
    assert sign_in().post("/trainings/new", data=plan(starts_on=written)).status_code == 302


def test_a_closed_host_is_refused_beside_the_field(sign_in: Callable[..., Any]):
    host = department(valid_to=datetime(2021, 10, 19, tzinfo=UTC).date())

    answer = sign_in().post("/trainings/new", data=plan(host=host.id))

    page = text_of(answer)
    assert answer.status_code == 422
    error = page.split('id="host-error"')[1][:400]
    assert "Sở Lao động - Thương binh và Xã hội closed on 19/10/2021." in error


def test_publishing_closing_and_reopening_by_button(
    sign_in: Callable[..., Any], time: Callable[[datetime], None]
):
    training = planned()
    browser = sign_in()

    def state() -> TrainingState:
        db.session.refresh(training)
        return training.state

    browser.post("/trainings/BDG-2021/publish")
    assert state() is TrainingState.PUBLISHED
    page = text_of(browser.post("/trainings/BDG-2021/publish", follow_redirects=True))
    assert "This training has been published already." in page

    time(datetime(2021, 10, 23, 5, 0, tzinfo=UTC))
    browser.post("/trainings/BDG-2021/close")
    assert state() is TrainingState.CLOSED
    browser.post("/trainings/BDG-2021/reopen")
    assert state() is TrainingState.PUBLISHED


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/trainings/new"),
        ("get", "/trainings/BDG-2021/edit"),
        ("get", "/trainings/BDG-2021/sessions/new"),
        ("get", "/trainings/BDG-2021/sessions/2010S/edit"),
        ("post", "/trainings/BDG-2021/sessions/2010S/remove"),
        ("post", "/trainings/BDG-2021/publish"),
        ("post", "/trainings/BDG-2021/close"),
    ],
)
def test_only_organisers_plan(sign_in: Callable[..., Any], role: Role, method: str, path: str):
    training = planned()
    training.state = TrainingState.PUBLISHED
    db.session.commit()

    assert getattr(sign_in(role=role), method)(path).status_code == 403


def test_a_training_that_does_not_exist_is_not_found(sign_in: Callable[..., Any]):
    planned()
    browser = sign_in()

    for path in ("XYZ/", "XYZ/edit", "XYZ/sessions/new", "BDG-2021/sessions/9999S/edit"):
        assert browser.get(f"/trainings/{path}").status_code == 404
