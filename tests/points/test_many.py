"""Many points at once: the table to edit, the table from a spreadsheet, the order."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.lists.files.workbook import sheet_of_text
from eventapp.points.models import Point
from eventapp.points.queries import points_of
from eventapp.points.service import arrange, move_area, move_point
from eventapp.points.service.ordering import Order
from eventapp.points.table import PointTable, read_table
from eventapp.trainings.models import Training
from tests.factories import PointFactory, TrainingFactory, UserFactory


@pytest.fixture
def organiser() -> User:
    return UserFactory()


def row_of(point: Point, **typed: Any) -> dict[str, Any]:
    """One row as the page would send it."""
    told = {"version": "1", "seats": point.seats} | typed
    return {f"{point.id}-{name}": value for name, value in told.items()}


def now(point: Point) -> Point:
    db.session.refresh(point)
    return point


def points_in(count: int) -> tuple[Training, list[Point]]:
    training = TrainingFactory()
    return training, [
        PointFactory(training=training, code=f"ĐC{n:03}", position=n, name=f"Điểm cầu xã {n}")
        for n in range(1, count + 1)
    ]


def table_of(text: str, *points: Point) -> PointTable:
    return read_table(sheet_of_text(text), points)


def test_good_rows_are_saved_and_bad_ones_stay_as_typed(sign_in: Callable[..., Any]):
    training, (one, two, three) = points_in(3)
    browser = sign_in()
    path = f"/trainings/{training.code}/points/table"
    sent = row_of(one, room="Phòng 1", technician_phone="0912345678")
    sent |= row_of(two, room="Phòng 2", technician_phone="12") | row_of(three, seats="vài chục")

    answer = browser.post(path, data=sent)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert (now(one).room, one.technician_phone) == ("Phòng 1", "0912345678")
    assert (now(two).room, now(three).seats) == ("", 20)
    assert "Check the phone number" in page
    assert "Enter a whole number." in page
    assert 'value="vài chục"' in page
    assert 'value="Phòng 2"' in page
    right = browser.post(path, data=row_of(two, room="Phòng 2") | row_of(three, seats="40"))
    assert right.status_code == 302
    assert (now(two).room, now(three).seats) == ("Phòng 2", 40)


def test_a_row_somebody_changed_meanwhile_is_refused_alone(sign_in: Callable[..., Any]):
    training, (one, two) = points_in(2)
    browser = sign_in()
    path = f"/trainings/{training.code}/points/table"
    browser.post(path, data=row_of(one, room="Mới"))

    answer = browser.post(path, data=row_of(one, room="Cũ") | row_of(two, room="Phòng 2"))

    assert "Somebody changed this in the meantime." in answer.get_data(as_text=True)
    assert (now(one).room, now(two).room) == ("Mới", "Phòng 2")


@pytest.mark.parametrize("points", [1, 3])
def test_the_tables_ask_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], points: int
):
    training, _ = points_in(points)
    browser = sign_in()

    asked = []
    for page in ("table", "order", "import"):
        with count_queries() as queries:
            assert browser.get(f"/trainings/{training.code}/points/{page}").status_code == 200
        asked.append(len(queries))

    assert asked == [6, 6, 6]


def test_a_pasted_table_is_understood_by_its_headings():
    _, (one, two) = points_in(2)

    found = table_of(
        "Danh sách điểm cầu\nMã điểm cầu\tSố chỗ\tCán bộ kỹ thuật\tSĐT kỹ thuật\n"
        "dc1\t45\tLê Thị Mẫu\t912345678\n2\t\t\t\nĐC009\t10\t\t\nĐC001\t1\t\t\nĐC002\t0\t\t",
        one,
        two,
    )

    assert found.columns == ["code", "seats", "technician_name", "technician_phone"]
    first = found.rows[0]
    assert [(change.label, change.before, change.after) for change in first.changes] == [
        ("Capacity", "20", "45"),
        ("Technician", "", "Lê Thị Mẫu"),
        ("Technician's phone", "", "0912 345 678"),
    ]
    assert [str(row.refusal) for row in found.refused] == [
        "There is no point ĐC009 in this training.",
        "ĐC001 stands in a row above.",
        "ĐC002 stands in a row above.",
    ]
    assert (len(found.changing), found.same) == (1, 1)


def test_a_table_without_headings_has_the_usual_columns():
    _, (one,) = points_in(1)

    found = table_of("ĐC001;Hội trường;UBND xã;50;Lê Thị Mẫu;0912345678;Máy tính", one)

    (row,) = found.rows
    assert row.wanted is not None
    assert (row.wanted.details.room, row.wanted.details.seats) == ("Hội trường", 50)
    assert row.wanted.details.device == "Máy tính"
    assert row.wanted.details.name == one.name


def test_a_table_without_codes_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        table_of("Phòng\tSố chỗ\nHội trường\t50")

    assert refusal.value.field == "table"


def test_an_import_shows_first_and_changes_when_confirmed(sign_in: Callable[..., Any]):
    training, (one, two) = points_in(2)
    browser = sign_in()
    path = f"/trainings/{training.code}/points/import"
    text = "Mã\tPhòng\nĐC001\tHội trường\nĐC002\tPhòng họp"

    preview = browser.post(path, data={"table": text}).get_data(as_text=True)
    assert now(one).room == ""
    assert "Points that this table changes: 2" in preview
    seen = preview.split('name="seen" value="')[1].split('"')[0]
    stale = browser.post(path, data={"table": text, "seen": "x"}).get_data(as_text=True)
    assert "Look at it again." in stale
    assert browser.post(path, data={"table": text, "seen": seen}).status_code == 302

    assert (now(one).room, now(two).room) == ("Hội trường", "Phòng họp")


def test_a_file_is_read_like_pasted_rows_and_nonsense_is_refused(sign_in: Callable[..., Any]):
    training, _ = points_in(1)
    browser = sign_in()
    path = f"/trainings/{training.code}/points/import"

    def sent(content: bytes) -> str:
        answer = browser.post(path, data={"file": (BytesIO(content), "a.csv")})
        return str(answer.get_data(as_text=True))

    assert "Points that this table changes: 1" in sent("Mã,Phòng\nĐC001,Nhà văn hóa".encode())
    assert "Columns that are understood" in sent(b"%PDF-1.4 \x00\x01")
    assert "There is no column of point codes." in sent(b"a,b\n1,2")
    assert "Choose a file, or paste rows." in browser.post(path).get_data(as_text=True)


def test_the_points_leave_as_a_spreadsheet_that_comes_back_unchanged(sign_in: Callable[..., Any]):
    training, points = points_in(2)
    browser = sign_in()

    answer = browser.get(f"/trainings/{training.code}/points/points.xlsx")

    sheet = load_workbook(BytesIO(answer.data)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[4]][:2] == ["ĐC001", points[0].name]
    again = browser.post(
        f"/trainings/{training.code}/points/import",
        data={"file": (BytesIO(answer.data), "points.xlsx")},
    )
    assert "This table changes nothing" in again.get_data(as_text=True)


def codes(training: Training, viewer: User) -> list[str]:
    return [point.code for point in points_of(training, viewer=viewer)]


def test_a_point_moves_within_its_area(organiser: User):
    training, (one, two, three) = points_in(3)

    move_point(one, 1, by=organiser)
    assert codes(training, organiser) == ["ĐC002", "ĐC001", "ĐC003"]
    move_point(three, 1, by=organiser)
    move_point(two, -1, by=organiser)
    assert codes(training, organiser) == ["ĐC002", "ĐC001", "ĐC003"]


def test_points_that_share_a_place_are_told_apart_when_one_moves(organiser: User):
    training, points = points_in(3)
    for point in points:
        point.position = 5
    db.session.commit()

    move_point(points[2], -1, by=organiser)

    assert codes(training, organiser) == ["ĐC001", "ĐC003", "ĐC002"]


def test_areas_move_with_their_points(organiser: User):
    training, _ = points_in(2)
    PointFactory(training=training, code="ĐC003", area="Huyện Ân Thi", area_position=2)

    move_area(training, 2, -1, by=organiser)
    assert codes(training, organiser) == ["ĐC003", "ĐC001", "ĐC002"]
    move_area(training, 9, 1, by=organiser)
    assert codes(training, organiser) == ["ĐC003", "ĐC001", "ĐC002"]


def test_points_are_put_in_order_at_once(organiser: User):
    training, (one, two, three) = points_in(3)
    one.name, two.name, three.name = "Điểm cầu xã C", "Điểm cầu xã A", "Điểm cầu xã B"
    db.session.commit()

    arrange(training, Order.NAME, by=organiser)
    assert codes(training, organiser) == ["ĐC002", "ĐC003", "ĐC001"]
    arrange(training, Order.CODE, by=organiser)
    assert codes(training, organiser) == ["ĐC001", "ĐC002", "ĐC003"]


def test_the_order_is_changed_without_script(sign_in: Callable[..., Any], organiser: User):
    training, (one, _) = points_in(2)
    browser = sign_in(organiser)
    here = f"/trainings/{training.code}/points"

    moved = browser.post(f"{here}/{quote(one.code)}/move", data={"to": "down"})
    assert moved.status_code == 302
    assert codes(training, organiser) == ["ĐC002", "ĐC001"]
    browser.post(f"{here}/order", data={"by": "code"})
    assert codes(training, organiser) == ["ĐC001", "ĐC002"]
    browser.post(f"{here}/order", data={"by": "nonsense"})
    assert browser.post(f"{here}/areas/1/move", data={"to": "up"}).status_code == 302
