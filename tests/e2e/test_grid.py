"""A sheet typed with the keyboard in a real browser, also while the line is away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from eventapp.attendance.models import Answer
from eventapp.database import db
from tests.attendance.pages import sheet_address
from tests.attendance.scene import make_scene
from tests.e2e.conftest import Server

pytestmark = pytest.mark.e2e


@pytest.fixture
def server(live_server) -> Server:
    return live_server(lambda: make_scene(4))


@pytest.fixture
def page(server: Server, new_page: Callable[..., Page]) -> Page:
    page = new_page(1280, server=server, user=server.seeded.operator)
    page.clock.install()
    page.goto(sheet_address(server.seeded, "marks"))
    return page


def answers(server: Server) -> list[tuple[str, int | None, str | None]]:
    with server.app.app_context():
        rows = db.session.scalars(select(Answer).order_by(Answer.registration_id)).all()
        return [(row.value.value, row.late_minutes, row.reason) for row in rows]


def states(page: Page):
    return page.locator("[data-row-state]")


def test_four_people_are_marked_without_touching_the_mouse(server, page):
    page.keyboard.press("c")
    page.keyboard.press("m")
    page.keyboard.type("12")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("p")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.type("con ốm")
    page.keyboard.press("Enter")
    page.keyboard.press("k")
    page.keyboard.press("Backspace")
    page.clock.run_for(2000)

    expect(states(page).nth(2)).to_have_text("Đã lưu")
    expect(page.locator("[data-totals]")).to_contain_text("Có mặt 2/4")
    expect(page.locator("[data-state]")).to_have_text("Đã lưu")
    found = answers(server)
    assert found[:3] == [("present", None, None), ("late", 12, None), ("excused", None, "con ốm")]
    assert [one[0] for one in found[3:]] in ([], ["unmarked"])


def test_without_a_line_the_answer_waits_on_the_page_and_goes_by_itself(server, page):
    page.context.set_offline(True)
    page.keyboard.press("c")
    page.clock.run_for(1000)
    expect(states(page).first).to_contain_text("Chưa lưu được")
    assert answers(server) == []

    page.context.set_offline(False)
    page.clock.run_for(3000)

    expect(states(page).first).to_have_text("Đã lưu")
    assert answers(server)[0][0] == "present"
