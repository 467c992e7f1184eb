"""One's own account page."""

from __future__ import annotations

import pytest

from eventapp.accounts import passwords
from eventapp.accounts.authentication import authenticate
from eventapp.database import db
from eventapp.journal.queries import history_of
from tests.factories import AgencyFactory, UserFactory

OLD, NEW = "lúa chín đầy đồng", "con trâu đi trước"


@pytest.fixture
def user():
    return UserFactory(
        full_name="Nguyễn Thị Hạnh",
        email="hanh@hungyen.example",
        agency=AgencyFactory(name="Xã Hồng Tiến"),
        password_hash=passwords.hash_password(OLD),
    )


def send(browser, current=OLD, new=NEW):
    return browser.post("/account", data={"current": current, "new": new})


def signs_in(user, password) -> bool:
    db.session.expire_all()  # what the page changed, not what this test remembers
    return authenticate(user.email, password).id == user.id


def test_account_shows_who_one_is(sign_in, user):
    page = sign_in(user).get("/account").get_data(as_text=True)

    for words in ("Nguyễn Thị Hạnh", "hanh@hungyen.example", "Organiser", "Xã Hồng Tiến"):
        assert words in page


def test_account_of_the_whole_province(sign_in):
    assert "The whole province" in sign_in().get("/account").get_data(as_text=True)


def test_a_new_password_is_taken_and_keeps_this_browser_signed_in(sign_in, user):
    browser = sign_in(user)

    answer = send(browser)

    assert answer.location == "/account"
    assert "Other devices have to sign in again" in browser.get("/account").get_data(as_text=True)
    assert signs_in(user, NEW)


def test_a_new_password_ends_every_other_sign_in(sign_in, user):
    here, elsewhere = sign_in(user), sign_in(user)

    send(here)

    assert elsewhere.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("current", "new", "sentence"),
    [
        ("not this", NEW, "This is not your present password."),
        (OLD, "short", "Use at least 8 characters."),
        (OLD, "12345678", "This password is easy to guess."),
        ("", NEW, "Enter your present password."),
        (OLD, "", "Enter a new password."),
    ],
)
def test_a_refusal_stands_beside_its_field_and_changes_nothing(
    sign_in, user, current, new, sentence
):
    answer = send(sign_in(user), current, new)

    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert signs_in(user, OLD)


def test_the_journal_knows_of_the_change_but_not_the_password(sign_in, user):
    send(sign_in(user))

    line = history_of("user_account", user.id)[0]

    assert (line.actor, line.action) == ("Nguyễn Thị Hạnh", "set a new password")
    assert [change.label for change in line.changes] == ["Password set"]


def test_account_is_closed_to_strangers(app):
    assert app.test_client().get("/account").location == "/sign-in?next=/account"
