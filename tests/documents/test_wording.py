"""Numbers, dates and agency names as Decree 30/2020 wants them."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.documents import Letterhead
from eventapp.documents.wording import BLANK, agency_lines, printable, roman


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2021, 10, 13), "Hưng Yên, ngày 13 tháng 10 năm 2021"),
        (date(2021, 10, 8), "Hưng Yên, ngày 08 tháng 10 năm 2021"),
        (date(2026, 1, 5), "Hưng Yên, ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 15), "Hưng Yên, ngày 15 tháng 02 năm 2026"),
        (date(2026, 3, 5), "Hưng Yên, ngày 05 tháng 3 năm 2026"),
        (date(2026, 9, 9), "Hưng Yên, ngày 09 tháng 9 năm 2026"),
    ],
)
def test_date_line_pads_days_below_ten_and_the_first_two_months(day, printed):
    assert Letterhead("Sở Nội vụ", place="Hưng Yên", issued_on=day).date_line == printed


def test_date_line_leaves_day_and_month_to_the_registry():
    head = Letterhead("Sở Nội vụ", place="Hưng Yên", year=2021)

    assert head.date_line == f"Hưng Yên, ngày{BLANK}tháng{BLANK}năm 2021"


@pytest.mark.parametrize(
    ("kind", "number", "symbol", "printed"),
    [
        ("BC", 12, "SLĐTBXH", "Số: 12/BC-SLĐTBXH"),
        ("BC", 5, "SNV", "Số: 05/BC-SNV"),
        ("QĐ", 1909, "UBND", "Số: 1909/QĐ-UBND"),
        (None, 2187, "SYT-TCCB", "Số: 2187/SYT-TCCB"),
        ("BC", None, "SLĐTBXH", f"Số: {BLANK}/BC-SLĐTBXH"),
    ],
)
def test_number_line(kind, number, symbol, printed):
    assert Letterhead("Sở", kind=kind, number=number, symbol=symbol).number_line == printed


def test_a_list_has_no_number_and_no_date():
    head = Letterhead("Sở Nội vụ")

    assert (head.number_line, head.date_line) == ("", "")


def test_reference_names_the_document_an_annex_belongs_to():
    head = Letterhead("Sở", kind="BC", symbol="SNV", number=12, issued_on=date(2021, 10, 18))

    assert head.reference("Báo cáo", "Sở Nội vụ") == (
        "(Kèm theo Báo cáo số 12/BC-SNV ngày 18 tháng 10 năm 2021 của Sở Nội vụ)"
    )


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội",
            ("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"),
        ),
        ("UBND tỉnh Hưng Yên", ("UBND TỈNH HƯNG YÊN",)),
        ("Ban Vì sự tiến bộ của phụ nữ tỉnh", ("BAN VÌ SỰ TIẾN BỘ", "CỦA PHỤ NỮ TỈNH")),
        (
            "Sở Nông nghiệp và Phát triển nông thôn",
            ("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
        ),
        ("", ("",)),
    ],
)
def test_agency_names_break_before_a_meaningful_word(name, lines):
    assert agency_lines(name) == lines


def test_a_letterhead_may_choose_its_own_lines():
    assert Letterhead(("Sở Lao động", "- TB&XH")).agency_lines == ("SỞ LAO ĐỘNG", "- TB&XH")


def test_agency_lines_of_a_very_long_name_are_made_at_once():
    assert len(agency_lines("Trung tâm " * 200)) > 50


def test_printable_text_is_nfc_without_control_and_direction_characters():
    assert printable("Nguye\u0302\u0303n\x00 \u202eHa\u0300\ud800") == "Nguyễn Hà"


def test_roman_numerals():
    assert [roman(n) for n in (1, 2, 4, 9, 14, 40, 172)] == [
        "I", "II", "IV", "IX", "XIV", "XL", "CLXXII",
    ]  # fmt: skip
