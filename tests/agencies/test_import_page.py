"""A file of units on the page: sent, looked at, taken in; once more, nothing changes."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import func, select

from eventapp.agencies import decoding
from eventapp.agencies.models import Agency, UnitUpload
from eventapp.agencies.unit_files import SHIPPED
from eventapp.agencies.views import importing
from eventapp.database import db
from tests.factories import UserFactory

HEAD = (
    "reference,name,short_name,abbreviation,level,kind,official_code,parent,valid_from,valid_to\n"
)


def text(answer) -> str:
    return " ".join(answer.get_data(as_text=True).split())


def send(browser, content: bytes, name="đơn vị.csv"):
    return browser.post("/agencies/import", data={"file": (BytesIO(content), name)})


def agencies() -> int:
    return db.session.scalar(select(func.count()).select_from(Agency))


def test_a_file_is_looked_at_and_then_taken_in_once(sign_in):
    browser = sign_in()
    content = SHIPPED[0].read_bytes()

    preview = browser.get(send(browser, content).location)
    before = agencies()
    token = db.session.scalars(select(UnitUpload.token)).one()
    after = browser.post(f"/agencies/import/{token}", follow_redirects=True)
    again = browser.get(send(browser, content).location)

    assert "This file adds 11 agencies; 0 rows are refused" in text(preview)
    assert "Huyện Khoái Châu" in text(preview)
    assert (before, agencies()) == (0, 11)
    assert "Added: 11. Already there: 0. Refused: 0." in text(after)
    assert browser.post(f"/agencies/import/{token}").status_code == 404
    assert "Everything in this file is there already" in text(again)
    assert "Take these in" not in text(again)


def test_refused_rows_are_shown_with_line_field_and_reason(sign_in):
    browser = sign_in()
    content = HEAD + (
        "A,Sở A,Sở A,,departmental,so,,,10/13/2021,\n"
        "B,Sở B,Sở B,,departmental,so,,C,,\n"
        "C,Sở C,Sở C,,departmental,so,,B,,\n"
        "D,Xã D,D,,commune,xã,1,,,2020-12-31\n"
        "E,Xã E,E,,commune,xã,1,,2020-06-01,\n"
    )

    page = text(browser.get(send(browser, content.encode()).location))

    assert "This file adds 1 agencies; 4 rows are refused" in page
    for line, field, reason in (
        (2, "valid_from", "“10/13/2021” has the month first."),
        (3, "parent", "It stands under itself: Sở B → Sở C → Sở B."),
        (6, "official_code", "In these days (…-31/12/2020) the code 1 is that of “Xã D”."),
    ):
        assert f'data-l="Line">{line}</td>' in page
        assert f"<code>{field}</code>" in page
        assert reason in page


def test_windows_1258_with_combining_marks_is_read_right(sign_in):
    browser = sign_in()
    row = "A,Xa\u0303 Ho\u0300ng Tiê\u0301n,A,,commune,xa\u0303,1,,,\n"

    page = text(browser.get(send(browser, (HEAD + row).encode("cp1258")).location))

    assert "Xã Hòng Tiến" in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The columns of this file are not those"),
        (b"a,b\n1,2\n", "The columns of this file are not those"),
        (b"\xff\xfe\x00", "This is not a CSV file"),
        (b"PK\x03\x04\x00\x00", "This is not a CSV file"),
    ],
)
def test_a_file_that_is_none_is_refused(sign_in, content, sentence):
    answer = send(sign_in(), content)

    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_file_that_is_too_large_is_refused(sign_in, monkeypatch):
    for module in (decoding, importing):
        monkeypatch.setattr(module, "LARGEST", 1000)
    answer = send(sign_in(), b"x" * 2000)

    assert "The file is larger than" in text(answer)


def test_no_file_is_refused(sign_in):
    assert "Choose a file." in text(sign_in().post("/agencies/import", data={}))


def test_a_file_is_its_senders_alone(sign_in):
    address = send(sign_in(), SHIPPED[0].read_bytes()).location
    other = sign_in(UserFactory())

    assert other.get(address).status_code == 404
    assert other.post(address).status_code == 404
    assert agencies() == 0
