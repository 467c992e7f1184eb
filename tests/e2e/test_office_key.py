"""An official issues a paper that the office's key signs; whoever holds it checks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.documents import read_key
from eventapp.registry.signatures import check
from tests.conftest import WEDNESDAY_MORNING
from tests.documents.office import NAME, PASSWORD, make_key
from tests.e2e.conftest import Server
from tests.reports.world import World

pytestmark = pytest.mark.e2e


def locked_sheet() -> int:
    clock.run_on(lambda: WEDNESDAY_MORNING)
    world = World()
    world.register(world.commune, "Trần Thị An")
    world.lock(world.commune, world.morning)
    db.session.commit()
    return world.organiser.id


@pytest.fixture
def server(live_server, tmp_path: Path) -> Server:
    server = live_server(locked_sheet)
    server.app.config["SIGNING_KEY"] = read_key(make_key(tmp_path), PASSWORD)
    return server


@pytest.mark.parametrize("width", [360, 1280])
def test_a_paper_is_signed_as_it_is_issued(
    width: int, server: Server, new_page: Callable[..., Page]
):
    with server.app.app_context():
        user = db.session.get_one(User, server.seeded)
    page = new_page(width, server=server, user=user)
    page.goto("/trainings/BDG-2021/papers/sheet/issue?session=1310S&point=ĐC004")
    expect(page.get_by_text(NAME)).to_be_visible()
    page.get_by_role("button", name="Phát hành văn bản").click()

    expect(page.get_by_text("Đã ký số bằng khóa của cơ quan").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải văn bản (PDF)").click()
    verdict = check(download.value.path().read_bytes())
    assert (verdict.is_intact, verdict.signers) == (True, (NAME,))
    page.get_by_role("link", name="Người khác thấy gì").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản này là thật")
    expect(page.get_by_text("Đã ký số bằng khóa của cơ quan")).to_be_visible()
