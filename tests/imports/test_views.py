"""Sending a list and answering its questions on the page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.imports import queries
from eventapp.imports.models import ImportState, ListImport
from eventapp.registrations.models import Registration
from tests.factories import UserFactory, group_of
from tests.imports.scene import BE, NA, UT, confirm, send, somebody, table
from tests.lists.writing import xlsx
from tests.registrations.nominations import Commune, commune

SAMPLES = Path(__file__).parent.parent / "lists" / "samples"


def address(world: Commune, page: str = "") -> str:
    return f"/trainings/{world.training.code}/imports/{page}"


def uploaded(content: bytes, name: str = "DS (1).xlsx") -> dict:
    return {"file": (BytesIO(content), name)}


def test_a_file_becomes_a_draft_with_its_questions(sign_in):
    world = commune()
    browser = sign_in(world.focal)
    content = (SAMPLES / "A_so_nganh_So_Y_te.xlsx").read_bytes()

    page = browser.post(address(world, "new"), data=uploaded(content), follow_redirects=True).text

    assert "DS (1).xlsx" in page
    assert "Nguyễn Thị Minh Hằng" in page
    assert "holds identity numbers and was not read" in page
    assert "033" not in "".join(row.cells.get("note", "") for row in rows_of(world))
    assert db.session.query(Registration).count() == 0


def rows_of(world: Commune):
    return queries.rows_of(db.session.query(ListImport).one())


def test_a_pasted_table_is_read_the_same_way(sign_in):
    world = commune()

    page = sign_in(world.focal).post(
        address(world, "new"), data={"pasted": table(NA, BE)}, follow_redirects=True
    )

    assert "Register 2 people" in page.text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose a file, or paste the table below."),
        ({"pasted": "x", **uploaded(b"x")}, "Send the file or the pasted table, not both."),
        (uploaded(b"MZ\x90\x00" + bytes(200), "ds.xlsx"), "This is a program."),
        (uploaded(b""), "This file is empty."),
        (uploaded(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
         "password"),
        ({"pasted": "chỉ có chữ"}, "No row here says where the names stand."),
        (uploaded(xlsx([["STT", "Họ và tên"], *[["", ""]] * 5000])), "No people were found"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_on_the_form(sign_in, data, sentence):
    world = commune()

    answer = sign_in(world.focal).post(address(world, "new"), data=data)

    assert answer.status_code == 422
    assert sentence.lower() in answer.text.lower()
    assert db.session.query(ListImport).count() == 0


def test_hostile_cells_are_shown_as_text(sign_in):
    world = commune()
    cells = ("<script>alert(1)</script>", "Nữ", "=HYPERLINK(1)", "\u202e" * 50, "9" * 40_000)

    page = sign_in(world.focal).post(
        address(world, "new"), data={"pasted": table(cells, NA)}, follow_redirects=True
    )

    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "\u202e" not in page.text


def test_the_same_file_says_so_and_is_read_again_only_when_asked(sign_in):
    world = commune()
    confirm(send(world, NA), world)
    browser = sign_in(world.focal)

    page = browser.post(address(world, "new"), data={"pasted": table(NA)})
    assert page.status_code == 422
    assert "This very file was registered already." in page.text

    browser.post(address(world, "new"), data={"pasted": table(NA), "is_again": "y"})
    assert [one.state for one in db.session.query(ListImport).order_by(ListImport.id)] == [
        ImportState.CONFIRMED,
        ImportState.DRAFT,
    ]


def test_an_organiser_says_whose_list_it_is(sign_in):
    world = commune()
    browser = sign_in()

    missing = browser.post(address(world, "new"), data={"pasted": table(NA)})
    assert "Choose the agency whose list this is." in missing.text

    data = {"pasted": table(NA), "agency": str(world.agency.id)}
    assert browser.post(address(world, "new"), data=data).status_code == 302
    assert db.session.query(ListImport).one().agency_id == world.agency.id


def test_questions_are_answered_and_the_list_is_registered(sign_in):
    world = commune()
    browser = sign_in(world.focal)
    draft = send(world, NA, ("Trần Văn Bé", "Nam", "mù", "CV", "0912000002"), UT)
    here = address(world, f"{draft.id}/")
    assert "1 questions before the list is registered" in browser.get(here).text

    browser.post(f"{here}rows/3/answer", data={"answer": "no_birth"})
    page = browser.get(here).text
    assert "Register 3 people" in page

    db.session.expire_all()
    version = draft.version
    done = browser.post(f"{here}confirm", data={"version": version}, follow_redirects=True).text
    assert "3 people are registered from this list" in done
    assert db.session.query(Registration).count() == 3
    assert "3 people are registered from this list" in browser.get(here).text


def test_a_stale_page_registers_nobody(sign_in):
    world = commune()
    draft = send(world, NA)

    page = sign_in(world.focal).post(
        address(world, f"{draft.id}/confirm"), data={"version": "0"}, follow_redirects=True
    )

    assert "Somebody changed this in the meantime." in page.text
    assert db.session.query(Registration).count() == 0


def test_a_row_is_corrected_beside_its_cells(sign_in):
    world = commune()
    draft = send(world, ("Trần Văn Bé", "Nam", "mù", "CV", "0912000002"))
    browser = sign_in(world.focal)
    here = address(world, f"{draft.id}/rows/2")
    form = {
        "full_name": "Trần Văn Bé",
        "sex": "male",
        "birth": "1975",
        "position": "CV",
        "phone": "0912000002",
        "group": "-",
        "point": "-",
        "role_code": "",
    }
    assert "<dd>mù</dd>" in browser.get(here).text

    refused = browser.post(here, data={**form, "full_name": "1"})
    assert (refused.status_code, "Enter the full name." in refused.text) == (422, True)
    browser.post(here, data=form)

    assert "Register 1 people" in browser.get(address(world, f"{draft.id}/")).text


def test_group_and_point_are_chosen_for_the_whole_list(sign_in):
    world = commune()
    draft = send(world, NA)
    group = group_of(world.training, "G4").id

    sign_in(world.focal).post(
        address(world, f"{draft.id}/usual"), data={"group": group, "point": world.point.id}
    )

    assert (draft.group_id, draft.point_id) == (group, world.point.id)


def test_a_corrected_list_shows_old_and_new(sign_in):
    world = commune()
    confirm(send(world, NA, BE), world)
    draft = send(world, (*NA[:3], "Bí thư", NA[4]))
    browser = sign_in(world.focal)
    here = address(world, f"{draft.id}/")

    page = browser.get(here).text
    assert "<del>Chủ tịch Hội LHPN xã</del> → <ins>Bí thư</ins>" in page
    assert "1 registered people are not in this list" in page

    gone = db.session.query(Registration).filter_by(full_name="Trần Văn Bé").one()
    browser.post(f"{here}removals", data={"gone": gone.id})
    db.session.expire_all()
    assert draft.removals == [gone.id]
    browser.post(f"{here}removals", data={"gone": gone.id, "keep": "1"})
    db.session.expire_all()
    assert draft.removals == []


def test_drafts_are_found_on_the_list_of_the_training(sign_in):
    world = commune()
    send(world, NA, name="chính thức lần 2.xlsx")
    browser = sign_in(world.focal)

    for page in (f"/trainings/{world.training.code}/registrations/", address(world)):
        assert "chính thức lần 2.xlsx" in browser.get(page).text


def test_nobody_else_sees_the_list_of_an_agency(sign_in):
    world = commune()
    other = commune(world.training, name="Xã Tân Dân")
    draft = send(world, NA)
    pages = [("get", ""), ("post", "confirm"), ("post", "discard"), ("get", "rows/2")]

    for method, page in pages:
        answer = getattr(sign_in(other.focal), method)(address(world, f"{draft.id}/{page}"))
        assert answer.status_code == 404
    for role in (Role.OPERATOR, Role.OFFICIAL):
        answer = sign_in(UserFactory(role=role)).get(address(world, f"{draft.id}/"))
        assert answer.status_code == 403


def test_a_draft_is_deleted(sign_in):
    world = commune()
    draft = send(world, NA)

    page = sign_in(world.focal).post(address(world, f"{draft.id}/discard"), follow_redirects=True)

    assert "The draft is deleted; nothing was registered from it." in page.text
    assert db.session.query(ListImport).count() == 0


@pytest.mark.parametrize("people", [1, 3, 70])
def test_a_draft_asks_the_database_the_same_number_of_questions(sign_in, count_queries, people):
    world = commune(seats=300)
    good = [somebody(number) for number in range(people)]
    open_ones = [(f"Lê Thị {name}", "Nữ", "mù", "CV", "") for name, *_ in good]
    draft = send(world, *good, *open_ones)
    browser = sign_in(world.focal)

    with count_queries() as statements:
        assert browser.get(address(world, f"{draft.id}/")).status_code == 200

    assert len(statements) == 24


@pytest.mark.parametrize("lists", [1, 3])
def test_the_lists_sent_ask_the_same_number_of_questions(sign_in, count_queries, lists):
    world = commune()
    for number in range(lists):
        send(world, somebody(number))
    browser = sign_in(world.focal)

    with count_queries() as statements:
        browser.get(address(world))

    assert len(statements) == 5
