"""The answers added up by level and district, on the page and in the workbook."""

from __future__ import annotations

import re
from io import BytesIO

import openpyxl
import pytest

from eventapp import clock
from eventapp.database import db
from eventapp.invitations.models import Reply
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from tests.factories import PointFactory, RegistrationFactory
from tests.invitations.scene import Scene, a_scene

PAGE = "/trainings/BDG-2021/invitations/answers"


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def answered(scene: Scene, number: int, **fields) -> None:
    """The agency has answered: it sent its list, unless told otherwise."""
    fields = fields or {"sent_at": clock.now()}
    db.session.add(
        Reply(training_id=scene.training.id, agency_id=scene.communes[number].id, **fields)
    )
    db.session.commit()


def person(scene: Scene, number: int, **fields):
    point = PointFactory(training=scene.training, agency=scene.communes[number])
    return RegistrationFactory(point=point, **fields)


def test_who_said_nothing_is_not_a_zero(sign_in):
    scene = a_scene(1)

    page = words(sign_in(scene.organiser).get(PAGE).text)

    assert "1 of 1 agencies have not said anything" in page
    assert "Silent is not zero" in page
    assert "not known" in page


def test_answers_add_up_by_level_and_district(sign_in):
    scene = a_scene(4)
    person(scene, 0)
    person(scene, 0, sex=Sex.MALE)
    person(scene, 3)
    answered(scene, 0)
    answered(scene, 1, nil_reason="Cả xã đi chống lũ")

    page = words(sign_in(scene.organiser).get(PAGE).text)

    assert "Lists sent: 1. Nobody comes: 1. Drafts: 1. Late: 0." in page
    assert "Named 3 of 12 people, women 2 (66.7%)." in page
    assert "Huyện Khoái Châu 4 1 1 1 1 0 3/12 2 66.7% 0" in page


def test_who_waits_for_a_seat_is_counted_apart(sign_in):
    scene = a_scene(1)
    person(scene, 0, status=RegistrationStatus.WAITING, waiting_number=1)
    answered(scene, 0)

    page = words(sign_in(scene.organiser).get(PAGE).text)

    assert "Huyện Khoái Châu 1 1 0 0 0 0 0/3 0 1" in page


@pytest.mark.parametrize(
    ("other", "is_found", "why"),
    [
        ({"full_name": "Trần Thị Hà"}, True, "name and year of birth"),
        ({"full_name": "Trần Thị Hạ"}, False, ""),
        ({"full_name": "Trần Thị Hà", "birth_year": 1991}, False, ""),
        (
            {"full_name": "Trần Thị Hà", "birth_year": None, "phone": "+84912345678"},
            True,
            "name and phone",
        ),
    ],
)
def test_one_person_on_two_lists_is_shown(sign_in, other, is_found, why):
    scene = a_scene()
    person(scene, 0, full_name="Trần Thị Hà", phone="+84912345678")
    person(scene, 1, **other)

    page = words(sign_in(scene.organiser).get(PAGE).text)

    assert ("Perhaps named by two agencies: 1" in page) is is_found
    assert why in page


def test_two_of_one_name_in_one_agency_are_not_shown(sign_in):
    scene = a_scene()
    person(scene, 0, full_name="Trần Thị Hà")
    person(scene, 0, full_name="Trần Thị Hà")

    assert "Nobody stands on two lists." in sign_in(scene.organiser).get(PAGE).text


def test_the_workbook_holds_text_and_leaves_silent_cells_empty(sign_in):
    scene = a_scene()
    scene.communes[0].name = '=HYPERLINK("http://x")'
    person(scene, 0)
    answered(scene, 0)

    answer = sign_in(scene.organiser).get(f"{PAGE}.xlsx")
    book = openpyxl.load_workbook(BytesIO(answer.data))
    rows = list(book["Từng cơ quan"].iter_rows(min_row=4))

    assert book.sheetnames == ["Theo cấp", "Theo huyện", "Từng cơ quan", "Trùng người"]
    assert rows[0][0].value == '=HYPERLINK("http://x")'
    assert (rows[0][0].data_type, rows[0][0].quotePrefix) == ("s", True)
    assert [cell.value for cell in rows[0][5:8]] == [3, 1, 1]
    assert [cell.value for cell in rows[1][5:8]] == [3, None, None]


@pytest.mark.parametrize("agencies", [1, 3])
@pytest.mark.parametrize("kind", ["", ".xlsx"])
def test_the_answers_ask_the_same_number_of_questions(sign_in, count_queries, agencies, kind):
    scene = a_scene(agencies)
    for number in range(agencies):
        person(scene, number, full_name="Trần Thị Hà")
    browser = sign_in(scene.organiser)

    with count_queries() as queries:
        browser.get(f"{PAGE}{kind}")

    assert len(queries) == (9 if kind else 10)


def test_without_seats_the_page_says_how_to_begin(sign_in):
    scene = a_scene(0)

    assert "Nobody is called yet" in sign_in(scene.organiser).get(PAGE).text
