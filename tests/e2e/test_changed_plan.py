"""A half-day is called off: what the organiser does, and what everybody else then reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.trainings.models import Training
from eventapp.trainings.service import publish
from tests.e2e.conftest import Server
from tests.factories import UserFactory
from tests.trainings.plans import planned

pytestmark = pytest.mark.e2e
REASON = "Bão số 7, các cuộc họp tạm dừng"


def seed() -> tuple[User, Training]:
    """A training that begins in ten days."""
    first = clock.today() + timedelta(days=10)
    training = planned(starts_on=first, ends_on=first, groups=("G1", "G2", "G4", "G9"))
    organiser = UserFactory(role=Role.ORGANISER)
    publish(training, by=organiser)
    return organiser, training


@pytest.fixture
def server(live_server) -> Server:
    return live_server(seed)


def test_a_cancelled_morning_is_read_by_anybody(server: Server, new_page: Callable[..., Page]):
    organiser, training = server.seeded
    morning = f"Sáng {training.starts_on:%d/%m}"
    page = new_page(1280, server=server, user=organiser)
    page.goto(f"/trainings/{training.code}/")

    page.get_by_role("link", name=f"Sửa: {morning}").click()
    page.get_by_role("link", name="Hủy buổi này").click()
    page.get_by_label("Lý do").fill(REASON)
    page.get_by_role("button", name="Hủy buổi").click()

    expect(page.get_by_text(REASON).first).to_be_visible()
    phone = new_page(360, server=server)
    phone.goto(f"/t/{training.code}")
    expect(
        phone.get_by_text(f"{morning}/{training.starts_on.year}: buổi này bị hủy.")
    ).to_be_visible()
    with phone.expect_download() as saved:
        phone.get_by_role("link", name="Thêm vào lịch").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.count("STATUS:CANCELLED") == 1
    assert text.count("STATUS:CONFIRMED") == 1
