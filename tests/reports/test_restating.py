"""Figures by the agencies of today: nothing is lost, nothing is booked silently on one heir."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest

from eventapp.agencies.models import AgencySuccession, SuccessionKind
from eventapp.attendance.presence import Presence
from eventapp.database import db
from eventapp.reports import tables
from eventapp.reports.figures import Figures, total
from eventapp.reports.queries import restate, summary
from tests.documents.reading import words
from tests.factories import AgencyFactory
from tests.reports.world import World, random_world

REFORM = date(2025, 7, 1)
TODAY = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
IN_2026 = date(2026, 11, 25)
SUMMARY = "/trainings/BDG-2021/papers/summary/?units=today"


def reform(world: World) -> None:
    """One commune is merged, the other split; the districts end; the department is as it was."""
    new = {
        name: AgencyFactory(name=name, parent=world.province, valid_from=REFORM)
        for name in ("Xã Mới", "Xã Trái", "Xã Phải")
    }
    became(world.commune, new["Xã Mới"])
    for half in ("Xã Trái", "Xã Phải"):
        became(world.other_commune, new[half], SuccessionKind.SPLIT)
    for district in (world.district, world.other_district):
        became(district, None, SuccessionKind.DISSOLVED)


def became(old, new, kind=SuccessionKind.MERGED):
    old.valid_to = date(2025, 6, 30)
    db.session.add(
        AgencySuccession(
            from_id=old.id,
            to_id=new.id if new else None,
            kind=kind,
            effective_on=REFORM,
            is_partial=kind is SuccessionKind.SPLIT,
        )
    )
    db.session.commit()


@pytest.fixture
def world(time) -> World:
    world = World()
    for agency, group in (
        (world.health, "G2"),
        (world.district, "G3"),
        (world.commune, "G4"),
        (world.other_commune, "G4"),
    ):
        world.call(agency, group, 2)
        world.mark(world.register(agency, "Trần Thị An", group), world.morning, Presence.PRESENT)
    reform(world)
    time(TODAY)
    return world


def found(world: World, on: date = IN_2026):
    return restate(summary(world.training, world.sessions, viewer=world.organiser), on=on)


def lines(summary, code: str):
    group = next(one for one in tables.annex_groups(summary) if one.code == code)
    return [
        (line.name, line.figures.called, line.number)
        for line in tables.by_agency(summary, group).lines
    ]


def test_a_merged_commune_counts_for_its_successor_and_a_split_one_for_nobody_alone(world):
    assert lines(found(world), "G4") == [
        ("Xã Mới", 2, 1),
        ("Đơn vị đã chia tách, số liệu chưa phân bổ", 2, None),
        ("Chia tách: Xã Phải / Xã Trái (từ Xã Đa Lộc)", 2, 2),
    ]


def test_a_district_that_ended_keeps_its_name_and_has_no_level(world):
    assert lines(found(world), "G3") == [
        ("Đơn vị đã kết thúc, không có đơn vị kế tục", 2, None),
        ("Huyện Khoái Châu", 2, 1),
    ]
    levels = [line.name for line in tables.by_level(found(world)).lines]
    assert levels == [
        "Sở, ban, ngành, đoàn thể tỉnh",
        "Cấp xã",
        "Đơn vị đã kết thúc, không có đơn vị kế tục",
    ]


def test_before_the_reform_both_views_are_alike(world):
    then = summary(world.training, world.sessions, viewer=world.organiser)
    restated = found(world, on=date(2025, 6, 30))

    assert lines(restated, "G4") == lines(then, "G4")


@pytest.mark.parametrize("seed", range(3))
def test_both_views_tie(seed):
    world = random_world(seed)
    reform(world)
    then = summary(world.training, world.sessions, viewer=world.organiser)

    restated = found(world)

    assert total(restated.trainees) == total(then.trainees)
    assert total(restated.others) == total(then.others)
    assert restated.called_agencies == then.called_agencies
    for ours, theirs in zip(tables.overview(restated), tables.overview(then), strict=True):
        assert ours.total == theirs.total, ours.key
        assert sum((line.figures.people for line in ours.lines), Figures().people) == sum(
            (line.figures.people for line in theirs.lines), Figures().people
        )
    for group in tables.annex_groups(then):
        table = tables.by_agency(restated, group)
        assert table.total == tables.by_agency(then, group).total
        one_by_one = (line.figures for line in table.lines if line.number)
        assert sum(one_by_one, Figures()) == table.total


def test_two_that_merge_are_one_line(world):
    neighbour = AgencyFactory(name="Xã Bên Cạnh", parent=world.district)
    world.call(neighbour, "G4", 3)
    became(neighbour, db.session.query(type(neighbour)).filter_by(name="Xã Mới").one())

    assert lines(found(world), "G4")[0] == ("Xã Mới", 5, 1)


def test_the_page_shows_both_views_labelled(world, sign_in):
    browser = sign_in()

    then = browser.get("/trainings/BDG-2021/papers/summary/").get_data(as_text=True)
    today = browser.get(SUMMARY).get_data(as_text=True)

    assert "Agencies as they were then" in then
    assert "Xã Hồng Tiến" in then
    assert "Chia tách" not in then
    assert "Restated to the agencies of 25/11/2026." in today
    assert "Chia tách: Xã Phải / Xã Trái (từ Xã Đa Lộc)" in today
    assert "consolidated.pdf?units=today" in today
    assert "Xã Hồng Tiến" not in today


def test_the_papers_follow_the_view(world, sign_in):
    browser = sign_in()
    papers = "/trainings/BDG-2021/papers/consolidated"

    then = words(browser.get(f"{papers}.pdf").data)
    today = words(browser.get(f"{papers}.pdf?units=today").data)
    workbook = openpyxl.load_workbook(BytesIO(browser.get(f"{papers}.xlsx?units=today").data))

    label = "quy đổi theo cơ quan, đơn vị hiện hành, tính đến ngày 25/11/2026"
    assert "Số liệu theo cơ quan, đơn vị tại thời điểm tổ chức." in then
    assert label not in then
    assert label in today
    assert "Chia tách: Xã Phải / Xã Trái" in today
    assert label in workbook["Phụ lục G4"]["A1"].value


def test_figures_are_restated_to_any_day(world, sign_in):
    page = sign_in().get(SUMMARY.replace("today", "30/06/2025")).get_data(as_text=True)

    assert "Restated to the agencies of 30/06/2025." in page
    assert "Xã Hồng Tiến" in page
    assert "consolidated.pdf?units=2025-06-30" in page


def test_what_is_no_day_is_said_and_the_other_view_shown(world, sign_in):
    browser = sign_in()

    page = browser.get(SUMMARY.replace("today", "13/13/2025"))
    paper = browser.get("/trainings/BDG-2021/papers/consolidated.pdf?units=13/13/2025")

    assert (page.status_code, paper.status_code) == (422, 404)
    assert "“13/13/2025” is not a day." in page.get_data(as_text=True)
    assert "Xã Hồng Tiến" in page.get_data(as_text=True)


@pytest.mark.parametrize("communes", [1, 3])
def test_restating_costs_the_same_for_any_number_of_agencies(world, count_queries, communes):
    for commune in AgencyFactory.create_batch(communes, parent=world.district):
        world.call(commune, "G4", 1)
    then = summary(world.training, world.sessions, viewer=world.organiser)

    with count_queries() as queries:
        restate(then, on=TODAY.date())

    assert len(queries) == 4
