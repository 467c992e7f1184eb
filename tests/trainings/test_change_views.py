"""Pages that tell people: cancel, move, postpone, archive; and what stands on a stale form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.people.models import Sex
from eventapp.trainings.models import Lecturer, Training, TrainingState
from eventapp.trainings.queries import get_programme_session, get_session, whole_plan
from eventapp.trainings.service import LecturerDetails, add_lecturer, cancel_session, publish
from tests.factories import InvitationFactory, PointFactory, UserFactory, group_of, operator_of
from tests.trainings.plans import department, planned
from tests.trainings.test_edit_views import EDIT, MORNING, facts

ROOT = "/trainings/BDG-2021/"
CANCEL, MOVE, POSTPONE = f"{ROOT}sessions/2110S/cancel", f"{ROOT}move", f"{ROOT}postpone"


def published() -> Training:
    training = planned()
    publish(training, by=UserFactory())
    return training


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def test_a_half_day_is_cancelled_and_held_after_all(sign_in: Callable[..., Any]):
    published()
    browser = sign_in()

    assert browser.post(CANCEL, data={"reason": "Bão số 7"}).location == ROOT
    page = text_of(browser.get(ROOT))
    assert "Morning 21/10/2021 is cancelled." in page
    assert f"{ROOT}sessions/2110S/restore" in page

    browser.post(f"{ROOT}sessions/2110S/restore")
    assert "Morning 21/10/2021 is held after all" in text_of(browser.get(ROOT))


def test_a_reason_is_asked_for_beside_its_field(sign_in: Callable[..., Any]):
    published()

    answer = sign_in().post(CANCEL, data={"reason": ""})

    assert answer.status_code == 422
    assert "Enter the reason" in text_of(answer).split('id="reason-error"')[1]


def test_a_whole_day_is_moved_with_a_tick_for_a_day_off(sign_in: Callable[..., Any]):
    training = published()
    browser = sign_in()
    typed = {"what": "2021-10-21", "to": "23/10/2021", "reason": "Bão số 7"}

    asked = browser.post(MOVE, data=typed)

    page = text_of(asked)
    assert asked.status_code == 422
    assert "Offices are closed on 23/10/2021 (Thứ Bảy)." in page
    assert 'name="accepts_days_off"' in page
    assert "Bão số 7</textarea>" in page
    assert browser.post(MOVE, data=typed | {"accepts_days_off": "y"}).location == ROOT
    db.session.expire_all()
    assert {s.code for s in whole_plan(training)} >= {"2310S", "2310C"}


def test_month_before_day_is_explained(sign_in: Callable[..., Any]):
    published()

    answer = sign_in().post(POSTPONE, data={"starts_on": "10/26/2021", "reason": "Bão"})

    assert answer.status_code == 422
    assert "The day comes before the month: did you mean 26/10/2021?" in text_of(answer)


def test_a_training_is_postponed_and_gets_new_days(sign_in: Callable[..., Any]):
    training = published()
    browser = sign_in()

    browser.post(POSTPONE, data={"starts_on": "", "reason": "Bão số 7"})
    page = text_of(browser.get(ROOT))
    assert "The training is postponed, its new days are not known yet" in page
    assert "Enter the new days" in page

    browser.post(POSTPONE, data={"starts_on": "26/10/2021", "reason": "Hết bão"})
    db.session.refresh(training)
    assert training.state is TrainingState.PUBLISHED
    assert "The training moves from 20–22/10/2021 to 26–28/10/2021." in text_of(browser.get(ROOT))


def test_people_concerned_read_the_notice_on_their_first_page(sign_in: Callable[..., Any]):
    training = published()
    agency = department(name="Sở Y tế")
    InvitationFactory(training=training, agency=agency, group=group_of(training, "G2"))
    focal = UserFactory(role=Role.FOCAL_PERSON, agency=agency)
    elsewhere = UserFactory(role=Role.FOCAL_PERSON, agency=department(name="Sở Nội vụ"))
    operator = operator_of(PointFactory(training=training))
    cancel_session(get_session(training, "2110S"), reason="Bão số 7", by=UserFactory())

    for user, is_told in ((focal, True), (operator, True), (elsewhere, False)):
        assert ("Morning 21/10/2021 is cancelled." in text_of(sign_in(user).get("/"))) is is_told


def test_an_archived_training_is_left_out_of_the_list(sign_in: Callable[..., Any]):
    training = published()
    training.state = TrainingState.CLOSED
    db.session.commit()
    browser = sign_in()

    browser.post(f"{ROOT}archive")

    assert ROOT not in text_of(browser.get("/trainings/"))
    assert ROOT in text_of(browser.get("/trainings/?archived=1"))
    assert "it can only be read" in text_of(browser.get(ROOT))


def test_the_roll_call_of_a_cancelled_half_day_leads_to_the_training(sign_in: Callable[..., Any]):
    training = published()
    point = PointFactory(training=training, code="ĐC001")
    cancel_session(get_session(training, "2110S"), reason="Bão số 7", by=UserFactory())
    browser = sign_in(operator_of(point))

    answer = browser.get(f"{ROOT}roll-call/2110S/ĐC001/", follow_redirects=True)

    assert "Sáng 21/10 was cancelled." in text_of(answer)


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_only_organisers_change_a_plan(sign_in: Callable[..., Any], role: Role):
    published()
    browser = sign_in(role=role)

    for address in (CANCEL, MOVE, POSTPONE, "/lecturers/", "/lecturers/new"):
        assert browser.get(address).status_code == 403


def test_the_second_organiser_is_told_who_changed_what(sign_in: Callable[..., Any]):
    training = planned()
    first = UserFactory(full_name="Đào Thị Minh Nguyệt")
    since = (
        text_of(sign_in().get(EDIT)).split('name="since" type="hidden" value="')[1].split('"')[0]
    )
    sign_in(first).post(EDIT, data=facts(training, place="Phố Hiến"))

    answer = sign_in().post(EDIT, data=facts(training, title="Tên của tôi", version=1, since=since))

    page = text_of(answer)
    told = page.split("Changed while you were writing")[1].split("</section>")[0]
    assert answer.status_code == 422
    assert "Đào Thị Minh Nguyệt" in told
    assert "Hưng Yên" in told
    assert "Phố Hiến" in told
    assert "Tên của tôi</textarea>" in page


def test_the_second_organiser_is_told_of_a_block(sign_in: Callable[..., Any]):
    planned()
    first = UserFactory(full_name="Đào Thị Minh Nguyệt")
    since = text_of(sign_in().get(MORNING)).split('name="since" type="hidden" value="')[1]
    typed = {"version": "1", "since": since.split('"')[0], "starts": "7h30", "ends": "11h30"}
    row = {"blocks-0-starts": "8h", "blocks-0-ends": "9h", "blocks-0-topic": "Khai mạc"}
    sign_in(first).post(MORNING, data=typed | row)

    answer = sign_in().post(MORNING, data=typed | row | {"blocks-0-topic": "Của tôi"})

    page = text_of(answer)
    told = page.split("Changed while you were writing")[1].split("</section>")[0]
    assert answer.status_code == 422
    assert "Đào Thị Minh Nguyệt" in told
    assert "Khai mạc" in told
    assert 'value="Của tôi"' in page


def test_blocks_are_saved_and_a_wrong_one_says_so_beside_its_field(sign_in: Callable[..., Any]):
    training = planned()
    browser = sign_in()
    typed = {"version": "1", "starts": "7h30", "ends": "11h30"}
    blank = {"blocks-0-starts": "", "blocks-0-ends": "", "blocks-0-topic": ""}
    row = {"blocks-1-starts": "6h", "blocks-1-ends": "9h", "blocks-1-topic": "Khai mạc"}

    wrong = browser.post(MORNING, data=typed | blank | row)

    page = text_of(wrong)
    assert wrong.status_code == 422
    assert "must lie inside it" in page.split('id="blocks-1-starts-error"')[1][:400]
    assert browser.post(MORNING, data=typed | blank | row | {"blocks-1-starts": "8h"}).location
    db.session.expire_all()
    session = get_programme_session(training, "2010S")
    assert [one.topic for one in session.blocks] == ["Khai mạc"]


def test_a_block_without_its_hours_asks_for_them(sign_in: Callable[..., Any]):
    planned()
    typed = {"version": "1", "starts": "7h30", "ends": "11h30", "blocks-0-topic": "Khai mạc"}

    answer = sign_in().post(MORNING, data=typed)

    assert answer.status_code == 422
    assert "Enter a time." in text_of(answer).split('id="blocks-0-starts-error"')[1][:300]


def test_a_lecturer_is_added_and_changed(sign_in: Callable[..., Any]):
    browser = sign_in()
    typed = {"full_name": "lưu thị minh nguyệt", "sex": "female", "organisation": "Học viện"}

    assert browser.post("/lecturers/new", data=typed).location == "/lecturers/"
    one = db.session.query(Lecturer).one()
    address = f"/lecturers/{one.id}/edit"
    browser.post(address, data=typed | {"version": "1", "organisation": "Trường"})

    assert "Trường" in text_of(browser.get("/lecturers/"))
    assert browser.post(address, data=typed | {"version": "1"}).status_code == 422


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_of_lecturers_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], people: int
):
    for n in range(people):
        add_lecturer(LecturerDetails(full_name=f"Cù Thị {n}", sex=Sex.FEMALE), by=UserFactory())
    browser = sign_in()

    with count_queries() as queries:
        browser.get("/lecturers/")

    assert len(queries) == 2
