"""The list as a file: the same rows as the page, and text that stays text."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from eventapp.access import Role
from eventapp.registrations.models import RegistrationStatus
from tests.factories import RegistrationFactory, UserFactory
from tests.registrations.nominations import commune
from tests.registrations.test_views import address, row_at

FORMULAS = ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1"]
FORMULAS += ["|cmd", "%0A=1"]


def sheet(answer: Any) -> list[tuple]:
    assert answer.status_code == 200
    assert answer.mimetype.endswith("spreadsheetml.sheet")
    book = openpyxl.load_workbook(BytesIO(answer.data))
    return [tuple(cell.value for cell in row) for row in book.active.iter_rows()]


def test_the_file_has_a_row_for_everybody_on_the_list(sign_in):
    world = commune()
    row_at(
        world,
        full_name="Lê Thị Na",
        birth_date=date(1980, 3, 5),
        phone="0912345678",
        role_code="X_BCH_PN",
        email="na@example.vn",
    )
    row_at(world, full_name="Trần Thị Bé")
    row_at(world, full_name="Vũ Thị Út", status=RegistrationStatus.WITHDRAWN)

    title, _, headings, *rows = sheet(sign_in(world.focal).get(address(world, "list.xlsx")))

    assert title[0] == world.training.title
    assert headings[:4] == ("No.", "Full name", "Sex", "Born")
    assert [row[:2] for row in rows] == [(1, "Trần Thị Bé"), (2, "Lê Thị Na")]
    assert rows[1][2:] == (
        "Female",
        "05/03/1980",
        "Chủ tịch Hội LHPN xã",
        "Xã Hồng Tiến",
        "G4",
        "Commune Women's Union executive committee",
        "0912 345 678",
        "na@example.vn",
        world.point.name,
        "Registered",
        "x",
    )


def test_the_file_has_what_the_page_was_asked_for(sign_in):
    world = commune()
    row_at(world, full_name="Lê Thị Na")
    row_at(world, full_name="Trần Thị Bé")

    rows = sheet(sign_in(world.focal).get(address(world, "list.xlsx?q=be")))[3:]

    assert [row[1] for row in rows] == ["Trần Thị Bé"]


def test_the_file_holds_nobody_of_another_agency(sign_in):
    world = commune()
    row_at(commune(world.training), full_name="Lê Thị Na")

    assert sheet(sign_in(world.focal).get(address(world, "list.xlsx")))[3:] == []


def test_the_file_is_not_for_operators(sign_in):
    world = commune()

    browser = sign_in(UserFactory(role=Role.OPERATOR))

    assert browser.get(address(world, "list.xlsx")).status_code == 403


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(sign_in, text: str):
    world = commune()
    RegistrationFactory(point=world.point, position=text, agency_name=text)
    answer = sign_in(world.focal).get(address(world, "list.xlsx"))

    book = openpyxl.load_workbook(BytesIO(answer.data))

    cells = [cell for row in book.active.iter_rows(min_row=4) for cell in row]
    assert {cell.data_type for cell in cells} <= {"n", "s"}
    assert str(cells[4].value).endswith(text.strip())
    assert (cells[4].quotePrefix, cells[5].quotePrefix) == (True, True)
    assert not cells[1].quotePrefix
