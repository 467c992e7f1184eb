"""Papers and lists are narrowed to what one may see; a fault in the check lets nobody in."""

from __future__ import annotations

import pytest

from tests.factories import UserFactory
from tests.security.province import client
from tests.security.table import DISTRICT, OFFICIAL, OPERATOR, ORGANISER, PART


@pytest.mark.parametrize("role", [ORGANISER, OPERATOR, PART])
def test_a_sheet_of_a_place_that_is_not_there_is_not_printed(app, province, role):
    browser = client(app, province.users[role])

    def status(point: str, query: str) -> int:
        base = f"/trainings/{province.training.code}/points/{point}/own-sheet.xlsx"
        return browser.get(f"{base}?{query}").status_code

    narrow = role in {OPERATOR, PART}
    assert status(province.own.point.code, "session=1310S") == 200
    assert status(province.own.point.code, "session=1410S") == 404
    assert status(province.foreign.point.code, "session=1310S") == (404 if narrow else 200)
    assert status(province.elsewhere.point.code, "session=1310S") == 404


@pytest.mark.parametrize(
    ("role", "found"), [(ORGANISER, 200), (OFFICIAL, 200), (DISTRICT, 404), (PART, 404)]
)
def test_a_list_is_narrowed_to_what_one_may_see(app, province, role, found):
    browser = client(app, province.users[role])

    def status(query: str) -> int:
        path = f"/trainings/{province.training.code}/papers/participants.xlsx?{query}"
        return browser.get(path).status_code

    assert status(f"agency={province.own.commune.id}") == 200
    assert status(f"agency={province.foreign.commune.id}") == found
    assert status(f"point={province.foreign.point.code}") == found
    assert status(f"point={province.elsewhere.point.code}") == 404


def test_an_organiser_of_an_agency_may_ask_for_every_other(app, province):
    browser = client(app, UserFactory(agency=province.own.district))
    path = f"/trainings/{province.training.code}/papers/participants.xlsx"

    answer = browser.get(f"{path}?agency={province.foreign.commune.id}")

    assert answer.status_code == 200


def test_a_fault_in_the_check_lets_nobody_in(app, province, monkeypatch):
    def fault(*_: object) -> bool:
        raise LookupError

    browser = client(app, province.users[ORGANISER])
    monkeypatch.setattr("eventapp.access.may", fault)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)

    assert browser.get("/journal/").status_code == 500
