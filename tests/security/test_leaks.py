"""What one district's people, rooms and numbers show to the other: nothing, on any page or file."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
from flask import Flask

from tests.security.places import own_place
from tests.security.province import Province, client
from tests.security.routes import address_of, rules
from tests.security.table import BOTH, DISTRICT, FOCAL, OPERATOR, PART

SEARCHED = {"attendance.board_of", "points.index", "registrations.index", "registrations.export"}
QUERIES = ("?q=Quảng", "?area=Huyện Ân Thi", "?point=ĐC002")


def words_of(answer: Any) -> str:
    """The text of a page, spreadsheet or paper; empty when there is none."""
    if answer.status_code != 200:
        return ""
    if "spreadsheet" in answer.mimetype:
        book = openpyxl.load_workbook(io.BytesIO(answer.data))
        return "\n".join(str(cell.value) for page in book for row in page for cell in row)
    return answer.get_data(as_text=True)


def without_echo(words: str) -> str:
    """A page may say again what was typed into its search."""
    return words.replace('value="Quảng"', "")


def everything_shown_to(app: Flask, role: str, province: Province) -> dict[str, str]:
    """The words of every page, by address."""
    browser = client(app, province.users[role])
    place, shown = own_place(province, role), {}
    for rule, method in rules(app, place):
        is_public = rule.endpoint in {"static", "bundle"} or rule.endpoint.startswith("programme.")
        if method != "GET" or is_public:  # everybody may know from which rooms a training is heard
            continue
        path = address_of(rule, place)
        answer = browser.get(path)
        searches = QUERIES if rule.endpoint in SEARCHED and answer.status_code == 200 else ()
        shown[path] = words_of(answer)
        for query in searches:
            shown[path + query] = without_echo(words_of(browser.get(path + query)))
    return {path: words for path, words in shown.items() if words}


def says(words: str, word: str) -> bool:
    """A number inside an address's hash is no secret."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words) is not None


@pytest.mark.parametrize(
    ("role", "secrets"),
    [
        (DISTRICT, ("Quảng Lãng", "Người điểm danh Quảng", "777", "776", "Toàn Thắng")),
        (PART, ("Quảng Lãng", "Người điểm danh Quảng", "777", "776", "Toàn Thắng")),
        (OPERATOR, ("Quảng Lãng", "777", "776", "Toàn Thắng")),
        (BOTH, ("Lê Thị Quảng Lãng", "ốm ở Quảng", "Ghi chú Quảng", "Lê Thị Toàn Thắng")),
        (FOCAL, ("Lê Thị Quảng Lãng", "ốm ở Quảng", "Ghi chú Quảng", "Lê Thị Toàn Thắng")),
    ],
)
def test_nothing_of_another_district_is_shown(app, province, role, secrets):
    shown = everything_shown_to(app, role, province)

    assert len(shown) > 8
    seen = {(path, word) for path, words in shown.items() for word in secrets if says(words, word)}
    assert seen == set()


def test_the_numbers_of_a_part_are_those_of_the_part(app, province):
    """Two people are registered, one of them in the district: every count says one."""
    browser = client(app, province.users[DISTRICT])
    base = f"/trainings/{province.training.code}/"

    board = browser.get(f"{base}board/1310S/").get_data(as_text=True)
    home = browser.get("/").get_data(as_text=True)
    listed = words_of(browser.get(f"{base}papers/participants.xlsx"))
    figures = words_of(browser.get(f"{base}papers/consolidated.xlsx"))

    assert "1/1" in board.replace(" ", "")
    assert "2/2" not in board.replace(" ", "")
    assert "2/2" not in home.replace(" ", "")
    assert "Hồng Tiến" in listed
    assert "Hồng Tiến" in figures
    assert "809" not in figures  # the seats of both districts
