"""Bad lines: nothing comes, half comes, something else comes. Numbers are those of the cases."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.e2e.offline.phones import LOCAL, SENT, marks, put_aside

pytestmark = pytest.mark.e2e


def bodies(proxy) -> list[list[str]]:
    """The ids in every batch that was sent."""
    sent = [json.loads(request.partition(b"\r\n\r\n")[2]) for request in proxy.seen]
    return [[event["id"] for event in batch["events"]] for batch in sent]


def test_o01_everything_marked_in_an_aeroplane_is_sent_once(server, phone):
    phone.offline()
    for number in (0, 1, 2):
        phone.press(number, "Có mặt")
    phone.press(2, "Vắng")

    expect(phone.status).to_contain_text("Còn 4 chưa gửi.")
    for number in (0, 1, 2):
        phone.sees(number, LOCAL)
    assert marks(server) == []

    phone.offline(False)
    phone.all_sent()
    assert [mark.value.value for mark in marks(server)] == ["present"] * 3 + ["absent"]


def test_o02_a_list_never_loaded_says_so_in_words(phone_of, server):
    phone = phone_of()
    phone.page.goto("/roll-call/")
    phone.ready().installed()
    phone.offline()

    phone.page.goto(f"/roll-call/{phone.scene.training.code}/1310S/X/")

    expect(phone.page.get_by_text("Danh sách này chưa có trên máy.")).to_be_visible()
    expect(phone.page.get_by_text("danh sách in")).to_be_visible()


def test_o03_a_reply_that_is_lost_makes_the_same_batch_come_again(server, phone, proxy):
    proxy.next("cut")
    phone.press(0, "Có mặt")
    phone.press(1, "Muộn")

    phone.sees(0, SENT)
    phone.all_sent()
    first, again = bodies(proxy)[:2]
    assert set(first) <= set(again)
    assert len(marks(server)) == 2


def test_o04_a_copy_that_comes_late_changes_nothing(server, phone, proxy):
    proxy.next("late")
    phone.press(0, "Có mặt")
    phone.sees(0, SENT)
    phone.press(0, "Vắng")
    phone.sees(0, LOCAL)
    phone.sees(0, SENT)
    phone.page.wait_for_timeout(700)

    phone.reload()
    expect(phone.group(0).get_by_role("button", name="Vắng")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert len(marks(server)) == 2


def test_o05_one_bad_answer_blocks_no_other(server, phone):
    with server.app.app_context():
        from eventapp.database import db
        from eventapp.registrations.models import Registration

        db.session.get_one(Registration, phone.scene.people[1].id).status = "withdrawn"
        db.session.commit()
    for number in (0, 1, 2):
        phone.press(number, "Có mặt")

    phone.sees(1, "Chưa ghi nhận")
    phone.all_sent()
    assert (len(marks(server)), put_aside(server)) == (2, ["not on the list"])


@pytest.mark.parametrize("portal", ["html", "redirect", "empty", "json", "broken", "busy"])
def test_o18_o19_an_answer_that_is_not_ours_fills_no_tick(server, phone, proxy, portal):
    proxy.always(portal)
    phone.press(0, "Có mặt")
    expect(phone.status).to_contain_text("Có mạng sẽ tự gửi.")
    phone.sees(0, LOCAL)
    assert marks(server) == []

    proxy.always("")
    phone.flush()
    phone.sees(0, SENT)


def test_a_mark_the_server_fails_on_blocks_no_other_and_is_not_thrown_away(server, phone, proxy):
    bad = str(phone.scene.people[1].id).encode()
    phone.page.evaluate("Math.random = () => 0")  # no waiting between tries
    proxy.fault = lambda request: "broken" if b'"person":' + bad in request else ""
    for number in (0, 1, 2):
        phone.press(number, "Có mặt")

    phone.sees(2, SENT)
    phone.sees(0, SENT)
    phone.sees(1, LOCAL)
    expect(phone.status).to_contain_text("Còn 1 chưa gửi.")
    assert len(phone.kept("waiting")) == 1


def test_o32_a_flapping_line_moves_forward_and_sends_nothing_twice(server, phone, proxy):
    turns = iter(range(1000))
    phone.page.evaluate("Math.random = () => 0.1")
    proxy.fault = lambda _: ("down", "cut", "")[next(turns) % 3]
    for number in (0, 1, 2):
        phone.press(number, "Có mặt")
        phone.page.wait_for_timeout(100)
        phone.flush()

    for number in (0, 1, 2):
        phone.sees(number, SENT)
    assert len(marks(server)) == 3
