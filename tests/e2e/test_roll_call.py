"""The roll call in a real browser: tap, airplane, reload; what was ticked is never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import select

from eventapp.attendance.models import Answer, Mark, Sheet
from eventapp.database import db
from tests.attendance.scene import make_scene
from tests.e2e.conftest import Server
from tests.e2e.roll_call_page import RollCall
from tests.factories import SheetFactory, operator_of

pytestmark = pytest.mark.e2e
EVENTS = "**/api/rollcall/v1/events"


@pytest.fixture
def server(live_server) -> Server:
    return live_server(lambda: make_scene(3))


@pytest.fixture
def roll_call(server: Server, new_page: Callable[..., Page]) -> RollCall:
    page = new_page(360, server=server, user=server.seeded.operator)
    return RollCall(page, server.seeded).open()


def answers(server: Server) -> list[str]:
    with server.app.app_context():
        rows = db.session.execute(select(Answer.value).order_by(Answer.registration_id)).scalars()
        return [value.value for value in rows]


def marks(server: Server) -> int:
    with server.app.app_context():
        return len(db.session.scalars(select(Mark.id)).all())


def test_a_tap_is_ticked_at_once_and_filled_when_the_server_has_it(server, roll_call):
    roll_call.press(0, "Có mặt")

    expect(roll_call.group(0).get_by_role("button", name="Có mặt")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(roll_call.tick(0)).to_have_text("Đã nhận")
    expect(roll_call.status).to_contain_text("Máy chủ đã nhận đủ.")
    assert answers(server) == ["present"]
    expect(roll_call.page.get_by_text("Báo sĩ số: có mặt 1/3")).to_be_visible()


def test_in_an_aeroplane_everything_waits_and_goes_when_the_line_is_back(server, roll_call):
    roll_call.page.context.set_offline(True)
    roll_call.press(0, "Có mặt")
    roll_call.press(1, "Muộn")
    roll_call.press(2, "Vắng")
    roll_call.press(2, "Có lý do")

    expect(roll_call.status).to_contain_text("Còn 4 chưa gửi.")
    for number in range(3):
        expect(roll_call.tick(number)).to_have_text("Trên máy này")
    assert marks(server) == 0

    roll_call.page.context.set_offline(False)

    for number in range(3):
        expect(roll_call.tick(number)).to_have_text("Đã nhận")
    assert answers(server) == ["present", "late", "excused"]
    assert marks(server) == 4


def test_a_reload_without_the_server_loses_nothing(server, roll_call, new_page):
    roll_call.page.route(EVENTS, lambda route: route.abort())
    roll_call.press(0, "Vắng")
    expect(roll_call.tick(0)).to_have_text("Trên máy này")
    roll_call.page.on("dialog", lambda dialog: dialog.accept())

    roll_call.page.reload()

    expect(roll_call.tick(0)).to_have_text("Trên máy này")
    expect(roll_call.group(0).get_by_role("button", name="Vắng")).to_have_attribute(
        "aria-pressed", "true"
    )
    roll_call.page.close()
    again = RollCall(new_page(context=roll_call.page.context), server.seeded).open()
    expect(again.tick(0)).to_have_text("Đã nhận")
    assert answers(server) == ["absent"]


@pytest.mark.parametrize(
    "portal",
    [
        {"status": 200, "content_type": "text/html", "body": "<h1>Wi-Fi</h1>"},
        {"status": 200, "content_type": "application/json", "body": "{}"},
        {"status": 200, "content_type": "application/json", "body": '{"proto":1,"results":[]}'},
        {"status": 204},
        {"status": 302, "headers": {"Location": "/"}},
        {"status": 500, "content_type": "text/html", "body": "oops"},
        {"status": 503, "content_type": "text/html", "body": "busy"},
    ],
)
def test_what_is_no_acknowledgement_of_ours_fills_no_tick(server, roll_call, new_page, portal):
    roll_call.page.evaluate("Math.random = () => 30")  # it tries again in half a minute
    roll_call.page.route(EVENTS, lambda route: route.fulfill(**portal))
    with roll_call.page.expect_request(EVENTS):
        roll_call.press(0, "Có mặt")

    expect(roll_call.status).to_contain_text("Còn 1 chưa gửi. Có mạng sẽ tự gửi.")
    expect(roll_call.tick(0)).to_have_text("Trên máy này")

    roll_call.page.unroute(EVENTS)
    roll_call.page.get_by_role("button", name="Gửi lại").click()
    expect(roll_call.tick(0)).to_have_text("Đã nhận")


def test_a_reply_that_is_lost_is_asked_for_again_and_nothing_is_twice(server, roll_call):
    def lose(route: Route) -> None:
        route.fetch()  # the server has it
        route.abort()

    roll_call.page.route(EVENTS, lose, times=1)
    roll_call.press(0, "Có mặt")

    expect(roll_call.tick(0)).to_have_text("Đã nhận")
    assert marks(server) == 1


def test_undo_takes_back_the_last_answer_and_a_pressed_button_its_own(server, roll_call):
    roll_call.press(0, "Vắng")
    roll_call.page.get_by_role("button", name="Hoàn tác").click()
    expect(roll_call.tick(0)).to_have_text("Chưa điểm")
    roll_call.press(1, "Vắng")
    roll_call.page.wait_for_timeout(700)
    roll_call.press(1, "Vắng")

    expect(roll_call.tick(1)).to_have_text("Chưa điểm")
    expect(roll_call.status).to_contain_text("Máy chủ đã nhận đủ.")
    assert answers(server) == ["unmarked", "unmarked"]


def test_two_phones_that_did_not_see_each_other_show_two_answers(server, roll_call, new_page):
    with server.app.app_context():
        db.session.add(server.seeded.point)
        other = operator_of(server.seeded.point)
    second = RollCall(new_page(360, server=server, user=other), server.seeded).open()
    for phone in (roll_call, second):
        phone.page.context.set_offline(True)
    roll_call.press(0, "Có mặt")
    second.press(0, "Vắng")

    roll_call.page.context.set_offline(False)
    expect(roll_call.tick(0)).to_have_text("Đã nhận")
    second.page.context.set_offline(False)
    expect(second.tick(0)).to_have_text("Hai câu trả lời")
    second.press(0, "Có mặt")

    expect(second.tick(0)).to_have_text("Đã nhận")
    assert answers(server) == ["present"]


def test_a_mark_that_comes_after_locking_is_shown_as_not_taken(server, roll_call):
    with server.app.app_context():
        sheet = SheetFactory(
            point_id=server.seeded.point.id, session_id=server.seeded.session.id, state="locked"
        )
        assert sheet.id

    roll_call.press(0, "Có mặt")

    expect(roll_call.tick(0)).to_have_text("Chưa ghi nhận")
    expect(roll_call.page.get_by_text("Đến sau khi khóa phiếu.")).to_be_visible()
    expect(roll_call.status).to_contain_text("Máy chủ đã nhận đủ.")
    assert marks(server) == 0


def test_after_signing_in_again_the_same_answers_go(server, roll_call):
    context = roll_call.page.context
    context.clear_cookies()
    roll_call.press(0, "Có mặt")
    expect(roll_call.status).to_contain_text("đăng nhập lại")
    expect(roll_call.tick(0)).to_have_text("Trên máy này")

    context.add_cookies([server.cookie_of(server.seeded.operator)])
    roll_call.page.on("dialog", lambda dialog: dialog.accept())
    roll_call.page.reload()

    expect(roll_call.tick(0)).to_have_text("Đã nhận")
    assert answers(server) == ["present"]


def test_the_reason_is_asked_for_and_sent(server, roll_call):
    roll_call.press(0, "Có lý do")
    roll_call.page.get_by_label("Lý do").fill("ốm")
    roll_call.page.get_by_role("button", name="Ghi lý do").click()

    expect(roll_call.status).to_contain_text("Máy chủ đã nhận đủ.")
    roll_call.page.reload()
    expect(roll_call.page.get_by_label("Lý do")).to_have_value("ốm")


def test_all_present_then_the_head_count_goes_with_the_marks(server, roll_call):
    roll_call.page.get_by_role("button", name="Có mặt tất cả người chưa điểm").click()
    roll_call.page.get_by_text("Báo sĩ số: có mặt 3/3").click()
    expect(roll_call.page.get_by_label("Số người trong phòng")).to_have_value("3")
    roll_call.page.get_by_label("Trong đó nữ").fill("3")
    roll_call.page.get_by_role("button", name="Gửi báo cáo sĩ số").click()

    expect(roll_call.page.get_by_text("Ban Tổ chức đã nhận sĩ số: 3 người")).to_be_visible()
    assert answers(server) == ["present"] * 3
    with server.app.app_context():
        assert db.session.scalars(select(Sheet.head_count)).all() == [3]


def test_a_browser_that_keeps_nothing_sends_every_answer_at_once(server, new_page):
    page = new_page(360, server=server, user=server.seeded.operator)
    page.add_init_script("IDBObjectStore.prototype.put = () => { throw new Error('full'); };")
    roll_call = RollCall(page, server.seeded).open()

    roll_call.press(0, "Muộn")

    expect(roll_call.tick(0)).to_have_text("Đã nhận")
    assert answers(server) == ["late"]


def test_without_script_every_answer_is_a_form(server, new_page):
    page = new_page(360, server=server, user=server.seeded.operator, java_script_enabled=False)
    roll_call = RollCall(page, server.seeded).open()

    roll_call.press(1, "Có mặt")
    expect(roll_call.tick(1)).to_have_text("Đã nhận")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(roll_call.tick(1)).to_have_text("Chưa điểm")

    assert answers(server) == ["unmarked"]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen_and_answers_are_52_px_high(server, new_page, width):
    page = new_page(width, server=server, user=server.seeded.operator)
    roll_call = RollCall(page, server.seeded).open()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = {
        button.bounding_box()["height"] for button in roll_call.group(0).get_by_role("button").all()
    }
    assert min(heights) >= (52 if width == 360 else 44)


def test_the_first_load_is_light(server, new_page):
    page = new_page(360, server=server, user=server.seeded.operator)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    came: dict[str, float] = {}
    names: dict[str, str] = {}
    wire.on(
        "Network.responseReceived", lambda e: names.update({e["requestId"]: e["response"]["url"]})
    )
    wire.on(
        "Network.loadingFinished",
        lambda e: came.update({names.get(e["requestId"], "?"): e["encodedDataLength"]}),
    )
    RollCall(page, server.seeded).open()
    page.wait_for_load_state("networkidle")

    assert sum(came.values()) < 150 * 1024, came
    assert not [name for name in came if ".woff" in name]


def test_marking_never_asks_the_browser_to_lay_out_the_page():
    asked = re.compile(
        "offset(Height|Width|Top)|getBoundingClientRect|scroll(Height|Top)|getComputedStyle"
    )
    scripts = (Path(__file__).parents[2] / "eventapp/static/js/roll_call").glob("*.js")

    assert [file.name for file in scripts if asked.search(file.read_text())] == []
