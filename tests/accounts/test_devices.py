"""The devices on which somebody is signed in: listed, and signed out one by one or all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from eventapp.accounts.device import device_name
from eventapp.accounts.models import SignIn
from eventapp.accounts.service import disable_user
from eventapp.database import db
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import UserFactory


def page_of(browser) -> str:
    return browser.get("/account/devices").get_data(as_text=True)


def test_every_device_is_listed_and_this_one_is_named(sign_in):
    user = UserFactory()
    desk = sign_in(user)
    sign_in(user)
    sign_in()  # somebody else

    page = page_of(desk)

    assert "You are signed in on 2 devices" in page
    assert page.count("This device") == 1
    assert "127.0.0.1" in page


def test_one_device_is_signed_out(sign_in):
    user = UserFactory()
    phone = sign_in(user)
    lost = user.here.id
    desk = sign_in(user)

    desk.post(f"/account/devices/{lost}/end")

    assert phone.get("/account").status_code == 302
    assert desk.get("/account").status_code == 200


def test_all_others_are_signed_out(sign_in):
    user = UserFactory()
    others = [sign_in(user), sign_in(user)]
    desk = sign_in(user)

    desk.post("/account/devices/end-others")

    assert [browser.get("/account").status_code for browser in (*others, desk)] == [302, 302, 200]


def test_a_device_of_somebody_else_does_not_exist(sign_in):
    other = UserFactory()
    browser = sign_in(other)

    assert sign_in().post(f"/account/devices/{other.here.id}/end").status_code == 404
    assert browser.get("/account").status_code == 200


def test_a_closed_account_is_signed_out_at_once(sign_in):
    user = UserFactory()
    browser = sign_in(user)

    disable_user(user, by=None)

    assert browser.get("/account").status_code == 302


def test_reading_writes_nothing_until_a_quarter_of_an_hour_has_gone(sign_in, time, count_queries):
    user = UserFactory()
    browser = sign_in(user)

    time(WEDNESDAY_MORNING + timedelta(minutes=14))
    with count_queries() as queries:
        browser.get("/account/devices")
    assert [query for query in queries if not query.startswith("SELECT")] == []

    later = WEDNESDAY_MORNING + timedelta(minutes=16)
    time(later)
    browser.get("/account/devices")
    seen = db.session.query(SignIn.last_seen_at).filter_by(id=user.here.id).scalar()
    assert seen == later


def test_a_device_nobody_used_for_a_month_is_signed_out(sign_in, time):
    browser = sign_in()

    time(WEDNESDAY_MORNING + timedelta(days=33))

    assert browser.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 Chrome/156.0 Mobile",
            "Chrome · Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge · Windows"),
        ("curl/8.5", ""),
    ],
)
def test_a_device_is_called_by_browser_and_machine(said, name):
    assert device_name(said) == name
