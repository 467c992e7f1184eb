"""Issuing papers: what is frozen, what is refused, what a later change of a sheet does."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from eventapp.access import Role
from eventapp.attendance.queries import get_sheet
from eventapp.attendance.service import reopen_sheet
from eventapp.registry import queries
from eventapp.registry.standing import Standing
from tests.documents.reading import words
from tests.factories import UserFactory
from tests.reports.world import World

PAPERS = "/trainings/BDG-2021/papers/"
REPORT = f"{PAPERS}consolidated/issue?session=1310S"
SHEET = f"{PAPERS}sheet/issue?session=1310S&point=ĐC004"
LIST = f"{PAPERS}participants/issue"
ENTRY = {
    "number": "12",
    "dated_on": "18/10/2021",
    "authority": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "signer": "Lê Thị Mẫu",
}


@pytest.fixture
def world() -> World:
    """Everything of the first morning is locked."""
    world = World()
    world.register(world.commune, "Trần Thị An")
    for agency in world.agencies.values():
        if agency.name in world.points:
            world.lock(agency, world.morning)
    return world


def issued(world: World) -> list:
    return queries.issued_papers(world.training, viewer=world.organiser)


def reopen(world: World) -> None:
    sheet = get_sheet(world.point(world.commune), world.morning, viewer=world.organiser)
    reopen_sheet(sheet, reason="bổ sung một người", by=world.organiser)


def test_a_report_is_issued_with_number_date_signer_and_a_code_to_check(world, sign_in):
    browser = sign_in(role=Role.OFFICIAL)

    answer = browser.post(REPORT, data=ENTRY)

    (one,) = issued(world)
    pdf = browser.get(f"{answer.location}paper.pdf").data
    text = words(pdf)
    assert "Số: 12/BC-" in text
    assert "ngày 18 tháng 10 năm 2021" in text
    assert "PHÓ GIÁM ĐỐC" in text
    assert "Lê Thị Mẫu" in text
    assert f"Mã kiểm tra: {one.paper.code}" in text
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", one.paper.code)
    assert (one.paper.version, one.standing) == (1, Standing.GENUINE)


def test_what_was_issued_is_given_out_byte_for_byte(world, sign_in):
    browser = sign_in()
    place = browser.post(SHEET).location
    first = browser.get(f"{place}paper.pdf")
    world.point(world.commune).name = "Điểm cầu khác"

    again = browser.get(f"{place}paper.pdf")

    assert first.data == again.data
    assert PdfReader(BytesIO(first.data)).pages


@pytest.mark.parametrize("asked", [REPORT, SHEET])
def test_a_paper_with_an_open_sheet_is_a_draft_and_not_issued(world, sign_in, asked):
    reopen(world)

    answer = sign_in().post(asked, data=ENTRY)

    assert answer.status_code == 422
    assert "This is still a draft: lock its sheets first." in answer.get_data(as_text=True)
    assert issued(world) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"number": ""}, "Enter the number from the register of outgoing papers."),
        ({"number": "0"}, "A number is between 1 and 99999."),
        ({"number": "mười"}, "Enter a whole number."),
        ({"dated_on": "10/18/2021"}, "did you mean 18/10/2021?"),
        ({"authority": "A\nB\nC\nD\nE"}, "At most four lines of 60 characters."),
        ({"signer": ""}, "Enter the name of whoever signs."),
    ],
)
def test_what_cannot_stand_on_a_paper_is_said_beside_the_field(world, sign_in, change, sentence):
    answer = sign_in().post(REPORT, data=ENTRY | change)

    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert issued(world) == []


def test_the_same_paper_is_not_issued_twice(world, sign_in):
    browser = sign_in()
    browser.post(SHEET)

    again = browser.post(SHEET)

    assert "was issued as version 1, and nothing changed since" in again.get_data(as_text=True)
    assert len(issued(world)) == 1


def test_a_number_is_given_once_a_year(world, sign_in):
    browser = sign_in()
    browser.post(REPORT, data=ENTRY)

    answer = browser.post(f"{PAPERS}consolidated/issue?day=2021-10-13", data=ENTRY)

    assert answer.status_code == 422  # that day's afternoon is open
    for agency in world.agencies.values():
        if agency.name in world.points:
            world.lock(agency, world.afternoon)
    answer = browser.post(f"{PAPERS}consolidated/issue?day=2021-10-13", data=ENTRY)
    assert "The number 12 was given to another paper" in answer.get_data(as_text=True)


def test_reopening_a_sheet_outdates_the_paper_and_the_next_version_supersedes_it(world, sign_in):
    browser = sign_in()
    browser.post(REPORT, data=ENTRY)
    reopen(world)

    outdated = [one.standing for one in issued(world)]
    world.lock(world.commune, world.morning, 2)
    browser.post(REPORT, data=ENTRY | {"number": "15"})

    assert outdated == [Standing.OUTDATED]
    assert [(one.paper.version, one.standing) for one in issued(world)] == [
        (2, Standing.GENUINE),
        (1, Standing.SUPERSEDED),
    ]


def test_papers_of_other_sheets_stay_in_force(world, sign_in):
    browser = sign_in()
    browser.post(f"{PAPERS}sheet/issue?session=1310S&point=ĐC005")
    reopen(world)

    assert [one.standing for one in issued(world)] == [Standing.GENUINE]


def test_a_list_has_no_number_and_a_new_person_makes_a_new_version(world, sign_in):
    browser = sign_in()
    browser.post(LIST)
    world.register(world.commune, "Lê Văn Mới")
    browser.post(LIST)

    assert [(one.paper.version, one.paper.number) for one in issued(world)] == [
        (2, None),
        (1, None),
    ]


def test_a_paper_taken_back_says_so_and_may_be_issued_again(world, sign_in):
    browser = sign_in()
    place = browser.post(SHEET).location

    refused = browser.post(f"{place}take-back", data={"reason": " "})
    browser.post(f"{place}take-back", data={"reason": "phát hành nhầm"})
    browser.post(SHEET)

    assert "Say why the paper is taken back." in refused.get_data(as_text=True)
    assert [one.standing for one in issued(world)] == [Standing.GENUINE, Standing.WITHDRAWN]
    assert "phát hành nhầm" in browser.get(place).get_data(as_text=True)


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.ORGANISER, 200), (Role.OFFICIAL, 200), (Role.FOCAL_PERSON, 403), (Role.OPERATOR, 403)],
)
def test_organisers_and_officials_issue_papers_and_nobody_else(world, sign_in, role, status):
    browser = sign_in(UserFactory(role=role))

    assert browser.get(SHEET).status_code == status
    assert browser.get(f"{PAPERS}issued/").status_code == status


@pytest.mark.parametrize(
    "asked",
    [
        f"{PAPERS}sheet/issue?session=1310S",
        f"{PAPERS}poster/issue",
        f"{PAPERS}issued/99999/",
        f"{PAPERS}issued/99999/paper.pdf",
    ],
)
def test_what_is_not_there_is_not_found(world, sign_in, asked):
    assert sign_in().get(asked).status_code == 404


def test_an_official_of_a_district_sees_what_was_issued_for_it_alone(world, sign_in):
    sign_in().post(SHEET)
    district = sign_in(UserFactory(role=Role.OFFICIAL, agency=world.district))
    district.post(LIST)

    page = district.get(f"{PAPERS}issued/").get_data(as_text=True)

    assert "<h1>1 papers are issued</h1>" in page
    other = next(one.paper for one in issued(world) if one.paper.agency_id is None)
    assert district.get(f"{PAPERS}issued/{other.id}/").status_code == 404


@pytest.mark.parametrize("papers", [1, 3])
def test_the_register_asks_the_same_number_of_questions(world, sign_in, count_queries, papers):
    browser = sign_in()
    for code in ("ĐC001", "ĐC002", "ĐC003")[:papers]:
        browser.post(f"{PAPERS}sheet/issue?session=1310S&point={code}")

    with count_queries() as queries_sent:
        browser.get(f"{PAPERS}issued/")

    assert len(queries_sent) == 6
