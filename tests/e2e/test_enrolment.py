"""Somebody registers herself on a small phone, comes to her own page and leaves the list again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server
from tests.enrolment.scene import open_link
from tests.registrations.nominations import commune

pytestmark = pytest.mark.e2e


def seed() -> str:
    return str(open_link(commune()).token)


@pytest.fixture
def server(live_server: Callable[..., Server]) -> Server:
    return live_server(seed)


def fill(page: Page) -> None:
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Ánh Nguyệt")
    page.get_by_label("Nữ", exact=True).check()
    page.locator("[name=birth]").fill("1988")
    page.get_by_label("Chức vụ").fill("Chủ tịch Hội Liên hiệp Phụ nữ xã")
    page.locator("[name=phone]").fill("0912 345 678")


def fits(page: Page) -> bool:
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
    return bool(page.evaluate("document.documentElement.scrollWidth") == 360)


def test_by_link_on_a_phone(server: Server, new_page: Callable[..., Page]) -> None:
    page = new_page(360, server=server)
    page.goto(f"/r/{server.seeded}")
    assert fits(page)
    fill(page)
    page.get_by_role("button", name="Đăng ký").click()
    expect(page.locator("[name=full_name]")).to_have_value("Nguyễn Thị Ánh Nguyệt")

    page.locator("[name=for_training]").check()
    page.get_by_role("button", name="Đăng ký").click()
    expect(page.get_by_role("main")).to_contain_text("Nguyễn Thị Ánh Nguyệt")
    assert fits(page)

    page.goto(f"{page.url.partition('?')[0]}/withdraw")
    page.locator("[name=reason]").fill("bận công tác")
    page.locator("main form button").first.click()
    expect(page.get_by_role("main")).to_contain_text("Nguyễn Thị Ánh Nguyệt")
