"""Whatever people type becomes a right paper."""

from __future__ import annotations

import time

import pytest

from eventapp.documents import Align, Column, Heading, Paragraph, Row, Table, render, render_html
from eventapp.errors import RuleBroken
from tests.documents.papers import annex, report
from tests.documents.reading import fonts, pages, run, words

COLUMNS = (Column("TT", 10), Column("Họ và tên", 50, Align.LEFT), Column("Đơn vị", 60, Align.LEFT))


def with_name(name: str) -> bytes:
    return render(report(Table(COLUMNS, (Row((1, name, "Sở Y tế")), Row((2, "Trần Hà", name))))))


def test_a_name_of_300_characters_is_printed_whole():
    name = "Nguyễn Thị Hà " * 21 + "Hường"

    assert words(with_name(name)).count("Hường") == 2


def test_a_word_wider_than_its_cell_is_broken_and_lost_nowhere():
    pdf = with_name("W" * 200)

    assert "".join(pages(pdf)).count("W") == 400


def test_markup_is_text():
    text = words(with_name("<script>alert(1)</script> & <b>An</b>"))

    assert "<script>alert(1)</script>" in text
    assert "& <b>An</b>" in text


def test_control_and_direction_characters_vanish():
    assert "Nguyễn Hà" in words(with_name("Nguyễn\x00\x1b \u202eHà\ud800\ufffe"))


def test_the_file_title_is_cleaned_too():
    from dataclasses import replace

    pdf = render(
        replace(report(), metadata_title="Ba\u0301o cáo \ud800(\x00) 😀", language="vi\ud800")
    )

    assert "Title:           Báo cáo () 😀" in run("pdfinfo", pdf)


LONG_LIST = tuple(Row((number, "Trần Hà", "Sở Y tế")) for number in range(20))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Nguyễn Thị Hà " * 21 + "Hường", "Hường"),
        ("W" * 200, "W"),
        ("An 😀 Bình", "Bình"),
        ("王小明 Anh", "Anh"),
        ("محمد Anh", "Anh"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Hội & Đoàn", "Hội & Đoàn"),
        ("Lê\x00\x1b\u202e Mẫu", "Lê Mẫu"),
    ],
)
def test_painted_rows_take_whatever_is_typed(typed, shown):
    """The same input as in the short lists above, in a list long enough to be painted."""
    pdf = render(report(Table(COLUMNS, (*LONG_LIST, Row((21, typed, typed))))))

    assert words(pdf).count(shown) >= 2
    assert words(pdf).count("Trần Hà") == 20
    assert "No syntax or stream encoding errors found" in run("qpdf", pdf, "--check")


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_list_and_one_of_one_row_are_papers(count):
    rows = LONG_LIST[:count]
    text = words(render(report(Table(COLUMNS, rows, empty="Không có đại biểu nào."))))

    assert text.count("Trần Hà") == count
    assert ("Không có đại biểu nào." in text) is (count == 0)


@pytest.mark.parametrize("name", ["An 😀 Bình", "王小明", "محمد", "Ngọc ✓ ☑"])
def test_letters_our_font_lacks_do_not_stop_the_paper(name):
    pdf = with_name(name)

    assert "Trần Hà" in words(pdf)
    assert all(columns[-5] == "yes" for columns in fonts(pdf))
    assert "No syntax or stream encoding errors found" in run("qpdf", pdf, "--check")


def test_a_row_taller_than_a_page_loses_no_word():
    text = words(with_name(" ".join(f"từ{i}" for i in range(1200))))

    assert text.count("từ1199") == 2


def test_a_letterhead_of_five_lines_is_printed():
    from dataclasses import replace

    paper = report()
    head = replace(paper.letterhead, agency=("Dòng 1", "Dòng 2", "Dòng 3", "Dòng 4", "Dòng 5"))

    assert "DÒNG 5" in words(render(replace(paper, letterhead=head)))


def test_every_text_of_a_paper_is_escaped():
    from dataclasses import replace

    from eventapp.documents import Letterhead, Recipients, Row, RowStyle, Signatory, SignatureRow

    bad = "<img src=x>"
    table = Table(
        (Column(bad, 10, group=bad), Column(bad, 10)), (Row((bad,), RowStyle.TOTAL),), empty=bad
    )
    blocks = (
        Paragraph(bad),
        Heading(bad),
        table,
        Table(table.columns, (), empty=bad),
        SignatureRow((Signatory((bad,), bad, bad),), bad),
    )
    paper = replace(
        report(*blocks, annexes=(annex(bad, *blocks),)),
        letterhead=Letterhead(bad, bad, bad, bad, bad),
        type_name=bad,
        title=bad,
        lines=(bad,),
        language='vi"><img>',
        metadata_title=bad,
        signatory=Signatory((bad,), bad, bad),
        recipients=Recipients((bad,)),
    )

    assert "<img" not in render_html(paper).lower()


def columns_of(count: int) -> Table:
    row = Row(tuple(f"Ô {number}" for number in range(count)))
    return Table(tuple(Column(f"Cột {number}", 10) for number in range(count)), (row,) * 20)


@pytest.mark.parametrize(("count", "landscape"), [(12, False), (18, True)])
def test_as_many_columns_as_fit_are_printed(count, landscape):
    text = words(render(report(columns_of(count), landscape=landscape)))

    assert f"Cột {count - 1}" in text
    assert text.count(f"Ô {count - 1}") == 20


@pytest.mark.parametrize(("count", "landscape", "most"), [(16, False, 12), (19, True, 18)])
def test_more_columns_than_fit_are_refused(count, landscape, most):
    with pytest.raises(RuleBroken) as refused:
        render(report(annexes=(annex("A", columns_of(count), landscape=landscape),)))

    assert str(refused.value) == (
        f"A table of {count} columns does not fit on the page; there is room for {most}."
    )


def test_a_long_list_only_the_slow_lane_could_print_is_refused_at_once():
    people = [Row((number, "An", "Sở Y tế")) for number in range(1000)]
    table = Table(COLUMNS, (*people, Row((1001, "dài " * 3000, ""))))

    began = time.process_time()
    with pytest.raises(RuleBroken, match="This list of 1001 rows holds texts too long"):
        render(report(table))
    assert time.process_time() - began < 5
