"""An organiser takes files of units in and renames a department: looked at before written."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.unit_files import SHIPPED
from tests.factories import AgencyFactory, UserFactory

PHONE = 360


def test_files_of_units_are_looked_at_and_taken_in(live_server, new_page):
    server = live_server(UserFactory)
    page = new_page(PHONE, server=server, user=server.seeded)

    for path in SHIPPED[:2]:
        page.goto("/agencies/import")
        page.set_input_files("[name=file]", path)
        page.get_by_role("button", name="Xem trước tệp").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Tệp thêm")
        page.get_by_role("button", name="Nhập các dòng này").click()
    page.goto("/agencies/?on=13/10/2021")
    page.get_by_role("link", name=re.compile("trực thuộc Huyện Khoái Châu")).click()
    page.get_by_role("link", name="Xã Hồng Tiến").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Hồng Tiến")


def test_a_department_is_renamed_after_a_look_at_what_it_touches(live_server, new_page):
    server = live_server(seed_department)
    user, department = server.seeded
    page = new_page(PHONE, server=server, user=user)

    page.goto(f"/agencies/{department.id}/")
    page.get_by_role("link", name="Đổi tên").click()
    page.get_by_label("Tên mới").fill("Sở Hai")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/01/2030")
    page.get_by_label("Căn cứ pháp lý").fill("Nghị quyết 1")
    page.get_by_role("button", name="Xem trước ảnh hưởng").click()
    expect(page.get_by_text("“Sở Hai” kế tục “Sở Một”.")).to_be_visible()
    page.get_by_role("button", name="Sửa lại").click()
    page.get_by_label("Tên mới").fill("Sở Ba")
    page.get_by_role("button", name="Xem trước ảnh hưởng").click()
    page.get_by_role("button", name="Xác nhận").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Ba")
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.get_by_role("link", name="Sở Một").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def seed_department():
    return UserFactory(), AgencyFactory(name="Sở Một", kind="so", level=AgencyLevel.DEPARTMENTAL)
