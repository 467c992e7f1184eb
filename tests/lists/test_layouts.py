"""Headers, joined cells, sections and everything below the list, as offices lay them out."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.lists.writing import PEOPLE, TITLE, accepted_all, pasted, read, table, xlsx


def names(reading) -> list[str]:
    return [person.full_name for person in reading.participants]


def test_year_of_birth_under_women_and_men():
    rows = [
        ["TT", "Họ và tên", "Năm sinh", None, "Chức vụ"],
        [None, None, "Nam", "Nữ", None],
        [1, "Trần Thị Lựu", None, 1980, "CV"],
        [2, "Đỗ Văn Sáu", "1975", None, "CV"],
    ]

    def join(book: Workbook) -> None:
        for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
            book.active.merge_cells(cells)

    for content in (xlsx(rows, join), xlsx(rows), pasted(rows)):
        reading = read(content)
        assert [(p.sex, p.birth_year) for p in reading.participants] == [
            ("nu", 1980),
            ("nam", 1975),
        ]
        assert reading.header_rows == (1, 2)


def test_three_joined_rows_and_numbered_columns():
    rows = [
        ["STT", "Thông tin đại biểu", None, None, None, "Liên hệ", None],
        [None, "Họ và tên", "Ngày sinh", None, None, "Điện thoại", "Email"],
        [None, None, "Ngày", "Tháng", "Năm", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "Trần Thị Lựu", 5, 6, 1980, "0912111222", "luu@vd.example"],
    ]

    def join(book: Workbook) -> None:
        for cells in ("A1:A3", "B1:E1", "F1:G1", "B2:B3", "C2:E2", "F2:F3", "G2:G3"):
            book.active.merge_cells(cells)

    (person,) = read(xlsx(rows, join)).participants
    assert (person.birth_date, person.phone, person.email) == (
        "1980-06-05",
        "0912111222",
        "luu@vd.example",
    )


def test_family_and_given_name_in_two_columns():
    header = ["STT", "Họ và tên", None, "SĐT"]
    people = [[1, "Trần Thị", "Lựu", "0912111222"], [2, "Đỗ Văn", "Sáu", "0912111223"]]
    split = [["STT", "Họ và đệm", "Tên", "SĐT"], *people]

    def join(book: Workbook) -> None:
        book.active.merge_cells("B1:C1")

    for content in (xlsx([header, *people], join), xlsx(split), pasted([header, *people])):
        assert names(read(content)) == ["Trần Thị Lựu", "Đỗ Văn Sáu"]


def test_crosses_under_women_and_men():
    rows = [
        ["TT", "Họ và tên", "Nam", "Nữ", "Năm sinh"],
        [1, "Trần Thị Lựu", None, "x", 1980],
        [2, "Đỗ Văn Sáu", "X", None, 1975],
        [3, "Lý Thanh Bình", None, None, 1979],
        [4, "Lê An", "x", "x", 1979],
    ]

    reading = read(xlsx(rows))

    assert [p.sex for p in reading.participants] == ["nu", "nam", None, None]
    assert reading.participants[2].warnings == ("SEX_MISSING",)
    assert reading.participants[3].status == "needs_confirmation"


def test_blank_is_no_man_where_nobody_crossed():
    rows = [
        ["TT", "Họ và tên", "Nữ", "SĐT"],
        ["I", "Khối A", None, None],
        [1, "Trần Thị Lựu", "x", "0912111222"],
        [2, "Đỗ Văn Sáu", None, "0912111223"],
        ["II", "Khối B", None, None],
        [1, "Lý Thanh Bình", None, "0912111224"],
    ]

    assert [p.sex for p in read(xlsx(rows)).participants] == ["nu", "nam", None]


def test_an_office_joined_over_its_people_counts_for_each():
    rows = [
        ["TT", "Đơn vị", "Họ và tên", "SĐT"],
        [1, "Xã An Viên", "Trần Thị Lựu", "0912111222"],
        [2, None, "Đỗ Văn Sáu", "0912111223"],
        [3, None, "Lý Thanh Bình", "0912111224"],
    ]

    def join(book: Workbook) -> None:
        book.active.merge_cells("B2:B3")

    joined, loose = read(xlsx(rows, join)), read(xlsx(rows))

    assert [p.agency_raw for p in joined.participants] == ["Xã An Viên", "Xã An Viên", ""]
    assert [p.agency_raw for p in loose.participants] == ["Xã An Viên"] * 3
    assert loose.participants[1].warnings == ("SEX_MISSING", "AGENCY_FILLED_DOWN")


def test_sections_repeated_headers_and_subtotals_are_no_people():
    header, *people = table()
    rows = [
        *TITLE,
        header,
        ["I", "CÁC XÃ PHÍA BẮC"],
        *people[:2],
        [None, "Cộng: 02 người"],
        header,
        ["II. Các xã phía Nam"],
        *people[2:],
    ]

    reading = read(xlsx(rows))

    assert accepted_all(reading)
    assert [(one.label, one.text) for one in reading.sections] == [
        ("I", "CÁC XÃ PHÍA BẮC"),
        ("II", "Các xã phía Nam"),
    ]
    assert {row.reason for row in reading.skipped} == {"SECTION", "TOTAL_LINE", "REPEATED_HEADER"}


def test_nobody_named_yet_is_no_person_and_is_said():
    header, *people = table()
    free = [[7, words] for words in ("…………", "(chưa cử)", None, "Bổ sung sau", "cử sau")]

    reading = read(xlsx([header, *people, *free]))

    assert accepted_all(reading)
    assert [row.reason for row in reading.skipped] == [
        "PLACEHOLDER",
        "PLACEHOLDER",
        "BLANK",
        "PLACEHOLDER",
        "PLACEHOLDER",
    ]


def test_signers_and_people_in_notes_are_no_participants():
    foot = [
        [None, "Phụ trách điểm cầu: Ông Lê Văn Tám - 0912999888"],
        [None, "Kỹ thuật: Đỗ Thị Chín, ĐT 0912999777"],
        ["Hưng Yên, ngày 10 tháng 10 năm 2021"],
        [None, "TRƯỞNG PHÒNG"],
        [None, "Bùi Văn Mười"],
    ]

    reading = read(xlsx([*table(), *foot]))

    assert accepted_all(reading)
    assert [row.reason for row in reading.skipped] == ["FOOT_NOTE"] * 2 + ["SIGNATURE"] * 3


def test_hidden_and_struck_people_are_asked_about_not_lost():
    def hide(book: Workbook) -> None:
        book.active.row_dimensions[3].hidden = True
        for cell in book.active[5]:
            cell.font = Font(strike=True)

    reading = read(xlsx(table(), hide))

    asked = {p.row: p.warnings for p in reading.participants if p.status == "needs_confirmation"}
    assert asked == {3: ("HIDDEN_ROW",), 5: ("PHONE_FIXED_LINE", "STRIKETHROUGH")}
    assert len(reading.participants) == len(PEOPLE)


def test_old_fonts_are_decoded_in_headings_and_names():
    rows = [
        ["STT", "Hä vµ tªn", "N¨m sinh", "Chøc vô"],
        [1, "TrÇn ThÞ Lùu", 1980, "C¸n bé"],
        [2, "§ç V¨n S¸u", 1975, "C¸n bé"],
    ]

    def dress(book: Workbook) -> None:
        for row in book.active.iter_rows():
            for cell in row:
                cell.font = Font(name=".VnTime")

    for content in (xlsx(rows, dress), xlsx(rows), pasted(rows).encode("latin-1")):
        reading = read(content)
        assert names(reading) == ["Trần Thị Lựu", "Đỗ Văn Sáu"]
        assert reading.participants[0].position_raw == "Cán bộ"
        assert "LEGACY_ENCODING_TCVN3" in reading.participants[0].warnings


@pytest.mark.parametrize(
    ("written", "name", "position", "note"),
    [
        ("Trần Thị Lựu - Phó Chủ tịch", "Trần Thị Lựu", "Phó Chủ tịch", None),
        ("Trần Thị Lựu\nPhó Chủ tịch", "Trần Thị Lựu", "Phó Chủ tịch", None),
        ("Trần Thị\nLựu", "Trần Thị Lựu", "", None),
        ("ThS. Trần Thị Lựu", "Trần Thị Lựu", "", None),
        ("PGS.TS Trần Thị Lựu", "Trần Thị Lựu", "", None),
        ("Đ/c Trần Thị Lựu (trưởng đoàn)", "Trần Thị Lựu", "", "trưởng đoàn"),
        ("1. Bà Trần Thị Lựu", "Trần Thị Lựu", "", None),
        ("H'Ly Niê", "H'Ly Niê", "", None),
    ],
)
def test_a_name_is_taken_out_of_what_stands_around_it(written, name, position, note):
    rows = [["TT", "Họ và tên", "SĐT"], [1, written, "0912111222"]]

    (person,) = read(xlsx(rows)).participants

    assert (person.full_name, person.position_raw, person.note) == (name, position, note)


def test_another_sheet_with_people_is_said_and_can_be_asked_for():
    book_rows = table(PEOPLE[:2])

    def another(book: Workbook) -> None:
        sheet = book.create_sheet("Bổ sung")
        for row in table(PEOPLE[2:]):
            sheet.append(row)

    content = xlsx(book_rows, another)

    first, second = read(content), read(content, sheet="Bổ sung")

    assert len(first.participants) == 2
    assert [(w.code, w.words) for w in first.file_warnings] == [
        ("OTHER_SHEETS_HAVE_PEOPLE", {"sheets": "Bổ sung"})
    ]
    assert len(second.participants) == 4


def test_a_list_for_another_year_is_said():
    reading = read(xlsx([*TITLE, *table()]), on=date(2022, 5, 4))

    assert [(w.code, w.numbers) for w in reading.file_warnings] == [
        ("OTHER_YEAR", {"stated": 2021, "expected": 2022})
    ]
