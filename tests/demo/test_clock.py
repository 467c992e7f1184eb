"""The demo runs on its own time, which an organiser may set; nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from eventapp import clock, create_app
from eventapp.access import Role
from eventapp.demo.moments import MOMENTS
from eventapp.demo.own_clock import DemoClock

START = datetime(2021, 10, 14, 0, 40, tzinfo=UTC)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch):
    """Set what the machine's own clock says."""

    def says(moment: datetime) -> None:
        monkeypatch.setattr(clock, "machine_now", lambda: moment)

    says(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    return says


@pytest.fixture
def in_demo_mode(app: Flask, machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The application under test as if a demo had been loaded."""
    kept = DemoClock.of(tmp_path)
    kept.set_to(START)
    extensions = app.extensions | {"demo_clock": kept}
    monkeypatch.setattr(app, "extensions", extensions)
    return kept


def test_the_clock_runs_on_from_where_it_was_set(tmp_path: Path, machine):
    demo_clock = DemoClock.of(tmp_path)
    demo_clock.set_to(START)

    machine(clock.machine_now() + timedelta(minutes=5))

    assert demo_clock.now() == START + timedelta(minutes=5)


def test_every_process_sees_what_another_one_set(tmp_path: Path, machine):
    server, other = DemoClock.of(tmp_path), DemoClock.of(tmp_path)
    server.set_to(START)
    server.now()

    other.set_to(MOMENTS["afternoon"].at)

    assert server.now() == MOMENTS["afternoon"].at


def test_without_the_file_it_is_the_machines_time(tmp_path: Path, machine):
    assert DemoClock.of(tmp_path).now() == clock.machine_now()


def test_an_installation_without_demo_keeps_the_real_time(settings, tmp_path: Path):
    clock.run_on(None)
    app = create_app(settings | {"DATA_DIR": tmp_path, "DATABASE_URL": ""})

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert "demo_sign_ins" not in app.extensions


def test_an_installation_with_a_demo_runs_on_its_time(settings, tmp_path: Path):
    DemoClock.of(tmp_path).set_to(START)

    app = create_app(settings | {"DATA_DIR": tmp_path, "DATABASE_URL": ""})

    assert timedelta() <= clock.now() - START < timedelta(minutes=1)
    assert [one.role for one in app.extensions["demo_sign_ins"]] == list(Role)


def test_jump_sets_the_time_and_goes_back(sign_in, in_demo_mode):
    browser = sign_in(role=Role.ORGANISER)

    response = browser.post("/demo/clock", data={"to": "morning-due", "next": "/trainings/"})

    assert (response.status_code, response.location) == (302, "/trainings/")
    assert in_demo_mode.now() == MOMENTS["morning-due"].at


def test_jump_refuses_a_moment_that_is_not_in_the_list(sign_in, in_demo_mode):
    response = sign_in(role=Role.ORGANISER).post("/demo/clock", data={"to": "yesterday"})

    assert response.status_code == 409
    assert "one of the moments in the list" in response.get_data(as_text=True)
    assert in_demo_mode.now() == START


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ORGANISER])
def test_jump_is_for_organisers(sign_in, in_demo_mode, role: Role):
    response = sign_in(role=role).post("/demo/clock", data={"to": "morning"})

    assert response.status_code == 403


def test_jump_does_not_exist_outside_the_demo(sign_in):
    assert sign_in().post("/demo/clock", data={"to": "morning"}).status_code == 404
