"""A log of the line in a real browser: sent, looked at, decided, applied, compared, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eventapp.attendance.service import report_sheet
from tests.connections.scene import HEAD, Scene
from tests.e2e.conftest import Server
from tests.factories import RegistrationFactory

pytestmark = pytest.mark.e2e


def seed() -> Scene:
    """Two points; one reports three people but joins under a name nobody knows."""
    scene = Scene()
    for _ in range(3):
        RegistrationFactory(point=scene.tan_dan)
    report_sheet(scene.tan_dan, scene.morning, 3, by=scene.organiser)
    return scene


@pytest.fixture
def server(live_server) -> Server:
    return live_server(seed)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_log_is_sent_decided_applied_and_compared_with_the_sheets(
    server: Server, new_page: Callable[..., Page], tmp_path: Path, width: int
):
    scene = server.seeded
    file = tmp_path / "participants.csv"
    rows = (scene.row("ĐC001 Hồng Tiến"), scene.row("Máy chiếu Tân Dân", 5, 200))
    file.write_text(HEAD + "\n".join(rows) + "\n")
    page = new_page(width, server=server, user=scene.organiser)
    heading = page.get_by_role("heading", level=1)

    page.goto(f"/trainings/{scene.training.code}/lines/")
    page.get_by_role("link", name="Nhập nhật ký").click()
    page.get_by_label("Tệp nhật ký").set_input_files(file)
    page.get_by_role("button", name="Đọc nhật ký").click()
    expect(heading).to_have_text("Còn 1 tên chưa rõ điểm cầu")

    page.get_by_role("button", name="Áp dụng nhật ký").click()
    page.goto(f"/trainings/{scene.training.code}/lines/half-days/1310S/contradictions/")
    expect(heading).to_have_text("Sáng 13/10: 1 mâu thuẫn cần xem")
    expect(page.locator(".clash")).to_contain_text(
        "Đã báo sĩ số nhưng không thấy trên đường truyền"
    )

    page.goto(f"/trainings/{scene.training.code}/lines/")
    page.get_by_role("link", name="participants.csv", exact=True).click()
    page.get_by_role("button", name="“Máy chiếu Tân Dân” là Điểm cầu xã Tân Dân").click()
    expect(heading).to_have_text("Nhật ký đang được tính; mọi tên đều đã rõ")
    page.goto(f"/trainings/{scene.training.code}/lines/half-days/1310S/contradictions/")
    expect(heading).to_have_text("Sáng 13/10: không có mâu thuẫn")

    page.get_by_role("link", name="Điểm cầu", exact=True).last.click()
    expect(heading).to_have_text("Sáng 13/10: 2 trên 2 điểm cầu nối đủ thời gian")
