"""Papers of locked sheets are there before anybody asks for them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eventapp.attendance.queries import get_sheet
from eventapp.attendance.service import reopen_sheet
from eventapp.documents import cache, render
from eventapp.errors import RuleBroken
from eventapp.reports import ahead
from eventapp.reports.ahead import print_ahead
from tests.reports.world import World

PAPERS = "/trainings/BDG-2021/papers/"
SHEET = f"{PAPERS}sheet.pdf?session=1310S&point=ĐC004"


@pytest.fixture
def world(app) -> World:
    shutil.rmtree(Path(app.config["DATA_DIR"]) / "papers", ignore_errors=True)
    world = World()
    world.register(world.commune, "Trần Thị An")
    return world


@pytest.fixture
def rendered(monkeypatch) -> list:
    """The papers that were really printed."""
    papers: list = []

    def note(paper):
        papers.append(paper)
        return render(paper)

    monkeypatch.setattr(cache, "render", note)
    return papers


def lock_all(world: World, *sessions) -> None:
    for session in sessions:
        for agency in world.agencies.values():
            if agency.name in world.points:
                world.lock(agency, session)


def test_a_sheet_that_was_locked_is_printed_once_and_then_only_given_out(world, rendered, sign_in):
    world.lock(world.commune, world.morning)

    assert print_ahead() == 1
    assert print_ahead() == 0
    answer = sign_in().get(SHEET)

    assert answer.data.startswith(b"%PDF")
    assert len(rendered) == 1


def test_the_last_sheet_of_a_half_day_completes_its_report(world, rendered, sign_in):
    lock_all(world, world.morning)

    assert print_ahead() == len(world.points) + 1
    before = len(rendered)
    sign_in().get(f"{PAPERS}consolidated.pdf?session=1310S")

    assert len(rendered) == before


def test_the_last_sheet_of_all_completes_the_reports_of_day_and_training(app, world):
    lock_all(world, world.morning, world.afternoon)

    # each sheet, both half-days, the day and the whole training twice asked for, printed once
    assert print_ahead() == 2 * len(world.points) + 6
    kept = Path(app.config["DATA_DIR"]) / "papers"
    assert len(list(kept.glob("*.pdf"))) == 2 * len(world.points) + 4


def test_a_sheet_that_was_reopened_waits_until_it_is_locked_again(world):
    world.lock(world.commune, world.morning)
    sheet = get_sheet(world.point(world.commune), world.morning, viewer=world.organiser)
    reopen_sheet(sheet, reason="bổ sung", by=world.organiser)
    assert print_ahead() == 0

    world.lock(world.commune, world.morning, 2)
    assert print_ahead() == 1


def test_what_takes_too_long_is_left_for_the_next_minute(world, monkeypatch):
    monkeypatch.setattr(ahead, "MOST_SECONDS", 0.0)
    world.lock(world.commune, world.morning)
    world.lock(world.other_commune, world.morning)

    assert [print_ahead(), print_ahead(), print_ahead()] == [1, 1, 0]


def test_a_paper_that_cannot_be_printed_holds_up_no_other(world, monkeypatch, caplog):
    def refuse(*_args: object) -> None:
        raise RuleBroken("A table of 30 columns does not fit.")

    world.lock(world.commune, world.morning)
    with monkeypatch.context() as patch, caplog.at_level("WARNING", "eventapp.reports"):
        patch.setattr(ahead, "printed", refuse)
        assert print_ahead() == 0
    world.lock(world.other_commune, world.morning)

    assert "was not printed ahead" in caplog.text
    assert print_ahead() == 1
