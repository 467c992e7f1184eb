"""An agency answers on a phone, the organiser asks the others again; a job is watched."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.jobs import service, worker
from eventapp.trainings.models import TrainingState
from tests.e2e.conftest import Server
from tests.factories import UserFactory
from tests.invitations.scene import Scene, a_scene
from tests.jobs import work  # noqa: F401 - its kinds of jobs

pytestmark = pytest.mark.e2e


def seed() -> Scene:
    scene = a_scene(communes=2)
    scene.training.state = TrainingState.PUBLISHED
    return scene


def test_one_agency_answers_and_the_other_is_asked_again(
    live_server: Callable[..., Server], new_page: Callable[..., Page]
):
    server = live_server(seed)
    scene = server.seeded
    phone = new_page(360, server=server, user=scene.focal[0])
    phone.goto("/trainings/BDG-2021/reply/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Cơ quan được đề nghị cử 3 người")
    phone.get_by_role("link", name="Không cử người tham dự").click()
    phone.get_by_label("Lý do không cử người tham dự").fill("Trực phòng, chống dịch")
    phone.get_by_role("button", name="Trả lời Ban Tổ chức").click()
    expect(phone.get_by_role("main")).to_contain_text("Trực phòng, chống dịch")

    desk = new_page(1280, server=server, user=scene.organiser)
    desk.goto("/trainings/BDG-2021/invitations/replies")
    expect(desk.get_by_role("heading", level=1)).to_have_text("1/2 cơ quan đã trả lời")
    desk.get_by_role("link", name="Nhắc trả lời").first.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("1 cơ quan chưa trả lời")
    desk.get_by_role("link", name="Tin nhắn cho Huyện Khoái Châu").click()
    expect(desk.get_by_label("Tin nhắn")).to_have_value(re.compile("chỉ tiêu|xã Hồng Tiến 1"))
    desk.get_by_role("button", name="Gửi bằng thư điện tử").click()
    expect(desk.get_by_role("main")).to_contain_text("Số thư đã soạn: 1.")
    desk.get_by_role("link", name="Hộp thư đi").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("1 thư đang chờ gửi")


def a_user() -> User:
    return UserFactory()


def test_a_job_is_watched_to_its_end_without_reloading(
    live_server: Callable[..., Server], new_page: Callable[..., Page]
):
    server = live_server(a_user)
    with server.app.app_context():
        user = db.session.get_one(User, server.seeded.id)
        job = service.enqueue("tests.write", {"word": "xong"}, subject="ds.xlsx", by=user)
    page = new_page(1280, server=server, user=server.seeded)
    page.goto(f"/jobs/{job.id}/")
    expect(page.get_by_role("main")).to_contain_text("Đang chờ đến lượt")

    with server.app.app_context():
        worker.do(job.id)

    expect(page.get_by_role("main")).to_contain_text("Written: xong.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải a.txt").click()
    assert download.value.suggested_filename == "a.txt"
