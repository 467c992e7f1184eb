"""Small judgements: roles, places, notes, columns, births of a column, doubles, numbers."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from eventapp.lists.births import are_swapped
from eventapp.lists.columns import Column, column_of, column_under
from eventapp.lists.doubles import find_doubles
from eventapp.lists.files.grid import Cell
from eventapp.lists.notes import is_substitute, is_withdrawn, sensitive
from eventapp.lists.numbers import stated_counts
from eventapp.lists.participant import Participant
from eventapp.lists.places import group_of_place, split_position
from eventapp.lists.roles import read_roles
from eventapp.lists.vocabulary import known_roles
from eventapp.trainings.vocabulary import ROLES

IN_2021, IN_2025 = date(2021, 10, 13), date(2025, 10, 13)


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Họ, chữ đệm và tên", Column.NAME),
        ("HO VA TEN", Column.NAME),
        ("Tên đơn vị", Column.UNIT),
        ("ĐT", Column.PHONE),
        ("DT", Column.ETHNICITY),
        ("Nữ", Column.FEMALE),
        ("Năm", None),
        ("Nam", Column.MALE),
        ("Chức vụ, đơn vị công tác", Column.POSITION_AND_UNIT),
        ("Chức vụ công tác", Column.POSITION),
        ("Số định danh cá nhân", Column.ID_NUMBER),
        ("Ngày cấp", Column.ID_NUMBER),
        ("Tham gia lần đầu", Column.FIRST_TIME),
        ("Đã được tập huấn", Column.ATTENDED),
        ("Điểm cầu tham dự", Column.POINT),
        ("Ngày vào Đảng", Column.SENSITIVE),
        ("Ý kiến khác", None),
    ],
)
def test_headings(label: str, column: Column | None):
    assert column_of(label) is column


def test_headings_below_others():
    assert column_under(["Năm sinh"], "Nam") is Column.BIRTH_IF_MALE
    assert column_under(["Ngày sinh"], "Năm") is Column.BIRTH_YEAR
    assert column_under(["Giới tính"], "Nữ") is Column.FEMALE


@pytest.mark.parametrize(
    ("group", "on", "text", "section", "codes"),
    [
        ("G4", IN_2021, "CC VHXH", "", ("X_CC_LDTBXH",)),
        ("G4", IN_2025, "CC VHXH", "", ("X_CC_VHXH",)),
        ("G4", IN_2021, "Phó Chủ tịch UBND, Trưởng ban VSTBPN", "", ("X_LD_UBND", "X_BAN_VSTBPN")),
        ("G4", IN_2021, "PCT Hội PN", "", ("X_BCH_PN",)),
        ("G3", IN_2021, "Trưởng phòng LĐ-TB&XH", "", ("H_CB_LDTBXH",)),
        ("G3", IN_2021, "Trưởng phòng LĐ-TB&XH", "Ban VSTBPN huyện", ("H_BAN_VSTBPN",)),
        ("G3", IN_2021, "Chuyên viên", "Phòng Lao động - TB và XH", ("H_CB_LDTBXH",)),
        (
            "G2",
            IN_2021,
            "UV Ban nữ công, thành viên Ban VSTBPN",
            "",
            ("S_BAN_VSTBPN", "S_BAN_NU_CONG"),
        ),
        ("G2", IN_2025, "UV Ban nữ công", "", ()),
        ("G1", IN_2021, "Phó Trưởng ban TT", "Ban VSTBPN tỉnh", ("P_PHO_BAN_TT",)),
        ("G2", IN_2021, "Giảng viên", "", ("O_GIANG_VIEN",)),
        ("G4", IN_2021, "Bảo vệ", "", ()),
        (None, IN_2021, "CT UBND", "", ()),
    ],
)
def test_roles(group, on, text, section, codes):
    assert read_roles(known_roles(), on, group, [text], section) == codes


def test_the_roles_are_those_of_trainings():
    assert [role.code for role in known_roles()] == list(ROLES)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("X. Bình Kiều", "G4"),
        ("TT. Vương", "G4"),
        ("UBND phường An Tảo", "G4"),
        ("Thị xã Mỹ Hào", "G3"),
        ("TTYT huyện Tiên Lữ", "G3"),
        ("Sở Tư pháp", "G2"),
        ("BVĐK tỉnh", "G2"),
        ("P. Nội vụ", None),
        ("Phòng Nội vụ", None),
        ("", None),
    ],
)
def test_places(text: str, group: str | None):
    assert group_of_place(text) == group


@pytest.mark.parametrize(
    ("cell", "position", "office"),
    [
        ("Điều dưỡng trưởng, BVĐK tỉnh", "Điều dưỡng trưởng", "BVĐK tỉnh"),
        ("PGĐ Trung tâm Kiểm soát bệnh tật tỉnh", "PGĐ", "Trung tâm Kiểm soát bệnh tật tỉnh"),
        ("Trưởng phòng TCCB", "Trưởng phòng TCCB", ""),
        ("Phó Giám đốc Sở", "Phó Giám đốc Sở", ""),
        ("CV phòng KHTC", "CV", "phòng KHTC"),
        ("Bệnh viện Đa khoa tỉnh Hưng Yên", "", "Bệnh viện Đa khoa tỉnh Hưng Yên"),
        ("Chánh Văn phòng", "Chánh Văn phòng", ""),
        ("Chuyên viên", "Chuyên viên", ""),
    ],
)
def test_position_and_office_of_one_cell(cell: str, position: str, office: str):
    assert split_position(cell) == (position, office)


def test_notes():
    assert sensitive("Đảng viên, con ốm") == ["NOTE_SENSITIVE_HEALTH", "NOTE_SENSITIVE_POLITICAL"]
    assert sensitive("ôm tài liệu đến Bệnh viện tỉnh") == []
    assert is_withdrawn("xin rút tên")
    assert not is_withdrawn("tham dự cả 3 buổi")
    assert is_substitute("Đi thay đ/c Hoa")
    assert not is_substitute("thay đổi số điện thoại")


def cell(value: object, *, is_dated: bool = False) -> Cell:
    return Cell(value, str(value), is_dated=is_dated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "swapped"),
    [
        ([cell(datetime(1973, 3, 8)), cell("25/12/1969"), cell("17/8/1982")], True),  # noqa: DTZ001
        ([cell("25/12/1969", is_dated=True), cell("05-06-1979")], True),
        ([cell("05/06/1979", is_dated=True), cell("25/12/1969", is_dated=True)], False),
        ([cell("25/12/1969"), cell("17/8/1982"), cell("05/06/1979")], False),
        ([cell("25/12/1969"), cell("17/8/1982"), cell("12.9.90")], True),
        ([cell("25/12/1969"), cell("1975"), cell(1980)], False),
        ([], False),
    ],
)
def test_whether_a_program_exchanged_days_and_months(cells: list[Cell], swapped: bool):
    assert are_swapped(cells) is swapped


def person(row: int, name: str, **facts) -> Participant:
    return Participant(row, name, **facts)


def test_doubles_and_namesakes():
    people = [
        person(1, "Nguyễn Thị Hoà", birth_year=1985, phone="0912000107", agency_raw="Xã A"),
        person(2, "Nguyễn Thị Hòa", birth_year=1985, phone="0912000107", agency_raw="Xã B"),
        person(3, "Nguyễn Thị Hoá", birth_year=1985, phone="0912000107"),
        person(4, "Lê Na", birth_year=1990, agency_raw="Xã A"),
        person(5, "Lê Na", birth_year=1990, agency_raw="xã A"),
        person(6, "Lê Na", birth_year=1990, agency_raw="Xã C"),
        person(7, "Lê Na", birth_year=1991, agency_raw="Xã A"),
    ]

    doubles = find_doubles(people)

    assert [(double.rows, double.level) for double in doubles] == [
        ((1, 2), "certain"),
        ((4, 5), "probable"),
    ]
    assert [p.status for p in people] == [
        "ok",
        "duplicate",
        "ok",
        "ok",
        "needs_confirmation",
        "ok",
        "ok",
    ]
    assert people[5].warnings == ("POSSIBLE_HOMONYM",)
    assert people[6].warnings == ()


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Danh sách gồm 11 người./.", (11, None)),
        ("Tổng cộng: 19 đại biểu (trong đó nữ: 11)", (19, 11)),
        ("Ấn định danh sách có 07 đồng chí, 05 nữ", (7, 5)),
        ("Tổng số: 1.", (1, None)),
        ("Ghi chú: gửi trước ngày 12/10", (None, None)),
    ],
)
def test_numbers_below_a_list(text: str, stated: tuple[int | None, int | None]):
    assert stated_counts([text]) == stated
