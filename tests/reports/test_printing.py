"""The printed papers, read with the tools of an archivist; spreadsheets and pages beside them."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from io import BytesIO

import html5lib
import openpyxl
import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.documents import render
from eventapp.people.models import Sex
from eventapp.reports import papers, queries, workbooks
from eventapp.reports.scope import of_day, of_session, whole
from eventapp.vietnamese.numbers import format_number
from tests.documents.reading import fonts, pages, run, words
from tests.factories import UserFactory
from tests.reports.world import World

LONG_NAME = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Ngọc Phương Thảo"


@pytest.fixture
def world() -> World:
    world = World()
    world.call(world.commune, "G4", 50)
    for n in range(45):
        sex = Sex.MALE if n % 4 == 0 else Sex.FEMALE
        name = LONG_NAME if n == 7 else f"Đặng Thị Hường {n}"
        person = world.register(world.commune, name, sex=sex)
        if n % 3:
            world.mark(person, world.morning, Presence.PRESENT)
    return world


def test_a_long_sheet_is_a_sound_pdf_in_vietnamese(world):
    scope = of_session(world.training, world.morning)
    roll = queries.roll(scope, world.point(world.commune), viewer=world.organiser)

    pdf = render(papers.sheet(roll))

    text = words(pdf)
    assert unicodedata.is_normalized("NFC", text)
    assert all(f"Đặng Thị Hường {n}" in text for n in range(45) if n != 7)
    assert all(word in text for word in LONG_NAME.split())
    assert "Tổng số: 45 người; có mặt: 30" in text
    assert "No syntax or stream encoding errors found" in run("qpdf", pdf, "--check")
    assert all(columns[-5] == "yes" for columns in fonts(pdf))  # embedded


def test_the_head_is_repeated_and_pages_are_numbered_from_the_second(world):
    scope = of_day(world.training, world.morning.day)
    roll = queries.roll(scope, world.point(world.commune), viewer=world.organiser)

    found = pages(render(papers.sheet(roll)))

    assert len(found) > 1
    assert all("Họ và tên" in page for page in found)
    assert [page.split()[0] for page in found[1:]] == [str(n) for n in range(2, len(found) + 1)]
    assert found[0].split()[0] == "UBND"


def test_signatures_never_stand_alone_on_a_page(world):
    scope = of_session(world.training, world.morning)
    roll = queries.roll(scope, world.point(world.commune), viewer=world.organiser)

    last = pages(render(papers.sheet(roll, blank=True)))[-1]

    assert "PHỤ TRÁCH ĐIỂM CẦU" in last
    assert "Tổng số" in last


@pytest.mark.parametrize("part", [whole, lambda t: of_session(t, t.sessions[0])])
def test_paper_spreadsheet_and_page_say_the_same_numbers(world, sign_in, part):
    scope = part(world.training)
    summary = queries.summary(world.training, scope.sessions, viewer=world.organiser)
    progress = queries.progress(world.training, scope.sessions, viewer=world.organiser)

    pdf = "\n".join(pages(render(papers.consolidated(scope, summary, progress))))
    book = openpyxl.load_workbook(BytesIO(workbooks.consolidated_workbook(scope, summary)))
    address = f"/trainings/{world.training.code}/papers/summary/"
    browser = sign_in(UserFactory(role=Role.OFFICIAL))
    with browser.session_transaction() as cookie:
        cookie["language"] = "vi"
    page = browser.get(address, query_string=scope.query).get_data(as_text=True)

    on_paper = [line.split()[2:] for line in pdf.splitlines() if line.split()[:2] == TOTAL]
    in_book = [
        [printed(cell.value, heads[cell.column - 1]) for cell in row[2:]]
        for sheet in book
        for heads in [[cell.value for cell in sheet[3]]]
        for row in sheet.iter_rows()
        if row[1].value == "Tổng cộng"
    ]
    on_page = [
        [(cell.text or "").strip().removesuffix("%") for cell in row.findall("td")]
        for row in html5lib.parse(page, namespaceHTMLElements=False).iterfind(".//tfoot/tr")
    ]
    assert len(on_paper) == len(book.sheetnames)
    assert on_paper == in_book == on_page


TOTAL = ["Tổng", "cộng"]


def printed(value: float | None, head: str) -> str:
    """A cell as the paper prints it; a spreadsheet knows no difference between 60 and 60,0."""
    if value is None:
        return "-"
    return format_number(Decimal(str(value)), 1 if head.endswith("(%)") else 0)


def test_the_spreadsheet_of_a_sheet_has_its_lines_and_its_totals(world):
    scope = of_day(world.training, world.morning.day)
    roll = queries.roll(scope, world.point(world.commune), viewer=world.organiser)

    book = openpyxl.load_workbook(BytesIO(workbooks.sheet_workbook(roll)))

    lines = list(book["Danh sách"].iter_rows(min_row=4, values_only=True))
    assert [line[0] for line in lines] == list(range(1, 46))
    assert [row[:4] for row in book["Tổng hợp"].iter_rows(min_row=4, values_only=True)] == [
        ("Sáng 13/10", 45, 30, 22),
        ("Chiều 13/10", 45, 0, 0),
    ]


def test_the_spreadsheet_of_participants_is_one_flat_table(world):
    world.register(world.health, "Đỗ Văn Giảng", "G9")
    found = queries.participants(world.training, queries.Choice(), viewer=world.organiser)

    book = openpyxl.load_workbook(BytesIO(workbooks.participant_workbook(found)))

    rows = list(book["Đại biểu"].iter_rows(min_row=4, values_only=True))
    assert len(rows) == 46
    assert [row[-1] for row in rows].count("x") == 45
    assert rows[0][5] == "Xã Hồng Tiến, huyện Khoái Châu"
