"""Codes at the door in a real browser: a camera that sees one, a room's screen, a phone."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Page, Playwright, expect
from sqlalchemy import select

from eventapp.attendance.models import Mark
from eventapp.attendance.presence import MarkSource
from eventapp.badges.service import issue
from eventapp.checkin.service import allow
from eventapp.database import db
from tests.attendance.scene import Scene, make_scene
from tests.e2e.conftest import ARGUMENTS, CHROMIUM, PATIENCE_MS, Server
from tests.factories import UserFactory

pytestmark = pytest.mark.e2e
DECODER = ("scanner.js", "zxing-reader")


@pytest.fixture
def server(live_server) -> Server:
    def seed() -> tuple[Scene, str, str]:
        organiser = UserFactory()
        scene = make_scene(3)
        guest = make_scene(1, training=scene.training, session=scene.session).people[0]
        allow(scene.training, allowed=True, by=organiser)
        own, foreign = issue(scene.people[0], by=organiser), issue(guest, by=organiser)
        return scene, own.token, foreign.token

    return live_server(seed)


def film(path: Path, text: str) -> Path:
    """What a camera sees that is held over a printed code."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=8, border=4)
    frame = Image.new("RGB", (640, 480), "gray")
    frame.paste(Image.open(drawn).convert("RGB").resize((360, 360)), (140, 60))
    picture = io.BytesIO()
    frame.save(picture, "JPEG", quality=90)
    path.write_bytes(picture.getvalue() * 5)
    return path


@pytest.fixture
def camera(playwright: Playwright, server: Server, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """``camera(token)``: the operator's phone, whose camera sees this code."""
    browsers = []

    def start(token: str) -> Page:
        seen = film(tmp_path / "camera.mjpeg", f"{server.url}/c#{token}")
        fake = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[*ARGUMENTS, *fake, f"--use-file-for-fake-video-capture={seen}"],
        )
        browsers.append(browser)
        context = browser.new_context(base_url=server.url, viewport={"width": 360, "height": 760})
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([server.cookie_of(server.seeded[0].operator)])
        page = context.new_page()
        page.goto(address(server.seeded[0]))
        page.wait_for_selector("html[data-ready]")
        return page

    yield start
    for browser in browsers:
        browser.close()


def address(scene: Scene, rest: str = "") -> str:
    place = f"{scene.session.code}/{scene.point.code}"
    return f"/trainings/{scene.training.code}/roll-call/{place}/{rest}"


def sources(server: Server) -> list[MarkSource]:
    with server.app.app_context():
        return list(db.session.scalars(select(Mark.source)))


def test_the_camera_marks_who_shows_her_code_and_is_fetched_only_when_opened(server, camera):
    scene, own, _ = server.seeded
    page = camera(own)
    asked: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name)"
    )
    assert not [address for address in asked if any(name in address for name in DECODER)]

    page.get_by_role("button", name="Quét mã cá nhân").click()

    result = page.get_by_role("dialog").get_by_role("status")
    expect(result).to_contain_text(f"{scene.people[0].full_name}: có mặt", timeout=PATIENCE_MS)
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator(f"#p{scene.people[0].id} .tick")).to_have_text("Đã nhận")
    assert sources(server) == [MarkSource.QR]


def test_the_camera_works_without_a_line_once_it_was_opened_with_one(server, camera):
    scene, own, _ = server.seeded
    page = camera("A" * 26)
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.get_by_role("button", name="Quét mã cá nhân").click()
    result = page.get_by_role("dialog").get_by_role("status")
    expect(result).to_contain_text("Không có mã này.", timeout=PATIENCE_MS)

    page.context.set_offline(True)
    page.get_by_label("Hoặc gõ tám ký tự").fill(own[:4] + "-" + own[4:8].lower())
    page.get_by_role("button", name="Ghi", exact=True).click()

    expect(result).to_contain_text(f"{scene.people[0].full_name}: có mặt")
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator(f"#p{scene.people[0].id} .tick")).to_have_text("Trên máy này")
    assert sources(server) == []


def test_somebody_of_another_point_is_offered_as_present_here(server, camera):
    scene, _, foreign = server.seeded
    page = camera(foreign)

    page.get_by_role("button", name="Quét mã cá nhân").click()
    page.get_by_role("button", name="Ghi có mặt tại đây").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("có mặt tại đây")
    page.get_by_role("button", name="Đóng").click()

    expect(page.locator(".people > li")).to_have_count(len(scene.people) + 1)
    assert sources(server) == [MarkSource.QR]


def test_a_participant_scans_the_screen_of_the_room_and_is_present(server, new_page):
    scene, *_ = server.seeded
    screen = new_page(1280, server=server, user=scene.operator)
    screen.goto(address(scene, "screen"))
    screen.get_by_role("button", name="Hiện mã").click()
    code = screen.locator("#code").inner_text()

    phone = new_page(360, server=server)
    phone.goto(f"/c#{code}")
    phone.wait_for_url("**/c/who")
    phone.get_by_label("Tìm tên của bạn").fill("binh")
    phone.get_by_role("radio", name="Lê Thị Bình").check()
    phone.get_by_role("button", name="Đúng là tôi, tôi có mặt").click()

    expect(phone.get_by_role("heading", name="Bạn đã được điểm danh")).to_be_visible()
    assert sources(server) == [MarkSource.SELF]
