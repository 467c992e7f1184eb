"""Forms that change a plan: filled, saved, refused when stale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time as clock_time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect

from eventapp import clock
from eventapp.database import db
from eventapp.trainings.forms import PlanForm
from eventapp.trainings.models import Training, TrainingSession, TrainingState
from eventapp.trainings.queries import get_session
from tests.factories import InvitationFactory, group_of
from tests.trainings.plans import department, planned

EDIT = "/trainings/BDG-2021/edit"
MORNING = "/trainings/BDG-2021/sessions/2010S/edit"


def facts(training: Training, **changed: Any) -> dict[str, Any]:
    return {
        "version": training.version,
        "title": training.title,
        "code": training.code,
        "place": training.place,
        "host": training.host_id,
        "starts_on": "20/10/2021",
        "ends_on": "22/10/2021",
        "groups": [group.code for group in training.groups],
        "opens_minutes": "30",
        "due_minutes": "45",
        "closes_hours": "24",
    } | changed


def fresh(row: Any) -> Any:
    """The row as the last request left it."""
    db.session.refresh(row, [column.key for column in inspect(row).mapper.column_attrs])
    return row


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def test_the_form_is_filled_with_what_is_known(sign_in: Callable[..., Any]):
    planned(groups=("G4",))

    page = text_of(sign_in().get(EDIT))

    assert 'value="20/10/2021"' in page
    assert page.count("checked") == 1
    assert "Tập huấn bình đẳng giới</textarea>" in page


def test_a_plan_is_changed(sign_in: Callable[..., Any]):
    training = planned()

    answer = sign_in().post(EDIT, data=facts(training, title="Mới", ends_on="20/10/2021"))

    assert answer.location == "/trainings/BDG-2021/"
    assert fresh(training).title == "Mới"
    assert db.session.query(TrainingSession).count() == 2


def test_a_stale_form_shows_both_values_and_can_be_sent_again(sign_in: Callable[..., Any]):
    training = planned()
    browser = sign_in()
    browser.post(EDIT, data=facts(training, title="Tên của người khác", groups=["G4"]))

    answer = browser.post(EDIT, data=facts(training, title="Tên của tôi", version=1))

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Somebody changed this in the meantime." in page
    assert "Tên của tôi</textarea>" in page
    assert "Saved by somebody else in the meantime: Tên của người khác" in page
    assert "Saved by somebody else in the meantime: G4: Commune" in page
    assert fresh(training).title == "Tên của người khác"

    assert f'name="version" type="hidden" value="{training.version}"' in page
    again = browser.post(EDIT, data=facts(training, title="Tên của tôi"))
    assert (again.status_code, fresh(training).title) == (302, "Tên của tôi")


@pytest.mark.parametrize("version", ["", "x", "²", "-1", "9" * 30, "9" * 5000])
def test_a_version_that_makes_no_sense_is_stale(sign_in: Callable[..., Any], version: str):
    training = planned()

    assert sign_in().post(EDIT, data=facts(training, version=version)).status_code == 422


def test_a_group_with_seats_is_kept_and_the_page_still_opens(sign_in: Callable[..., Any]):
    training = planned()
    InvitationFactory(training=training, agency=department(), group=group_of(training, "G2"))
    browser = sign_in()

    answer = browser.post(EDIT, data=facts(training, groups=["G4"], title="Mới"))

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Group G2 has seats or people already." in page.split('id="groups-error"')[1]
    assert "Mới</textarea>" in page
    assert browser.get("/trainings/BDG-2021/").status_code == 200


def test_a_half_day_is_changed(sign_in: Callable[..., Any]):
    session = get_session(planned(), "2010S")
    browser = sign_in()
    assert 'value="07:30"' in text_of(browser.get(MORNING))

    typed = {"version": 1, "starts": "8h", "ends": "11 giờ 15 phút", "topic": "Khai mạc"}
    answer = browser.post(MORNING, data=typed)

    assert answer.location == "/trainings/BDG-2021/"
    assert clock.local(fresh(session).starts_at).time() == clock_time(8)
    assert clock.local(session.ends_at).time() == clock_time(11, 15)
    assert "Khai mạc" in text_of(browser.get("/trainings/BDG-2021/"))


def test_a_refused_half_day_says_why(sign_in: Callable[..., Any]):
    planned()
    typed = {"version": 1, "starts": "8h", "ends": "14h", "topic": "Khai mạc"}

    answer = sign_in().post(MORNING, data=typed)

    page = text_of(answer)
    assert answer.status_code == 422
    assert "These hours overlap those of Chiều 20/10." in page.split('id="ends-error"')[1]
    assert "Khai mạc</textarea>" in page


def test_a_half_day_is_taken_out_and_added_again(sign_in: Callable[..., Any]):
    planned()
    browser = sign_in()

    browser.post("/trainings/BDG-2021/sessions/2010S/remove")
    assert browser.get(MORNING).status_code == 404

    typed = {"day": "2021-10-20", "half": "morning", "starts": "8h00", "ends": "11h00"}
    browser.post("/trainings/BDG-2021/sessions/new", data=typed)
    assert browser.get(MORNING).status_code == 200

    again = browser.post("/trainings/BDG-2021/sessions/new", data=typed)
    assert again.status_code == 422
    assert "This half-day is already planned." in text_of(again)


def test_a_half_day_that_stays_says_why(sign_in: Callable[..., Any], time: Callable[..., None]):
    session = get_session(planned(), "2010S")
    time(session.starts_at)

    page = text_of(
        sign_in().post("/trainings/BDG-2021/sessions/2010S/remove", follow_redirects=True)
    )

    assert "The roll call of Sáng 20/10 has begun: it stays in the plan." in page


def test_a_closed_training_offers_no_changes(sign_in: Callable[..., Any]):
    training = planned()
    training.state = TrainingState.CLOSED
    db.session.commit()
    browser = sign_in()

    page = text_of(browser.get("/trainings/BDG-2021/"))
    assert "/edit" not in page
    answer = browser.post(EDIT, data=facts(training))
    assert answer.status_code == 422
    assert "This training is closed: its plan can no longer change." in text_of(answer)


def test_a_form_without_its_token_is_refused(app: Flask, sign_in: Callable[..., Any]):
    training = planned()
    browser = sign_in()
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        assert browser.post(EDIT, data=facts(training, title="Mới")).status_code == 400
        assert browser.post("/trainings/BDG-2021/publish").status_code == 400
    finally:
        app.config["WTF_CSRF_ENABLED"] = False

    assert (fresh(training).title, training.state) == (
        "Tập huấn bình đẳng giới",
        TrainingState.DRAFT,
    )


def test_closed_agencies_are_offered_with_their_last_day(app: Flask):
    closed = department(valid_to=clock.today().replace(year=2020))

    with app.test_request_context():
        form = PlanForm([closed])

    assert form.host.choices[1][1] == f"{closed.name} (đến 13/10/2020)"
