"""Long tables: painted rows stand exactly where WeasyPrint alone would put them."""

from __future__ import annotations

import logging
import re
import time
from functools import cache

import pytest
from PIL import Image, ImageChops

from eventapp.documents import (
    Align,
    Column,
    Paragraph,
    Row,
    RowStyle,
    Table,
    lists,
    machine,
    render,
    typesetting,
)
from tests.documents.papers import COLUMNS, annex, report, rows
from tests.documents.reading import fonts, page_images, pages, places, run

END_OF_FIRST_COLUMN = (30 + 9) * 72 / 25.4  # points: margin and column
SLOW = "printed by the slow lane"
GROUPED = (
    Column("TT", 9),
    Column("Họ và tên", 42, Align.LEFT),
    Column("Sáng", 14, group="13/10"),
    Column("Chiều", 14, group="13/10"),
    Column("Sáng", 14, group="14/10"),
    Column("Chiều", 14, group="14/10"),
    Column("Số tiền", 16, Align.RIGHT),
)
HARD_WORDS = (
    "0912.345.678/0221",
    "Trường-học-phổ-thông-dân-tộc-nội-trú",
    "WWWWWWWWWWWWWWWWWWWWWWW",
    "http://a.gov.vn/b?c=d&e=f",
    "H'Ly Niê (đ/c ốm) – “vắng” 50%",
    "1.500.000.000 đồng",
)


def hard_rows(count: int) -> tuple[Row, ...]:
    def words(i: int) -> str:
        return " ".join(HARD_WORDS[(i + k) % len(HARD_WORDS)] for k in range(i % 3 + 1))

    return tuple(Row((i, words(i), "x", "", words(i // 3), "P", words(i))) for i in range(count))


PAPERS = {
    "300 rows, sections, total": report(Table(COLUMNS, rows(300, sections=23))),
    "annexes, portrait and landscape": report(
        annexes=(
            annex("Một", Table(COLUMNS, rows(50))),
            annex("Hai", Table(COLUMNS, rows(40, sections=9)), landscape=True),
        )
    ),
    "two tables in one flow": report(
        Table(COLUMNS, rows(55)), Paragraph("Tiếp theo. " * 90), Table(GROUPED, hard_rows(40))
    ),
    "room to sign": report(Table(COLUMNS, rows(60), row_height_mm=9)),
    "table that starts at the foot": report(
        *[Paragraph("Nội dung.")] * 21, Table(COLUMNS, rows(40, sections=5))
    ),
    "words wider than their cells": report(Table(GROUPED, hard_rows(50))),
}


@pytest.fixture(scope="module")
def ordinary_lane():
    """Print the way it is done without the list lane; each paper once."""

    @cache
    def render_slowly(paper):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lists, "LONG_TABLE", 10**9)
            return render(paper, tagged=False)

    return render_slowly


@cache
def painted(paper) -> bytes:
    return render(paper, tagged=False)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_both_lanes_print_the_same_words_on_the_same_pages(paper, ordinary_lane, caplog):
    ours = [page.split() for page in pages(painted(paper))]

    assert ours == [page.split() for page in pages(ordinary_lane(paper))]
    assert SLOW not in caplog.text


@pytest.mark.parametrize("name", ["annexes, portrait and landscape", "room to sign"])
def test_both_lanes_put_each_word_in_the_same_place(name, ordinary_lane):
    fast, slow = painted(PAPERS[name]), ordinary_lane(PAPERS[name])

    for page in range(1, len(pages(slow)) + 1):
        ours, theirs = places(fast, page), places(slow, page)
        assert ours.keys() == theirs.keys()
        for word, box in theirs.items():
            assert ours[word] == pytest.approx(box, abs=0.1), word


@pytest.mark.parametrize(
    "name",
    [
        "300 rows, sections, total",
        "annexes, portrait and landscape",
        "words wider than their cells",
    ],
)
def test_pictures_of_both_lanes_differ_by_less_than_one_per_cent(name, ordinary_lane, tmp_path):
    paper = PAPERS[name]
    ours = page_images(painted(paper), tmp_path / "ours")
    theirs = page_images(ordinary_lane(paper), tmp_path / "theirs")

    for our, their in zip(ours, theirs, strict=True):
        with Image.open(our) as one, Image.open(their) as other:
            difference = ImageChops.difference(one, other).point(lambda v: 255 * (v > 64))
            assert difference.histogram()[255] / (one.width * one.height) < 0.01


def test_both_lanes_put_the_same_rows_on_each_page(ordinary_lane):
    """Each row begins with its number: 1 to 300, none twice, in both lanes on the same page."""
    paper = PAPERS["300 rows, sections, total"]

    def numbers(pdf: bytes) -> list[list[int]]:
        return [
            sorted(
                int(word)
                for word, (left, *_) in places(pdf, page).items()
                if word.isdigit() and left < END_OF_FIRST_COLUMN
            )
            for page in range(1, len(pages(pdf)) + 1)
        ]

    ours = numbers(painted(paper))
    assert ours == numbers(ordinary_lane(paper))
    assert [number for page in ours for number in page] == list(range(1, 301))


@pytest.mark.parametrize("count", [14, 22, 29, 30, 31, 71, 72, 73])
def test_a_table_may_end_exactly_at_the_foot_of_a_page(count, ordinary_lane):
    """One of these counts fills the page; the foot of the paper moves on in both lanes alike."""
    columns = (Column("TT", 10), Column("Tên", 60))
    paper = report(Table(columns, tuple(Row((i, "An")) for i in range(count))))

    ours = [page.split() for page in pages(painted(paper))]
    assert ours == [page.split() for page in pages(ordinary_lane(paper))]


def test_page_numbers_run_on_through_painted_pages():
    pdf = render(report(Table(COLUMNS, rows(200)), annexes=(annex("A", Table(COLUMNS, rows(90))),)))
    tops = [page.split()[0] for page in pages(pdf)]
    first_of_annex = tops.index("Phụ")

    assert tops[1:first_of_annex] == [str(n) for n in range(2, first_of_annex + 1)]
    assert tops[first_of_annex + 1 :] == [str(n) for n in range(2, len(tops) - first_of_annex + 1)]


def test_no_section_row_ends_a_page_and_no_total_row_begins_one():
    marked = []
    for i in range(400):
        marked.append(Row((f"mục{i}",), RowStyle.SECTION))
        marked += [Row((f"tên{i}", "x"))] * (i % 3 + 1)
        marked.append(Row((f"cộng{i}", "y"), RowStyle.TOTAL))
    table = Table((Column("TT", 20), Column("Tên", 60)), tuple(marked))

    for page in pages(render(report(annexes=(annex("A", table),))))[1:]:
        found = re.findall(r"(mục|tên|cộng)\d+", page)
        assert found[-1] != "mục"
        assert found[0] != "cộng"


def test_painted_text_is_nfc_embedded_and_sound():
    pdf = render(report(Table(COLUMNS, rows(100))))

    assert "Quách Thị Phượng Vỹ" in "".join(pages(pdf))
    assert all(columns[-5:-2] == ["yes", "yes", "yes"] for columns in fonts(pdf))
    assert "No syntax or stream encoding errors found" in run("qpdf", pdf, "--check")


def test_decomposed_names_are_painted_in_nfc():
    names = tuple(Row((i, "Nguye\u0302\u0303n Thi\u0323 Ha\u0300")) for i in range(40))
    pdf = render(report(Table((Column("TT", 10), Column("Tên", 60)), names)))

    assert "".join(pages(pdf)).count("Nguyễn Thị Hà") == 40


def with_strange_row(text: str):
    return report(Table(COLUMNS, (*rows(20), Row((1, text, "Nữ", text * 2, "", "", "", "")))))


def test_another_version_of_weasyprint_is_printed_slowly_and_logged(monkeypatch, caplog):
    monkeypatch.setattr(lists, "WEASYPRINT_VERSION", "69.0")
    with caplog.at_level(logging.WARNING, "eventapp.documents"):
        text = "".join(pages(render(PAPERS["room to sign"])))

    assert "Tổng số: 60 người" in text
    assert [r.getMessage() for r in caplog.records if SLOW in r.getMessage()] == [
        "A long table is printed by the slow lane: WeasyPrint is not version 69.0."
    ]


def test_a_row_higher_than_a_page_is_printed_slowly_and_logged(caplog):
    paper = with_strange_row(" ".join(f"từ{i}" for i in range(600)))
    with caplog.at_level(logging.WARNING, "eventapp.documents"):
        text = "".join(pages(render(paper)))

    assert "từ599" in text
    assert "a row is higher than a page" in caplog.text


@pytest.mark.parametrize(
    "text",
    ["An 王小明 ✓ 😀", "محمد", "x\u0300\u0323 y", "☑ Có mặt ☐ Vắng", "Ngọc\u200dAn <b>&amp;</b>"],
)
def test_letters_the_font_lacks_are_left_to_weasyprint(text, ordinary_lane, caplog):
    paper = with_strange_row(text)
    ours = [page.split() for page in pages(painted(paper))]

    assert ours == [page.split() for page in pages(ordinary_lane(paper))]
    assert SLOW not in caplog.text


def test_a_list_in_another_script_is_printed_slowly_and_logged(caplog, monkeypatch):
    monkeypatch.setattr(typesetting, "_MOST_SHAPED", 1)
    with caplog.at_level(logging.WARNING, "eventapp.documents"):
        text = "".join(pages(render(with_strange_row("An 王"))))

    assert "An" in text
    assert "more than 1 texts need other fonts" in caplog.text


def test_2800_rows_take_well_under_a_second_and_a_half():
    paper = report(Table(COLUMNS, rows(2800, sections=40)))
    render(PAPERS["room to sign"])  # fonts and style sheets are read once per process

    began = time.process_time()
    pdf = render(paper)

    assert time.process_time() - began < 1.5
    assert int(run("qpdf", pdf, "--show-npages")) > 100


def test_no_other_module_knows_what_the_painted_version_is():
    assert machine.WEASYPRINT_VERSION == lists.WEASYPRINT_VERSION == "70.0"
    assert typesetting.face(bold=False).units == typesetting.face(bold=True).units
