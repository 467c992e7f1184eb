"""One-time codes: on paper or as a link, used once, and only while they are valid."""

from __future__ import annotations

from datetime import timedelta

import pytest

from eventapp.access import Role
from eventapp.accounts import authentication, codes
from eventapp.accounts.models import OneTimeCode, SignIn
from eventapp.accounts.service import issue_code
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import AgencyFactory, UserFactory

PASSWORD = "lúa chín đầy đồng"


@pytest.fixture
def invited():
    return UserFactory(
        full_name="Hoàng Thị Mới",
        email="moi.lamson",
        password_hash="",
        role=Role.FOCAL_PERSON,
        agency=AgencyFactory(name="Phường Lam Sơn"),
    )


@pytest.fixture
def code(app, invited):
    key = app.config["SECRET_KEY"]
    row = issue_code(invited, key=key, by=None)
    return codes.code_of(row.salt, key)


def in_english(app):
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["language"] = "en"
    return browser


def test_a_code_typed_from_paper_leads_to_a_password_and_in(app, invited, code):
    browser = in_english(app)

    asked = browser.post("/code", data={"code": code.upper().replace("-", " ")})
    page = browser.get(asked.location).get_data(as_text=True)
    done = browser.post(asked.location, data={"new": PASSWORD})

    assert "For the account of Hoàng Thị Mới" in page
    assert "moi.lamson" in page
    assert done.location == "/"
    assert browser.get("/account").status_code == 200
    again = browser.post("/sign-in", data={"email": "moi.lamson", "password": PASSWORD})
    assert again.status_code == 302


def test_looking_at_the_link_does_not_use_it_up(app, invited, code):
    for _ in range(3):
        assert in_english(app).get(f"/code/{code}").status_code == 200


def test_a_code_is_used_once(app, code):
    in_english(app).post(f"/code/{code}", data={"new": PASSWORD})

    answer = in_english(app).get(f"/code/{code}")

    assert answer.status_code == 422
    assert "This code is not valid any more." in answer.get_data(as_text=True)


def test_a_code_ends_with_its_time(app, code, time):
    time(WEDNESDAY_MORNING + timedelta(days=14))

    assert in_english(app).get(f"/code/{code}").status_code == 422


def test_a_new_code_makes_the_old_one_void(app, invited, code):
    issue_code(invited, key="another", by=None)

    assert in_english(app).get(f"/code/{code}").status_code == 422


def test_an_easy_password_is_refused_and_the_code_stays(app, code):
    browser = in_english(app)

    answer = browser.post(f"/code/{code}", data={"new": "password"})

    assert answer.status_code == 422
    assert "This password is easy to guess." in answer.get_data(as_text=True)
    assert browser.get(f"/code/{code}").status_code == 200


def test_guessing_codes_is_throttled_by_address(app, monkeypatch):
    monkeypatch.setattr(authentication, "MOST_TRIES_FROM_ONE_ADDRESS", 3)
    browser = in_english(app)

    pages = [
        browser.post("/code", data={"code": f"guess-{n}"}).get_data(as_text=True) for n in range(5)
    ]

    assert "There were too many tries. Wait 15 minutes" in pages[-1]
    assert "There were too many tries." not in pages[0]


def test_a_reset_by_code_ends_every_sign_in(app, sign_in):
    user = UserFactory(password_hash="old")
    browser = sign_in(user)
    key = app.config["SECRET_KEY"]
    row = issue_code(user, key=key, by=None)
    assert row.valid_until == WEDNESDAY_MORNING + timedelta(days=3)

    in_english(app).post(f"/code/{codes.code_of(row.salt, key)}", data={"new": PASSWORD})

    assert browser.get("/account").status_code == 302


def test_a_closed_account_gets_no_code(invited):
    invited.is_active = False

    with pytest.raises(RuleBroken, match="This account is closed"):
        issue_code(invited, key="key", by=None)


def test_the_paper_names_person_agency_code_and_way(app, sign_in, invited):
    browser = sign_in(role=Role.ADMINISTRATOR)

    issued = browser.post(f"/accounts/{invited.id}/code")
    page = browser.get(issued.location).get_data(as_text=True)

    row = db.session.query(OneTimeCode).filter_by(user_id=invited.id).one()
    secret = codes.code_of(row.salt, app.config["SECRET_KEY"])
    for words in ("Hoàng Thị Mới", "Phường Lam Sơn", secret, f"/code/{secret}", "27/10/2021"):
        assert words in page
    assert "<svg" in page
    assert sign_in(role=Role.OFFICIAL).get(issued.location).status_code == 404


def test_the_database_alone_opens_no_account(invited, code):
    rows = db.session.query(OneTimeCode.salt, OneTimeCode.code_hash).all()

    assert all(code not in str(row) and code.replace("-", "") not in str(row) for row in rows)
    assert codes.code_of(rows[0][0], "another key") != code
    assert db.session.query(SignIn).count() == 0
