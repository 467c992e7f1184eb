"""Planning points in a real browser: order, line tests and the checklist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.points.line_test_plan import LineTestPlan
from eventapp.points.models import Point
from eventapp.points.service import plan_line_test
from tests.attendance.scene import Scene, make_scene
from tests.e2e.conftest import Server
from tests.factories import PointFactory, UserFactory

pytestmark = pytest.mark.e2e


def seed() -> tuple[User, Scene, Point]:
    """An organiser and two points, both in one line test."""
    scene = make_scene(1, name="Điểm cầu xã Bãi Sậy", position=1)
    other = PointFactory(training=scene.training, name="Điểm cầu xã Minh Châu", position=2)
    organiser = UserFactory(role=Role.ORGANISER)
    plan = LineTestPlan(day=date(2021, 10, 12), starts=time(14), ends=time(16))
    plan_line_test(scene.training, plan, [scene.point, other], by=organiser)
    return organiser, scene, other


@pytest.fixture
def server(live_server) -> Server:
    return live_server(seed)


def test_a_point_moves_up_without_a_new_page(server: Server, new_page: Callable[..., Page]):
    organiser, scene, _ = server.seeded
    page = new_page(1280, server=server, user=organiser)
    page.goto(f"{server.url}/trainings/{scene.training.code}/points/order")
    page.evaluate("window.isStillTheSamePage = true")

    page.get_by_role("button", name="Chuyển lên: Xã Minh Châu").click()

    expect(page.get_by_role("status").first).to_contain_text("Xã Minh Châu")
    assert page.evaluate("window.isStillTheSamePage")
    expect(page.get_by_role("button", name="Chuyển lên: Xã Minh Châu")).to_be_disabled()
    page.reload()
    expect(page.get_by_role("button", name="Chuyển lên: Xã Minh Châu")).to_be_disabled()


def test_a_technician_on_a_phone_says_how_a_line_was(server: Server, new_page: Callable[..., Page]):
    organiser, scene, _ = server.seeded
    page = new_page(360, server=server, user=organiser)
    page.goto(f"{server.url}/trainings/{scene.training.code}/line-tests/")
    page.get_by_role("link", name="12/10/2021, 14h00").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Còn 2/2 điểm cầu chưa thử")

    first = page.locator(".line-rows > li").first
    first.get_by_label("Ghi chú").fill("Tiếng bị vang")
    first.get_by_role("button", name="Không đạt").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Còn 1/2 điểm cầu chưa thử")
    expect(first.get_by_role("button", name="Không đạt")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{server.url}/trainings/{scene.training.code}/points/")
    expect(page.get_by_text("Đường truyền không đạt").first).to_be_visible()


def test_an_operator_ticks_her_checklist_on_a_phone(server: Server, new_page: Callable[..., Page]):
    _, scene, _ = server.seeded
    page = new_page(360, server=server, user=scene.operator)
    code = quote(scene.point.code)
    page.goto(f"{server.url}/trainings/{scene.training.code}/points/{code}/checklist/1310S/")
    item = page.locator("#technician")

    item.get_by_role("button", name="Đã xong").click()

    expect(item.get_by_role("button", name="Bỏ ghi")).to_be_visible()
    item.get_by_role("button", name="Bỏ ghi").click()
    expect(item.get_by_role("button", name="Đã xong")).to_be_visible()
