"""The printed page, measured: Decree 30/2020, annex I."""

from __future__ import annotations

import dataclasses
import re
import textwrap

import pytest

from eventapp import documents
from eventapp.documents import Align, Column, Paper, Paragraph, Row, Table, render
from tests.documents.papers import COLUMNS, annex, point_list, report, rows
from tests.documents.reading import fonts, page_sizes, pages, places, run, words

MM = 72 / 25.4


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A report with a table over several pages and two annexes, the second landscape."""
    return render(
        report(
            Table(COLUMNS, rows(50, sections=15)),
            annexes=(
                annex("Danh sách đại biểu tham dự", Table(COLUMNS, rows(8))),
                annex("Tổng hợp theo nhóm", Table(COLUMNS, rows(2)), landscape=True),
            ),
        )
    )


def test_pages_are_a4_and_a_landscape_annex_is_turned(printed):
    sizes = page_sizes(printed)

    assert sizes[:-1] == [(595.276, 841.89)] * (len(sizes) - 1)
    assert sizes[-1] == (841.89, 595.276)


def test_text_keeps_the_margins_of_the_decree(printed):
    boxes = [box for word, box in places(printed, 1).items() if word]

    assert min(left for left, *_ in boxes) >= 30 * MM - 1
    assert max(right for *_, right, _ in boxes) <= (210 - 15) * MM + 1
    assert min(top for _, top, *_ in boxes) >= 20 * MM - 3
    assert max(bottom for *_, bottom in boxes) <= (297 - 20) * MM + 3


def test_page_numbers_start_on_the_second_page_and_anew_in_each_annex(printed):
    first_lines = [page.strip().splitlines()[0].strip() for page in pages(printed)]

    assert first_lines[0].startswith("UBND TỈNH HƯNG YÊN")
    assert first_lines[1:3] == ["2", "3"]
    assert first_lines[3:] == ["Phụ lục I", "Phụ lục II"]


def test_page_number_stands_centred_in_the_top_margin(printed):
    left, top, right, bottom = places(printed, 3)["3"]

    assert (left + right) / 2 == pytest.approx((30 + 195) / 2 * MM, abs=2)
    assert 0 < top < bottom < 20 * MM


def test_letterhead_says_who_and_leaves_number_and_day_to_the_registry(printed):
    text = pages(printed)[0]

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert re.search(r"SỞ LAO ĐỘNG - .*\n\s*THƯƠNG BINH VÀ XÃ HỘI\n", text)
    assert re.search(r"Số:\s{3,}/BC-SLĐTBXH\s+Hưng Yên, ngày\s{3,}tháng\s{3,}năm 2021", text)


def test_number_and_date_stand_on_one_line(printed):
    words_on_page = places(printed, 1)

    assert words_on_page["Số:"][3] == pytest.approx(words_on_page["Yên,"][3], abs=1)


def test_body_ends_with_recipients_and_signatory_side_by_side(printed):
    text = pages(printed)[2]

    assert "Trên đây là báo cáo kết quả Hội nghị./." in text
    assert re.search(r"Nơi nhận:\s+KT. GIÁM ĐỐC", text)
    assert "- UBND tỉnh (để b/c);" in text
    assert "- Lưu: VT, BTXHTE&BĐG." in text
    assert "Lưu Thị Loan" in text


def test_annexes_have_three_lines_and_a_roman_number_when_there_are_two(printed):
    *_, first, second = pages(printed)

    assert re.match(r"\s*Phụ lục I\n\s*DANH SÁCH ĐẠI BIỂU THAM DỰ\n\s*\(Kèm theo Báo cáo số", first)
    assert re.match(r"\s*Phụ lục II\n\s*TỔNG HỢP THEO NHÓM\n\s*\(Kèm theo Báo cáo số", second)


def test_a_single_annex_has_no_number():
    text = words(render(report(annexes=(annex("Danh sách", Paragraph("Không có.")),))))

    assert "Phụ lục DANH SÁCH" in text


def test_table_head_is_repeated_on_each_page(printed):
    assert [page.count("Chức vụ, đơn vị") for page in pages(printed)] == [1, 1, 1, 1, 1]


def test_rows_are_never_broken_across_pages():
    """Each row has three lines; the first and the last are always on one page."""
    columns = (Column("A", 20), Column("B", 145))
    table = Table(columns, tuple(Row((f"đầu{i} giữa cuối{i}", "")) for i in range(58)))

    for text in pages(render(report(table))):
        assert re.findall(r"đầu(\d+)", text) == re.findall(r"cuối(\d+)", text)


def test_section_row_is_not_left_alone_at_the_foot_of_a_page():
    columns = (Column("Tên", 60, Align.LEFT), Column("B", 100))
    for count in range(24, 34):
        table = Table(columns, rows_with_late_section(count))
        first, *_ = pages(render(report(table), tagged=False))

        assert not first.rstrip().endswith("MỤC")


def rows_with_late_section(count: int) -> tuple[Row, ...]:
    from eventapp.documents import RowStyle

    one = Row(("dòng", ""))
    return (*[one] * count, Row(("MỤC",), RowStyle.SECTION), *[one] * 3)


def test_list_of_a_point_has_no_number_and_room_to_sign():
    pdf = render(point_list(10))
    text = words(pdf)

    assert "Số:" not in text
    assert "DANH SÁCH ĐIỂM DANH Điểm cầu xã Hồng Tiến" in text
    assert "Phụ trách điểm cầu" in text
    assert text.count("(Ký, ghi rõ họ tên)") == 2
    box = places(pdf, 1)
    assert box["9"][1] - box["8"][1] >= 9 * MM - 0.01


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_list_says_so_and_a_single_row_is_printed(count):
    text = words(render(point_list(count)))

    assert ("Không có đại biểu nào." in text) is (count == 0)
    assert ("Nguyễn Thị Thu Hà" in text) is (count == 1)


def test_vietnamese_comes_out_in_nfc():
    decomposed = "Nguye\u0302\u0303n Thi\u0323 \u01a0\u031bn, ngu\u031bo\u031b\u0300i"
    text = words(render(report(Paragraph(decomposed))))

    assert "người" in text
    assert "\u0303" not in text


def test_all_fonts_are_embedded_subsets_with_a_unicode_map(printed):
    assert {name.split("+")[1] for name, *_ in fonts(printed)} == {
        "Paper",
        "Paper-Bold",
        "Paper-Italic",
        "Paper-Bold-Italic",
    }
    assert all(columns[-5:-2] == ["yes", "yes", "yes"] for columns in fonts(printed))


def test_qpdf_finds_nothing_wrong(printed):
    assert "No syntax or stream encoding errors found" in run("qpdf", printed, "--check")


def test_the_file_carries_title_and_language(printed):
    told = run("pdfinfo", printed)

    assert "BÁO CÁO Kết quả Hội nghị" in told
    assert "/Lang (vi)" in run("qpdf", printed, "--qdf", after=("-",))


def test_metadata_title_can_be_chosen():
    paper = dataclasses.replace(report(), metadata_title="Báo cáo tập huấn 2021")

    assert "Title:           Báo cáo tập huấn 2021" in run("pdfinfo", render(paper))


def test_a_paper_needs_no_letterhead():
    assert words(render(Paper(title="Chương trình", blocks=()))) == "Chương trình"


def test_the_example_of_the_package_prints():
    example = re.search(
        r"\n    paper = .*?\n    pdf = render\(paper\)\n", documents.__doc__, re.DOTALL
    )
    names = vars(documents).copy()

    exec(textwrap.dedent(example.group()), names)  # noqa: S102 - our own docstring

    assert "Tổng số: 01 người" in words(names["pdf"])


def test_a_row_with_too_few_cells_is_refused():
    with pytest.raises(ValueError, match="Row 1 has 2 cells for 3 columns"):
        Table((Column("A", 1), Column("B", 1), Column("C", 1)), (Row((1, 2)),))
