"""The board in a real browser: it changes while it is open, and says when it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.attendance.service import mark_all_present, report_sheet
from tests.attendance.pages import board_address
from tests.attendance.scene import Scene, make_scene
from tests.e2e.conftest import Server
from tests.factories import UserFactory

pytestmark = pytest.mark.e2e


def seed() -> tuple[User, Scene, Scene]:
    """An organiser and two points of one half-day."""
    here = make_scene(2, name="Điểm cầu xã Bãi Sậy")
    there = make_scene(
        2, training=here.training, session=here.session, name="Điểm cầu xã Minh Châu"
    )
    return UserFactory(role=Role.ORGANISER), here, there


@pytest.fixture
def server(live_server) -> Server:
    return live_server(seed)


@pytest.fixture
def page(server: Server, new_page: Callable[..., Page]) -> Page:
    organiser, here, _ = server.seeded
    page = new_page(1280, server=server, user=organiser)
    page.goto(board_address(here))
    return page


def report_from(server: Server, scene: Scene) -> None:
    with server.app.app_context():
        mark_all_present(scene.point, scene.session, by=scene.operator)
        report_sheet(scene.point, scene.session, 2, by=scene.operator)


def look_again(page: Page) -> None:
    """As if somebody came back to this tab: the page asks at once."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_report_changes_the_open_board_without_reloading(server, page):
    _, here, _ = server.seeded
    tile = page.get_by_role("link", name="Xã Bãi Sậy").first
    expect(page.get_by_role("heading", level=1)).to_contain_text("0 trên 2")
    page.evaluate("window.isStillTheSamePage = true")
    tile.focus()

    report_from(server, here)

    expect(page.locator(".tile.rep")).to_contain_text("Xã Bãi Sậy", timeout=20_000)
    expect(page.locator(".tile.rep")).to_contain_text("2/2 · nữ 2")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 trên 2")
    expect(page).to_have_title(page.get_by_role("heading", level=1).inner_text() + " · Sổ Tập huấn")
    expect(page.locator(".tile.rep")).to_be_focused()
    assert page.evaluate("window.isStillTheSamePage")


def test_a_lost_connection_is_said_and_forgotten_when_it_is_back(server, page):
    lost = page.get_by_text("Mất kết nối với máy chủ.")
    expect(lost).to_be_hidden()

    page.context.set_offline(True)
    look_again(page)
    expect(lost).to_be_visible()

    page.context.set_offline(False)
    look_again(page)
    expect(lost).to_be_hidden()


def test_somebody_who_was_signed_out_is_told_so(page):
    page.context.clear_cookies()
    look_again(page)

    expect(page.get_by_text("Anh/chị đã đăng xuất.")).to_be_visible()


def test_without_a_change_nothing_is_sent_again(page):
    with page.expect_response(lambda answer: "fragment=1" in answer.url) as answer:
        look_again(page)

    assert answer.value.status == 304


def test_sheets_that_agree_are_locked_from_the_board(server, page):
    _, here, _ = server.seeded
    report_from(server, here)
    look_again(page)
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_role("button", name="Khóa 1 phiếu đã khớp").click()

    expect(page.get_by_text("Đã khóa 1 phiếu.")).to_be_visible()
    expect(page.locator(".tile.lck")).to_contain_text("Xã Bãi Sậy")


def test_the_board_is_whole_without_a_script(server, new_page):
    organiser, here, _ = server.seeded
    page = new_page(360, server=server, user=organiser, java_script_enabled=False)
    page.goto(board_address(here))

    expect(page.get_by_role("link", name="Tải lại")).to_be_visible()
    expect(page.get_by_role("button", name="Tìm", exact=True)).to_be_visible()
    expect(page.locator(".tile")).to_have_count(2)
