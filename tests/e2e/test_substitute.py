"""Replacing a registered person in a real browser, and reading both of their pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eventapp.accounts.models import User
from eventapp.database import db
from tests.e2e.conftest import Server
from tests.factories import PointFactory, RegistrationFactory, TrainingFactory, UserFactory

pytestmark = pytest.mark.e2e


def make_training() -> dict[str, int]:
    point = PointFactory(training=TrainingFactory(code="BDG-2021"))
    row = RegistrationFactory(point=point, full_name="Nguyễn Thị Hà")
    return {"organiser": UserFactory().id, "row": row.id}


@pytest.fixture
def server(live_server) -> Server:
    return live_server(make_training)


def test_somebody_goes_in_place_of_a_registered_person(
    server: Server, new_page: Callable[..., Page]
):
    with server.app.app_context():
        user = db.session.get_one(User, server.seeded["organiser"])
    page = new_page(360, server=server, user=user)
    page.goto(f"/trainings/BDG-2021/registrations/{server.seeded['row']}/")

    page.get_by_role("link", name="Cử người đi thay").click()
    page.get_by_label("Lý do").fill("Ốm")
    page.get_by_label("Họ và tên").fill("Trần Thị Lan")
    page.get_by_label("Nữ", exact=True).check()
    page.get_by_role("button", name="Cử người đi thay").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Trần Thị Lan")
    page.get_by_role("link", name="Các lần tập huấn của người này").click()
    expect(page.get_by_text("thay cho Nguyễn Thị Hà")).to_be_visible()
