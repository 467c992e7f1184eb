"""Both sample lists, from the file to registered people, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eventapp import clock
from eventapp.access import Role
from eventapp.agencies import unit_files
from eventapp.agencies.models import Agency
from eventapp.agencies.service import import_units
from eventapp.database import db
from eventapp.registrations.models import Registration
from tests.conftest import WEDNESDAY_MORNING
from tests.e2e.conftest import Server
from tests.factories import InvitationFactory, PointFactory, TrainingFactory, UserFactory, group_of

pytestmark = pytest.mark.e2e

SAMPLES = Path(__file__).parent.parent / "lists" / "samples"
UNITS = Path(unit_files.__file__).parent / "units"


def make_training() -> dict[str, int]:
    """The units of 2021, one training, the main room and one in every commune of Khoái Châu."""
    clock.run_on(lambda: WEDNESDAY_MORNING)
    for file in ("districts", "communes", "agencies"):
        import_units(unit_files.read(UNITS / f"hungyen_{file}_2021.csv").units, by=None)
    agencies = {one.reference: one for one in db.session.query(Agency)}
    health, district = agencies["HY21-SYT"], agencies["district:330"]
    training = TrainingFactory(code="BDG-2021", host=agencies["HY21-SLDTBXH"])
    PointFactory(training=training, agency=training.host, is_main=True, seats=200)
    PointFactory(training=training, agency=district, seats=30)
    for agency in agencies.values():
        if agency.parent_id == district.id:
            PointFactory(training=training, agency=agency, seats=30)
    group = group_of(training, "G2")
    InvitationFactory(training=training, agency=health, group=group, seats=8)
    focals = {
        name: UserFactory(role=Role.FOCAL_PERSON, agency=agency)
        for name, agency in (("health", health), ("district", district))
    }
    return {name: user.id for name, user in focals.items()}


@pytest.fixture
def server(live_server) -> Server:
    return live_server(make_training)


@pytest.fixture
def send(server: Server, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def send(who: str, sample: str, width: int) -> Page:
        from eventapp.accounts.models import User

        with server.app.app_context():
            user = db.session.get_one(User, server.seeded[who])
        page = new_page(width, server=server, user=user)
        page.goto("/trainings/BDG-2021/registrations/")
        page.get_by_role("link", name="Gửi danh sách").click()
        page.get_by_label("Tệp Excel").set_input_files(SAMPLES / sample)
        page.get_by_role("button", name="Đọc danh sách").click()
        return page

    return send


def registered(server: Server) -> dict[str, str]:
    with server.app.app_context():
        return {row.full_name: row.status.value for row in db.session.query(Registration)}


def test_a_department_answers_one_question_and_one_person_waits(server: Server, send):
    page = send("health", "A_so_nganh_So_Y_te.xlsx", 1280)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Còn 1 việc")
    expect(page.get_by_text("Số CCCD").first).to_be_visible()
    alike = page.locator("#row-21")
    expect(alike).to_contain_text("Nguyễn Thị Hà (1985)")
    alike.get_by_role("button", name="Là hai người khác nhau").click()
    page.get_by_role("button", name=re.compile("Đăng ký 9 người")).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã đăng ký 8 người")
    found = registered(server)
    assert (len(found), list(found.values()).count("waiting")) == (9, 1)
    assert {"Nguyễn Thị Hà", "Nguyễn Thị Hạ"} <= set(found)


def test_a_district_answers_four_questions_on_a_phone(server: Server, send):
    page = send("district", "B_huyen_Khoai_Chau.xlsx", 360)

    page.get_by_role("button", name="Đổi chỗ ngày và tháng").click()
    row = page.locator("#row-15")
    row.get_by_role("button", name="Bỏ dòng này").click()
    page.locator("#row-18").get_by_role("link", name="Sửa dòng 18").click()
    page.get_by_label("Số điện thoại").fill("0913000205")
    page.get_by_role("button", name="Lưu dòng này").click()
    page.locator("#row-28").get_by_role("button", name="Là hai người khác nhau").click()

    page.goto("/trainings/BDG-2021/registrations/")  # leaves, and comes back later
    page.get_by_role("link", name="B_huyen_Khoai_Chau.xlsx").click()
    page.locator("#row-31").get_by_role("button", name="Nam", exact=True).click()
    page.get_by_role("button", name=re.compile("Đăng ký 19 người")).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã đăng ký 19 người")
    found = registered(server)
    assert len(found) == 19
    assert {"Nguyễn Thị Hòa", "Nguyễn Thị Hoà"} <= set(found)
    with server.app.app_context():
        rows = {row.full_name: row for row in db.session.query(Registration)}
        assert str(rows["Đỗ Thị Thanh Huyền"].birth_date) == "1973-08-03"
        assert rows["Chu Văn Đức"].agency_name == "Xã Hồng Tiến"
