"""The main job, end to end in a real browser, on the real units of 2021.

One journey in six steps: an organiser plans, a focal person registers, an operator takes the roll
on a phone, the organiser watches and locks, an official downloads, and all of it is in the journal.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.service import NewUser, add_user
from eventapp.agencies import unit_files
from eventapp.agencies.models import Agency
from eventapp.agencies.service import import_units
from eventapp.database import db
from tests.e2e.conftest import Server

pytestmark = pytest.mark.e2e

UNITS = Path(unit_files.__file__).parent / "units"
PASSWORD = "hoa-sen-tren-ho"
TITLE = "Hội nghị tập huấn về bình đẳng giới năm 2021"
POINT = "Điểm cầu xã Hồng Tiến"
PEOPLE = [  # name, birth, sex, position
    ("Đỗ Thị Bưởi", "1979", "Nữ", "Chủ tịch Hội LHPN xã"),
    ("Trần Văn Chuẩn", "05/03/1985", "Nam", "Công chức LĐ-TB&XH"),
    ("Nguyễn Thị Ánh Nguyệt", "12/9/1990", "Nữ", "Phó Chủ tịch UBND xã"),
]


def make_units_and_accounts() -> None:
    for file in ("districts", "communes", "agencies"):
        import_units(unit_files.read(UNITS / f"hungyen_{file}_2021.csv").units, by=None)
    commune = db.session.query(Agency).filter_by(official_code="12244").one()
    for name, role, agency in (
        ("Lê Thị Tổ Chức", Role.ORGANISER, None),
        ("Vũ Thị Đầu Mối", Role.FOCAL_PERSON, commune),
        ("Phạm Văn Điểm Cầu", Role.OPERATOR, commune),
        ("Hoàng Thị Lãnh Đạo", Role.OFFICIAL, None),
    ):
        new = NewUser(
            email=f"{role.value}@hungyen.example", full_name=name, role=role, agency=agency
        )
        add_user(new, password=PASSWORD, by=None)


def it_is(day: date, hour: time) -> None:
    clock.run_on(lambda: clock.at(day, hour))


@pytest.fixture
def server(live_server) -> Server:
    it_is(date(2021, 9, 20), time(9))
    return live_server(make_units_and_accounts)


@pytest.fixture
def enter(server: Server, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def enter(role: Role, width: int = 1280) -> Page:
        page = new_page(width, server=server)
        page.goto("/")
        page.get_by_label("E-mail").fill(f"{role.value}@hungyen.example")
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        return page

    return enter


def test_from_plan_to_locked_sheet_to_paper(server: Server, enter, tmp_path: Path):
    organiser = enter(Role.ORGANISER)
    plan(organiser)
    add_all_points(organiser)
    give_seats_and_publish(organiser)
    put_in_charge(organiser, "Phạm Văn Điểm Cầu")

    focal_person = enter(Role.FOCAL_PERSON)
    for person in PEOPLE:
        register(focal_person, *person)
    find_and_correct(focal_person)

    it_is(date(2021, 10, 13), time(7, 35))
    board = organiser
    board.goto("/trainings/BDG-2021/board/1310S/")
    expect(board.get_by_role("heading", level=1)).to_contain_text("172 điểm cầu")

    operator = enter(Role.OPERATOR, width=360)
    take_the_roll(operator)

    it_is(date(2021, 10, 13), time(8, 20))
    lock_from_the_board(board)

    official = enter(Role.OFFICIAL)
    read_the_papers(official, tmp_path)

    organiser.goto("/journal/")
    journal = organiser.get_by_role("main")
    for who_did_what in (
        "Lê Thị Tổ Chức khóa",
        "Phạm Văn Điểm Cầu báo sĩ số",
        "Vũ Thị Đầu Mối đăng ký",
    ):
        expect(journal).to_contain_text(re.compile(who_did_what.replace(" ", r"\s+")))


def plan(page: Page) -> None:
    page.goto("/trainings/new")
    page.get_by_label("Tên hội nghị").fill(TITLE)
    page.get_by_label("Ngày đầu").fill("13/10/2021")
    page.get_by_label("Ngày cuối").fill("31/02/2021")
    host = page.get_by_role("combobox", name="Cơ quan chủ trì")
    host.select_option(label="Sở Lao động - Thương binh và Xã hội")
    page.get_by_label("Mã").fill("BDG-2021")
    page.get_by_label("Địa danh trên văn bản").fill("Hưng Yên")
    page.get_by_role("button", name="Lập bản nháp").click()
    last_day = page.get_by_label("Ngày cuối")
    expect(last_day).to_have_value("31/02/2021")  # what was typed is kept, the fault is beside it
    expect(last_day).to_have_attribute("aria-invalid", "true")
    last_day.fill("15/10/2021")
    page.get_by_role("button", name="Lập bản nháp").click()
    expect(page).to_have_url(re.compile("/trainings/BDG-2021/"))
    expect(page.get_by_role("main")).to_contain_text("Chiều 15/10")


def add_all_points(page: Page) -> None:
    page.goto("/trainings/BDG-2021/points/bulk")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.locator("main form").get_by_role("button").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("172 điểm cầu")


def give_seats_and_publish(page: Page) -> None:
    for group, level, seats in (("G3", "Cấp huyện (10)", 13), ("G4", "Cấp xã (161)", 3)):
        page.goto("/trainings/BDG-2021/invitations/rule")
        groups = page.get_by_role("combobox", name="Nhóm đối tượng")
        groups.select_option(index=int(group[1]))
        page.get_by_role("combobox", name="Cấp").select_option(label=level)
        page.get_by_label("Chỉ tiêu của mỗi cơ quan").fill(str(seats))
        page.get_by_role("button", name="Xem trước thay đổi").click()
        page.get_by_role("button", name="Giao chỉ tiêu này").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("613 người")  # 10 x 13 + 161 x 3
    page.goto("/trainings/BDG-2021/")
    page.get_by_role("button", name="Phát hành").click()
    expect(page.get_by_role("main")).to_contain_text("Đang nhận đăng ký")


def put_in_charge(page: Page, operator: str) -> None:
    page.goto("/trainings/BDG-2021/points/?q=hong+tien")
    page.get_by_role("link", name=POINT).first.click()
    choice = page.get_by_label("Thêm người phụ trách")
    choice.select_option(label=f"{operator} (operator@hungyen.example)")
    page.get_by_role("button", name="Giao phụ trách").click()
    expect(page.get_by_role("listitem").filter(has_text=operator)).to_be_visible()


def register(page: Page, name: str, birth: str, sex: str, position: str) -> None:
    page.goto("/trainings/BDG-2021/registrations/new")
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Năm sinh hoặc ngày sinh").fill(birth)
    page.get_by_role("radio", name=sex).check()
    page.get_by_label("Chức vụ", exact=True).fill(position)
    page.get_by_label("Vai trò tại hội nghị").select_option(index=2)
    page.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(name)


def find_and_correct(page: Page) -> None:
    page.goto("/trainings/BDG-2021/registrations/")
    rows = page.locator("tbody .name")
    expect(rows).to_contain_text(["Bưởi", "Chuẩn", "Nguyệt"])  # by given name
    page.get_by_role("searchbox").fill("anh nguyet")
    page.get_by_role("button", name="Tìm").click()
    expect(rows).to_contain_text(["Nguyễn Thị Ánh Nguyệt"])
    rows.first.get_by_role("link").click()
    page.get_by_role("link", name=re.compile("^Sửa")).first.click()
    page.get_by_label("Số điện thoại (Zalo)").fill("+84 912 345 678")
    page.locator("main form").get_by_role("button").first.click()
    expect(page.get_by_role("main")).to_contain_text("0912 345 678")


def take_the_roll(page: Page) -> None:
    expect(page.get_by_role("main")).to_contain_text(POINT)
    page.get_by_role("link", name=re.compile("^Điểm danh")).first.click()
    page.get_by_role("group", name="Trần Văn Chuẩn").get_by_role("button", name="Vắng").click()
    page.get_by_role("button", name="Có mặt tất cả người chưa điểm").click()
    expect(page.get_by_role("status").first).to_contain_text("Máy chủ đã nhận đủ")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == 360, "nothing reaches over the edge of a small phone"
    page.get_by_text("Báo sĩ số: có mặt 2/3").click()
    expect(page.get_by_label(re.compile("^Số người"))).to_have_value("2")
    page.get_by_role("button", name="Gửi báo cáo sĩ số").click()
    expect(page.get_by_role("main")).to_contain_text("Ban Tổ chức đã nhận sĩ số")


def lock_from_the_board(page: Page) -> None:
    tile = page.get_by_role("link", name=re.compile("Xã Hồng Tiến|xã Hồng Tiến")).first
    expect(tile).to_contain_text("2/3", timeout=30_000)  # it came without a reload
    page.on("dialog", lambda question: question.accept())
    page.get_by_role("button", name="Khóa 1 phiếu đã khớp").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("[Đđ]ã khóa 1 phiếu"))
    page.goto("/trainings/BDG-2021/board/1310S/?state=locked")
    expect(page.get_by_role("link", name=re.compile("[Xx]ã Hồng Tiến")).first).to_be_visible()


def read_the_papers(page: Page, folder: Path) -> None:
    page.goto("/trainings/BDG-2021/papers/summary/?session=1310S")
    total = page.get_by_role("table").first.get_by_role("row").last.inner_text()
    on_screen = total.replace("%", "").split()[1:]
    assert on_screen[:4] == ["613", "3", "2", "2"]  # called, registered, present, women

    paper = text_of(download(page, "consolidated.pdf?session=1310S", folder))
    assert "Số:    /BC-SLĐTBXH" in paper  # the number is the registry's
    assert on_screen in [line.split()[2:] for line in paper.splitlines() if "Tổng cộng" in line]
    sheet = text_of(download(page, "sheet.pdf?point=ĐC077&session=1310S", folder))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheet
    assert "Đỗ Thị Bưởi" in sheet
    everybody = text_of(download(page, "participants.pdf", folder))
    assert [name for name, *_ in PEOPLE if name.split()[-1] not in everybody] == []
    assert download(page, "consolidated.xlsx", folder).read_bytes().startswith(b"PK")


def download(page: Page, paper: str, folder: Path) -> Path:
    answer = page.request.get(f"/trainings/BDG-2021/papers/{paper}")
    assert answer.status == 200, paper
    file = folder / "paper.pdf"
    file.write_bytes(answer.body())
    return file


def text_of(file: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True
    ).stdout
