"""The training of 2021 planned again for 2026: no districts, 104 communes, another host."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.queries import agencies_on
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, read
from eventapp.demo import plan
from tests.documents.reading import words
from tests.e2e.conftest import Server
from tests.factories import UserFactory

pytestmark = pytest.mark.e2e
NEW = "BDG-2026"


def seed() -> User:
    """Every unit of the province from 2021 until today, and the training of 2021 as it was."""
    for file in map(read, SHIPPED):
        import_units(file.units, file.links, by=None)
    organiser = UserFactory(role=Role.ORGANISER)
    agencies = {agency.reference: agency for agency in agencies_on(plan.FIRST_DAY)}
    training, _ = plan.organise(agencies, by=organiser)
    plan.invite_all(training, agencies, by=organiser)
    clock.run_on(None)
    return organiser


@pytest.fixture
def page(live_server: Callable[..., Server], new_page: Callable[..., Page]) -> Page:
    server = live_server(seed)
    return new_page(1280, server=server, user=server.seeded)


def copy_of_2021(page: Page) -> None:
    page.goto(f"/trainings/{plan.CODE}/copy")
    page.get_by_label("Mã", exact=True).fill(NEW)
    page.get_by_label("Ngày bắt đầu mới").fill("09/12/2026")
    page.get_by_role("button", name="Xem những gì chuyển được").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("không chuyển nguyên như cũ")
    page.get_by_role("button", name="Tạo bản nháp").click()


def test_the_plan_of_2021_becomes_one_of_104_communes(page: Page):
    copy_of_2021(page)

    page.goto(f"/trainings/{NEW}/points/bulk")
    page.get_by_role("button", name="Thêm các điểm cầu này").click()
    page.goto(f"/trainings/{NEW}/invitations/rule")
    page.get_by_label("Nhóm đối tượng").select_option(
        label=page.locator("option:has-text('G4')").inner_text()
    )
    page.get_by_label("Cấp").select_option(AgencyLevel.COMMUNE.value)
    page.get_by_label("Chỉ tiêu của mỗi cơ quan").fill("3")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    page.get_by_role("button", name="Giao chỉ tiêu này").click()

    printed = page.request.get(f"/trainings/{NEW}/papers/plan_annexes.pdf")
    text = words(printed.body())
    assert "Sở Nội vụ" in text
    assert "Phụ lục III".lower() in text.lower()
    assert "huyện Khoái Châu" not in text
    points = page.request.get(f"/trainings/{NEW}/papers/points.pdf")
    assert "105 điểm cầu" in words(points.body())
