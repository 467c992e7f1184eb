"""Signing in and out in the browser."""

from __future__ import annotations

import unicodedata

import pytest
from flask import url_for

from eventapp.access import Role
from eventapp.accounts import passwords
from eventapp.database import db
from tests.factories import UserFactory

PASSWORD = "lúa chín đầy đồng"
WRONG = (
    "The e-mail or the password is not right. Try again, or ask the organisers for a new password."
)
VECTORS = [
    "https://evil.vn", "//evil.vn", "///evil.vn", "////evil.vn", "/\\evil.vn", "\\\\evil.vn",
    "/\t/evil.vn", "\thttps://evil.vn", " https://evil.vn", "javascript:alert(1)",
    "https:evil.vn", "http:/evil.vn", "https:///evil.vn", "/%2f/evil.vn",
    "https://app.gov.vn@evil.vn/", "https://app.gov.vn.evil.vn", "?next=/x",
]  # fmt: skip


def hanh(**fields):
    return UserFactory(
        email="hanh@hungyen.example", password_hash=passwords.hash_password(PASSWORD), **fields
    )


def browser_in_english(app):
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["language"] = "en"
    return browser


def send(browser, email="hanh@hungyen.example", password=PASSWORD, to="/sign-in"):
    return browser.post(to, data={"email": email, "password": password})


def test_sign_in_leads_home(app):
    hanh()
    browser = browser_in_english(app)

    answer = send(browser, email=" Hanh@Hungyen.Example ")

    assert (answer.status_code, answer.location) == (302, "/")
    assert browser.get("/account").status_code == 200


def test_a_password_is_the_same_however_its_accents_were_typed(app):
    hanh()

    answer = send(app.test_client(), password=unicodedata.normalize("NFD", PASSWORD))

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("hanh@hungyen.example", "another one"),
        ("nobody@hungyen.example", PASSWORD),
        ("hanh@hungyen.example", PASSWORD + " "),
    ],
)
def test_a_refusal_does_not_say_which_of_the_two_was_wrong(app, email, password):
    hanh()

    answer = send(browser_in_english(app), email, password)

    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert WRONG in page
    assert "Not signed in yet." in page
    assert password not in page


def test_the_refusal_in_vietnamese(app):
    answer = send(app.test_client(), "ai@do.example", "sai")

    assert "E-mail hoặc mật khẩu chưa đúng." in answer.get_data(as_text=True)


def test_a_closed_account_does_not_sign_in(app):
    hanh(is_active=False)

    answer = send(browser_in_english(app))

    assert WRONG in answer.get_data(as_text=True)


def test_a_closed_account_is_signed_out_at_once(app):
    user = hanh()
    browser = app.test_client()
    send(browser)

    user.is_active = False
    db.session.commit()

    assert browser.get("/account").status_code == 302


def test_an_empty_form_says_what_is_missing(app):
    page = send(browser_in_english(app), "", "").get_data(as_text=True)

    assert "Enter your e-mail." in page
    assert "Enter your password." in page


def test_a_page_asks_to_sign_in_and_is_opened_afterwards(app):
    hanh()
    browser = browser_in_english(app)

    asked = browser.get("/account?x=1")
    shown = browser.get(asked.location).get_data(as_text=True)
    answer = send(browser, to=asked.location)

    assert asked.location == "/sign-in?next=/account?x%3D1"
    assert "Sign in to open this page." in shown
    assert answer.location == "/account?x=1"


def test_home_asks_to_sign_in_without_a_word(app):
    browser = browser_in_english(app)

    asked = browser.get("/")

    assert asked.location == "/sign-in"
    assert "Sign in to open this page." not in browser.get("/sign-in").get_data(as_text=True)


@pytest.mark.parametrize("target", VECTORS)
def test_sign_in_leads_to_no_other_site(app, target):
    hanh()
    with app.test_request_context():
        address = url_for("accounts.sign_in", next=target)

    answer = send(app.test_client(), to=address)

    assert answer.location == "/"


def test_sign_in_leads_to_a_path_of_this_site(app):
    hanh()

    assert send(app.test_client(), to="/sign-in?next=/ok%3Fx%3D1").location == "/ok?x=1"


def test_whoever_is_signed_in_is_sent_on(sign_in):
    assert sign_in().get("/sign-in?next=/account").location == "/account"


def test_sign_in_starts_a_new_cookie(app):
    """What somebody else put into the browser before does not outlive the sign-in."""
    hanh()
    browser = browser_in_english(app)
    with browser.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
        cookie["csrf_token"] = "known to somebody else"

    send(browser)

    with browser.session_transaction() as cookie:
        assert cookie["language"] == "en"
        assert "planted" not in cookie
        assert cookie.get("csrf_token") != "known to somebody else"


def test_sign_out_ends_this_sign_in_alone(app):
    hanh()
    phone, desk = browser_in_english(app), browser_in_english(app)
    send(phone)
    send(desk)

    answer = phone.post("/sign-out")

    assert answer.location == "/sign-in"
    assert phone.get("/account").status_code == 302
    assert desk.get("/account").status_code == 200


def test_a_cookie_kept_from_before_the_sign_out_opens_nothing(app):
    hanh()
    browser = app.test_client()
    send(browser)
    kept = browser.get_cookie("session").value

    browser.post("/sign-out")
    thief = app.test_client()
    thief.set_cookie("session", kept)

    assert thief.get("/account").status_code == 302


def test_sign_out_is_no_link(sign_in):
    assert sign_in().get("/sign-out").status_code == 405


def test_the_demo_shows_its_sign_ins(app, monkeypatch):
    from eventapp.demo.sign_ins import SIGN_INS

    page = app.test_client().get("/sign-in").get_data(as_text=True)
    assert SIGN_INS[0].email not in page

    monkeypatch.setitem(app.extensions, "demo_sign_ins", SIGN_INS)
    page = app.test_client().get("/sign-in").get_data(as_text=True)

    assert [one.email in page and one.password in page for one in SIGN_INS] == [True] * 5
    assert page.count('name="password" value=') == 5


def test_every_role_signs_in(app):
    for role in Role:
        UserFactory(
            email=f"{role.value}@hungyen.example",
            role=role,
            password_hash=passwords.hash_password(PASSWORD),
        )

        assert send(app.test_client(), f"{role.value}@hungyen.example").location == "/"
