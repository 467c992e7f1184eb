"""Lists that were made by hand: rows joined, broken by Word, or written as a message."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from tests.lists.writing import pasted, read, xlsx

HEADER = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "SĐT"]
FACTS = [
    ("Nguyễn Thị Mai", 1980, "Phó Giám đốc", "0912333444"),
    ("Trần Văn Nam", 1975, "Trưởng phòng", "0912333445"),
    ("Vũ Thị Na", 1985, "Chuyên viên", "0912333446"),
]


def facts(reading) -> list[tuple]:
    return [(p.full_name, p.birth_year, p.position, p.phone) for p in reading.participants]


def test_a_name_joined_over_two_rows_is_one_person_with_the_lines_beside_it():
    rows = [
        HEADER,
        [1, "Bùi Thị Thơm", 1975, "Phó Chủ tịch", "0912000111"],
        [None, None, None, "UBND xã Bãi Sậy", "02213830111"],
        [2, "Lại Văn Tĩnh", 1980, "Chủ tịch", None],
        [None, None, None, None, "0912000112"],
        [3, "Hà Thị Vân", 1990, "Công chức", "0912000113"],
    ]

    def join(book: Workbook) -> None:
        for cells in ("A2:A3", "B2:B3", "C2:C3", "A4:A5", "B4:B5"):
            book.active.merge_cells(cells)

    reading = read(xlsx(rows, join))

    assert facts(reading) == [
        ("Bùi Thị Thơm", 1975, "Phó Chủ tịch UBND xã Bãi Sậy", "0912000111"),
        ("Lại Văn Tĩnh", 1980, "Chủ tịch", "0912000112"),
        ("Hà Thị Vân", 1990, "Công chức", "0912000113"),
    ]
    assert reading.participants[0].other_phones == ("02213830111",)
    assert [(row.row, row.reason) for row in reading.skipped] == [
        (3, "CONTINUED"),
        (5, "CONTINUED"),
    ]


def test_two_counted_rows_with_one_joined_name_stay_two_people():
    rows = [HEADER, [1, "Lê Thị Na", 1980, "CV", "0912000111"], [2, None, 1985, "CV", "0912000112"]]

    def join(book: Workbook) -> None:
        book.active.merge_cells("B2:B3")

    assert [p.birth_year for p in read(xlsx(rows, join)).participants] == [1980, 1985]


WORD = """STT\tHọ và tên\tNăm sinh\tChức vụ\tSĐT
1\tNguyễn Thị Mai\t1980\tPhó
Giám đốc\t0912333444
2\tTrần Văn Nam\t1975\tTrưởng phòng\t0912333445
3\tVũ Thị Na
1985\tChuyên viên\t0912333446
"""
ONE_CELL_PER_LINE = "DANH SÁCH\n" + "\n".join(
    [*HEADER, *(str(cell) for n, row in enumerate(FACTS, 1) for cell in (n, *row))]
)
MESSAGE = """1. Nguyễn Thị Mai, 1980, Phó Giám đốc, 0912333444
2. Trần Văn Nam, 1975, Trưởng phòng, 0912 333 445
3. Vũ Thị Na - 1985 - Chuyên viên - 0912333446
"""


@pytest.mark.parametrize("text", [WORD, ONE_CELL_PER_LINE, MESSAGE])
def test_pasted_text_that_lost_its_table_is_read_all_the_same(text: str):
    assert facts(read(text)) == FACTS


def test_as_above_is_what_stands_above():
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "SĐT"],
        [1, "Nguyễn Thị Mai", "Giảng viên", "Khoa Xây dựng Đảng", "0912333444"],
        [2, "Trần Văn Nam", "nt", "nt", "0912333445"],
        [3, "Vũ Thị Na", "Chuyên viên", '"', "0912333446"],
    ]

    for content in (xlsx(rows), pasted(rows)):
        assert [(p.position, p.agency) for p in read(content).participants] == [
            ("Giảng viên", "Khoa Xây dựng Đảng"),
            ("Giảng viên", "Khoa Xây dựng Đảng"),
            ("Chuyên viên", "Khoa Xây dựng Đảng"),
        ]


def test_telephone_and_mail_in_one_cell_are_both_read():
    rows = [["STT", "Họ và tên", "Liên hệ"], [1, "Lê Thị Na", "0912 777 111 - na@vd.example"]]

    (person,) = read(xlsx(rows)).participants

    assert (person.phone, person.email) == ("0912777111", "na@vd.example")


@pytest.mark.parametrize("birth", ["SN 1980", "Sinh năm 1980", "sn: 1980", "S/N 1980"])
def test_a_year_with_words_before_it(birth: str):
    rows = [["STT", "Họ và tên", "Năm sinh", "Giới"], [1, "Lê Thị Na", birth, "nữ"]]

    (person,) = read(xlsx(rows)).participants

    assert (person.birth_year, person.sex) == (1980, "nu")
