"""Pages and downloads: who may, what is offered, what it costs."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.trainings.models import TrainingState
from tests.documents.reading import words
from tests.factories import TrainingFactory, UserFactory, operator_of
from tests.reports.world import World

PAPERS = "/trainings/BDG-2021/papers/"
SHEET = f"{PAPERS}sheet.pdf?point=ĐC004"
PAGES = (
    PAPERS,
    f"{PAPERS}summary/",
    f"{PAPERS}consolidated.pdf",
    f"{PAPERS}participants.xlsx",
    f"{SHEET}&session=1310S",
)


@pytest.fixture
def world() -> World:
    world = World()
    world.call(world.commune, "G4", 2)
    person = world.register(world.commune, "Trần Thị An")
    world.mark(person, world.morning, Presence.PRESENT)
    return world


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ORGANISER, 200),
        (Role.OFFICIAL, 200),
        (Role.FOCAL_PERSON, 403),
        (Role.OPERATOR, 403),
    ],
)
def test_organisers_and_officials_read_papers_and_nobody_else(world, sign_in, page, role, status):
    assert sign_in(UserFactory(role=role)).get(page).status_code == status


@pytest.mark.parametrize(
    "page",
    [
        "/trainings/NONE/papers/",
        f"{PAPERS}summary/?session=0101S",
        f"{PAPERS}summary/?day=32/13/2021",
        f"{PAPERS}summary/?day=2021-10-14",
        f"{PAPERS}consolidated.docx",
        f"{PAPERS}participants.pdf?group=G7",
        f"{PAPERS}participants.pdf?agency=99999",
        f"{PAPERS}participants.pdf?point=ĐC999",
        f"{PAPERS}sheet.pdf?point=ĐC999&session=1310S",
        f"{PAPERS}minutes.pdf?point=ĐC004",
        f"{PAPERS}minutes.pdf?session=1310S",
        f"{PAPERS}points.docx",
        f"{SHEET}&session=1310S&version=1",
    ],
)
def test_what_is_not_there_is_not_found(world, sign_in, page):
    assert sign_in().get(page).status_code == 404


def test_drafts_are_the_organisers_business(world, sign_in):
    TrainingFactory(code="NHAP", state=TrainingState.DRAFT)

    assert sign_in(role=Role.ORGANISER).get("/trainings/NHAP/papers/").status_code == 200
    assert sign_in(role=Role.OFFICIAL).get("/trainings/NHAP/papers/").status_code == 404


def test_an_official_with_an_agency_gets_that_part_alone(world, sign_in):
    world.register(world.other_commune, "Lê Thị Nơi Khác")
    browser = sign_in(UserFactory(role=Role.OFFICIAL, agency=world.district))

    people = words(browser.get(f"{PAPERS}participants.pdf").data)
    report = words(browser.get(f"{PAPERS}consolidated.pdf").data)
    index = browser.get(PAPERS).get_data(as_text=True)

    assert "Trần Thị An" in people
    assert "Nơi Khác" not in people
    assert "Phạm vi số liệu: Huyện Khoái Châu" in people
    assert "Xã Đa Lộc" not in report
    assert "xã Đa Lộc" not in index
    other = f"{PAPERS}sheet.pdf?point={world.point(world.other_commune).code}&session=1310S"
    assert browser.get(other).status_code == 404
    agency = f"{PAPERS}participants.pdf?agency={world.other_commune.id}"
    assert browser.get(agency).status_code == 404


def test_an_operator_prints_the_sheet_of_her_own_point_alone(world, sign_in):
    browser = sign_in(operator_of(world.point(world.commune)))

    own = browser.get("/trainings/BDG-2021/points/ĐC004/own-sheet.pdf?session=1310S&blank=1")
    other = browser.get("/trainings/BDG-2021/points/ĐC001/own-sheet.pdf?session=1310S")

    assert "Trần Thị An" in words(own.data)
    assert other.status_code == 404


def test_a_download_has_a_name_with_and_without_accents_and_is_kept_nowhere(world, sign_in):
    answer = sign_in().get(f"{SHEET}&session=1310S")

    assert answer.content_type == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="danh-sach-diem-danh-diem-cau-xa-hong-tien-sang-13-10-2021.pdf";'
        " filename*=UTF-8''Danh%20s%C3%A1ch%20%C4%91i%E1%BB%83m%20danh%20%C4%91i%E1%BB%83m%20c"
        "%E1%BA%A7u%20x%C3%A3%20H%E1%BB%93ng%20Ti%E1%BA%BFn%20s%C3%A1ng%2013-10-2021.pdf"
    )
    assert answer.get_etag()[0]


def test_a_name_of_a_point_cannot_break_the_header(world, sign_in):
    world.point(world.commune).name = 'Điểm cầu "a"\r\nX-Evil: 1/../b'

    answer = sign_in().get(f"{SHEET}&session=1310S")

    assert answer.status_code == 200
    assert "X-Evil" not in answer.headers


def test_the_heading_says_how_many_sheets_are_locked(world, sign_in):
    world.lock(world.commune, world.morning)

    text = sign_in().get(PAPERS).get_data(as_text=True)

    assert "<h1>10 sheets, 1 locked</h1>" in text


def test_points_are_found_without_accents_and_by_area(world, sign_in):
    browser = sign_in()

    found = browser.get(f"{PAPERS}?q=hong tien").get_data(as_text=True)
    by_area = browser.get(f"{PAPERS}?area=Huyện Ân Thi").get_data(as_text=True)
    nothing = browser.get(f"{PAPERS}?q=không có").get_data(as_text=True)

    assert "Điểm cầu xã Hồng Tiến" in found
    assert "Điểm cầu xã Đa Lộc" not in found
    assert "Điểm cầu xã Đa Lộc" in by_area
    assert "Điểm cầu xã Hồng Tiến" not in by_area
    assert "No point answers this search" in nothing


def test_versions_that_were_replaced_can_still_be_had(world, sign_in):
    from eventapp.attendance.queries import get_sheet
    from eventapp.attendance.service import reopen_sheet

    world.lock(world.commune, world.morning)
    sheet = get_sheet(world.point(world.commune), world.morning, viewer=world.organiser)
    reopen_sheet(sheet, reason="bổ sung", by=world.organiser)
    world.lock(world.commune, world.morning)
    browser = sign_in()

    page = browser.get(f"{PAPERS}?session=1310S").get_data(as_text=True)
    old = browser.get(f"{SHEET}&session=1310S&version=1")

    assert "version=1" in page
    assert "đã được thay bằng bản khóa lần 2" in words(old.data)


def test_a_training_without_half_days_has_no_sheets_but_a_page(sign_in):
    TrainingFactory(code="MOI")
    browser = sign_in()

    assert "No half-day is planned yet" in browser.get(
        "/trainings/MOI/papers/?when=during"
    ).get_data(as_text=True)
    assert browser.get("/trainings/MOI/papers/summary/").status_code == 200
    assert browser.get("/trainings/MOI/papers/consolidated.pdf").status_code == 200


def test_a_group_may_be_had_as_a_spreadsheet(world, sign_in):
    answer = sign_in().get(f"{PAPERS}participants.xlsx?group=G4")

    rows = openpyxl.load_workbook(BytesIO(answer.data))["Đại biểu"].iter_rows(
        min_row=4, values_only=True
    )
    assert [row[1] for row in rows] == ["Trần Thị An"]


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(
    "asked",
    [
        (PAPERS, 6),
        (f"{PAPERS}summary/", 10),
        (f"{PAPERS}consolidated.pdf", 13),
        (f"{PAPERS}participants.pdf", 8),
        (f"{SHEET}&session=1310S", 12),
    ],
)
def test_pages_ask_the_database_the_same_number_of_questions(
    world, sign_in, count_queries, people, asked
):
    page, questions = asked
    for n in range(people):
        for agency in (world.commune, world.other_commune, world.health):
            person = world.register(agency, f"Trần Thị Bình {n}")
            world.mark(person, world.morning, Presence.PRESENT)
    browser = sign_in()

    with count_queries() as queries:
        browser.get(page)

    assert len(queries) == questions
