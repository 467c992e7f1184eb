"""Questions of a training: asked, answered in every path, closed instead of removed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.imports.drafting import Sent, request_for
from eventapp.imports.service import confirm, keep_draft
from eventapp.lists.reading import read_pasted
from eventapp.questions import service
from eventapp.questions.answers import read_answer
from eventapp.questions.models import Question, QuestionKind
from eventapp.questions.service import Wording
from eventapp.registrations.models import Registration
from eventapp.registrations.service import register
from eventapp.trainings.models import Training
from tests.factories import UserFactory, group_of
from tests.registrations.nominations import commune


@pytest.fixture
def organiser() -> User:
    return UserFactory(role=Role.ORGANISER)


def lunch(training: Training, by: User, **changes: Any) -> Question:
    wording = {"text": "Ăn trưa", "kind": QuestionKind.YES_NO, **changes}
    return service.ask(training, Wording(**wording), by=by)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (QuestionKind.YES_NO, "Có", "yes"),
        (QuestionKind.YES_NO, "x", "yes"),
        (QuestionKind.YES_NO, "không", "no"),
        (QuestionKind.NUMBER, "1.250", "1250"),
        (QuestionKind.NUMBER, "12,5", "12.5"),
        (QuestionKind.CHOICE, "xe may", "Xe máy"),
        (QuestionKind.TEXT, "  tự   đi ", "tự đi"),
    ],
)
def test_answers_are_read_as_people_write_them(kind: QuestionKind, typed: str, kept: str):
    assert read_answer(Question(kind=kind, choices=["Xe máy", "Ô tô"]), typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (QuestionKind.YES_NO, "chắc vậy"),
        (QuestionKind.NUMBER, "mười hai"),
        (QuestionKind.CHOICE, "Máy bay"),
    ],
)
def test_what_is_no_answer_is_refused_beside_its_field(kind: QuestionKind, typed: str):
    question = Question(id=7, kind=kind, choices=["Xe máy", "Ô tô"])

    with pytest.raises(RuleBroken) as refused:
        read_answer(question, typed)

    assert refused.value.field == "question_7"


def test_a_required_question_of_her_group_must_be_answered(
    organiser: User, sign_in: Callable[..., FlaskClient]
):
    place = commune()
    question = lunch(place.training, organiser, is_required=True)
    other = group_of(place.training, "G1")
    lunch(place.training, organiser, text="Chỗ nghỉ", is_required=True, group_id=other.id)
    data = {
        "full_name": "Nguyễn Thị Hà",
        "sex": "female",
        "birth": "1980",
        "position": "Chủ tịch",
        "group": "G4",
        "role_code": "X_BCH_PN",
        "point": place.point.code,
    }
    browser, address = sign_in(place.focal), f"/trainings/{place.training.code}/registrations/new"

    refused = browser.post(address, data=data)
    taken = browser.post(address, data={**data, question.field: "yes"})

    assert refused.status_code == 422
    assert f'id="{question.field}-error"' in refused.text
    assert taken.status_code == 302
    row = db.session.scalars(select(Registration)).one()
    assert row.answers == {question.key: "yes"}


def test_a_list_answers_in_the_column_with_the_title_of_the_question(organiser: User):
    place = commune()
    question = lunch(place.training, organiser)
    text = "STT\tHọ và tên\tGiới tính\tNăm sinh\tChức vụ\tĂn trưa\n"
    text += "1\tNguyễn Thị Hà\tNữ\t1980\tChủ tịch\tx\n2\tLê Thị Lan\tNữ\t1981\tPhó\tkhông\n"
    reading = read_pasted(text, request_for(place.training, "list"))
    draft = keep_draft(
        Sent(reading=reading, digest="1"),
        training=place.training,
        agency=place.agency,
        by=organiser,
    )

    confirm(draft, version=draft.version, by=organiser)

    rows = db.session.scalars(select(Registration).order_by(Registration.id)).all()
    assert [row.answers for row in rows] == [{question.key: "yes"}, {question.key: "no"}]


def test_answers_stand_in_the_file_and_on_the_page(
    organiser: User, sign_in: Callable[..., FlaskClient]
):
    place = commune()
    years = lunch(place.training, organiser, text="Số năm", kind=QuestionKind.NUMBER)
    nomination = place.nomination(answers={years.key: "12.5"})
    row = register(nomination, training=place.training, by=place.focal)
    browser, home = sign_in(organiser), f"/trainings/{place.training.code}/registrations"

    book = load_workbook(BytesIO(browser.get(f"{home}/list.xlsx").data))

    cells = list(book.worksheets[0].values)
    assert (cells[2][-1], cells[3][-1]) == ("Số năm", 12.5)
    assert "12,5" in browser.get(f"{home}/{row.id}/").text


def test_an_answered_question_is_closed_and_never_removed(organiser: User):
    place = commune()
    question = lunch(place.training, organiser)
    register(
        place.nomination(answers={question.key: "yes"}), training=place.training, by=place.focal
    )

    with pytest.raises(RuleBroken, match="close it instead"):
        service.remove(question, by=organiser)
    with pytest.raises(RuleBroken, match="kind stays"):
        service.reword(
            question,
            Wording(text="Ăn trưa", kind=QuestionKind.TEXT),
            version=question.version,
            by=organiser,
        )
    service.close(question, by=organiser)
    assert question.is_closed


def test_the_page_of_questions_costs_the_same_for_many(
    organiser: User, sign_in: Callable[..., FlaskClient], count_queries: Any
):
    place = commune()
    browser, address = sign_in(organiser), f"/trainings/{place.training.code}/questions/"
    lunch(place.training, organiser)
    browser.get(address)
    with count_queries() as one:
        browser.get(address)
    for number in range(3):
        lunch(place.training, organiser, text=f"Câu {number}")
    with count_queries() as many:
        browser.get(address)

    assert len(many) == len(one)
