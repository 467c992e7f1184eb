"""Seats from a file: what is read, what is refused row by row; twice is as good as once."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest

from eventapp.agencies.models import AgencyLevel
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import invitations_of, seats_by_group
from eventapp.invitations.seat_file import LineState, SeatFile
from eventapp.trainings.queries import agencies_in_reach
from tests.factories import AgencyFactory
from tests.invitations.scene import Scene, a_scene

FILE = "/trainings/BDG-2021/invitations/file"


def read(scene: Scene, *rows: str) -> SeatFile:
    return SeatFile(
        [row.split("|") for row in rows],
        scene.training.groups,
        agencies_in_reach(scene.training),
        invitations_of(scene.training, viewer=scene.organiser),
    )


def states(file: SeatFile) -> list[tuple[int, str]]:
    return [(row.number, row.state.value) for row in file.rows]


def test_a_group_in_each_column():
    scene = a_scene()

    file = read(
        scene,
        "Chỉ tiêu cử đại biểu",
        "Cơ quan|G2: Sở, ngành|Nhóm G4",
        "Sở Lao động - Thương binh và Xã hội|4|",
        "UBND xã Hồng Tiến 0||3",
        "xa hong tien 1||5",
        "Tổng cộng|4|8",
    )

    assert states(file) == [(3, "new"), (4, "same"), (5, "changed")]
    assert (file.writes, file.count(LineState.WRONG)) == (2, 0)
    assert [(line.group.code, line.seats) for line in file.good] == [
        ("G2", 4),
        ("G4", 3),
        ("G4", 5),
    ]


def test_a_group_in_each_row():
    scene = a_scene()

    file = read(scene, "Đơn vị|Nhóm|Chỉ tiêu", "Xã Hồng Tiến 0|G3|2", "Xã Hồng Tiến 0|G4|3.0")

    assert states(file) == [(2, "new"), (3, "same")]


def problem(scene: Scene, *rows: str) -> str:
    file = read(scene, "Cơ quan|Huyện|G4", "Xã Hồng Tiến 1||5", *rows)
    (wrong,) = [row for row in file.rows if row.problem]
    assert [line.seats for line in file.good] == [5], "the good row is kept"
    return str(wrong.problem)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Xã Không Có||3", "No agency of these days is called “Xã Không Có”."),
        ("Xã Hồng Tiến 0||mười", "“mười” is not a number of people from 1 to 2000."),
        ("Xã Hồng Tiến 0||0", "“0” is not a number of people from 1 to 2000."),
        ("Xã Hồng Tiến 0||2.5", "“2.5” is not a number of people from 1 to 2000."),
        ("Xã Hồng Tiến 0||-3", "“-3” is not a number of people from 1 to 2000."),
        ("Xã Hồng Tiến 0||2001", "“2001” is not a number of people from 1 to 2000."),
        ("Xã Hồng Tiến 1||5", "Xã Hồng Tiến 1, group G4 stands in the file twice."),
    ],
)
def test_a_bad_row_says_what_is_wrong_and_loses_no_other(row: str, sentence: str):
    assert problem(a_scene(), row) == sentence


def test_two_agencies_of_one_name_are_told_apart_by_district_or_code():
    scene = a_scene()
    other = AgencyFactory(
        name="Huyện Ân Thi", level=AgencyLevel.DISTRICT, parent_id=scene.district.parent_id
    )
    twin = AgencyFactory(name="Xã Hồng Tiến 0", parent_id=other.id, official_code="12345")

    assert problem(scene, "Xã Hồng Tiến 0||3") == (
        "Several agencies are called “Xã Hồng Tiến 0”: write the code or the district."
    )
    by_district = read(scene, "Cơ quan|Huyện|G4", "Xã Hồng Tiến 0|Huyện Ân Thi|3")
    by_code = read(scene, "Mã|Cơ quan|G4", "12345|Xã Hồng Tiến 0|3")
    assert [line.agency for line in (*by_district.good, *by_code.good)] == [twin, twin]


@pytest.mark.parametrize("rows", [("a|b", "1|2"), ("Cơ quan", "Xã Hồng Tiến 0")])
def test_a_file_without_a_heading_is_refused(rows: tuple[str, ...]):
    with pytest.raises(RuleBroken) as refusal:
        read(a_scene(), *rows)

    assert refusal.value.field == "file"


def upload(browser: Any, content: bytes | str) -> Any:
    data = (
        {"pasted": content}
        if isinstance(content, str)
        else {"file": (BytesIO(content), "chi-tieu.xlsx")}
    )
    return browser.post(FILE, data=data, content_type="multipart/form-data")


def carried(page: str) -> str:
    found = re.search(r'name="seats" type="hidden" value="([^"]*)"', page)
    assert found
    return found[1]


def test_what_was_shown_is_written_and_the_same_file_again_changes_nothing(sign_in):
    scene = a_scene()
    browser = sign_in(scene.organiser)
    table = "Cơ quan\tG3\tG4\nXã Hồng Tiến 0\t2\t7\nXã Không Có\t\t1\nXã Hồng Tiến 1\t\t3"

    page = upload(browser, table).text
    assert "<h1>1 rows would change something</h1>" in page
    assert "1 rows cannot be read and are left out." in page
    assert db.session.query(Invitation).count() == 2

    said = browser.post(f"{FILE}/confirm", data={"seats": carried(page)}, follow_redirects=True)
    assert "Seats written: 2." in said.text
    assert seats_by_group(scene.training, scene.communes[0]) == {"G3": 2, "G4": 7}

    again = upload(browser, table).text
    assert "<h1>0 rows would change something</h1>" in again
    said = browser.post(f"{FILE}/confirm", data={"seats": carried(again)}, follow_redirects=True)
    assert "Nothing was to be changed." in said.text


def test_the_file_to_fill_in_is_read_back_as_it_is(sign_in):
    scene = a_scene()
    browser = sign_in(scene.organiser)
    workbook = browser.get("/trainings/BDG-2021/invitations/seats.xlsx").data

    page = upload(browser, workbook).text

    assert "<h1>0 rows would change something</h1>" in page
    assert "As it is: 2 rows." in page


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", "x"])
def test_what_is_no_table_is_refused_in_a_sentence(sign_in, content: bytes | str):
    a_scene()

    answer = upload(sign_in(), content)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("carried", ["", "x", "1:G4", "99999:G4:3", "1:G7:3", "1:G4:-1"])
def test_a_confirmation_that_fits_nothing_is_refused(sign_in, carried: str):
    a_scene()

    answer = sign_in().post(f"{FILE}/confirm", data={"seats": carried})

    assert answer.status_code == 409
    assert db.session.query(Invitation).count() == 2
