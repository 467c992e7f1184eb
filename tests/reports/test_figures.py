"""The numbers tie: in every row, in every column, in every table, with every other screen."""

from __future__ import annotations

from dataclasses import fields

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import board, total_of
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from eventapp.reports import tables
from eventapp.reports.figures import BySex, Cell, Figures, Turnout, by, total
from eventapp.reports.measures import Share
from eventapp.reports.queries import summary
from tests.factories import UserFactory
from tests.reports.world import World, random_world

SEEDS = range(3)


def ties(turnout: Turnout) -> bool:
    return turnout.registered == turnout.present + turnout.excused + (
        turnout.absent + turnout.unmarked
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_of_every_table_ties(seed):
    world = random_world(seed)

    found = summary(world.training, world.sessions, viewer=world.organiser)

    everybody = total(found.trainees)
    everything = [*tables.overview(found)]
    everything += [tables.by_agency(found, group) for group in tables.annex_groups(found)]
    for table in everything:
        for figures in [*(line.figures for line in table.lines), table.total]:
            assert ties(figures.people), table.key
            assert ties(figures.attendances), table.key
            assert min(min(vars(n).values()) for n in vars(figures.people).values()) >= 0
    for table in tables.overview(found):
        lines = [line.figures for line in table.lines if line.number]
        assert sum((one.attendances for one in lines), Turnout()) == everybody.attendances
        assert table.total.attendances == everybody.attendances
        if table.key != "times-half-day":
            assert sum((one.people for one in lines), Turnout()) == everybody.people
    annexes = sum((t.total for t in everything if t.key.startswith("agency")), Figures())
    assert annexes == everybody


@pytest.mark.parametrize("seed", SEEDS)
def test_reports_and_boards_count_the_same(seed):
    world = random_world(seed)

    found = summary(world.training, world.sessions, viewer=world.organiser)

    figures = total(found.cells).attendances
    seen = sum(
        (
            total_of(board(world.training, session, viewer=world.organiser))
            for session in world.sessions
        ),
        total_of([]),
    )
    assert seen.ties
    assert (seen.expected, seen.here, seen.excused, seen.absent, seen.unmarked) == (
        figures.registered.total,
        figures.present.total,
        figures.excused.total,
        figures.absent.total,
        figures.unmarked.total,
    )
    assert (seen.female_expected, seen.female_here, seen.late) == (
        figures.registered.female,
        figures.present.female,
        total(found.cells).late,
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_sections_of_an_annex_add_up_to_its_total(seed):
    world = random_world(seed)
    found = summary(world.training, world.sessions, viewer=world.organiser)
    group = next(group for group in tables.trainee_groups(found) if group.code == "G4")

    table = tables.by_agency(found, group)

    outside = {"Sở Y tế", "Huyện Khoái Châu", "Huyện Ân Thi"}
    alone = [line.figures for line in table.lines if line.number and line.name in outside]
    sections = [line.figures for line in table.lines if not line.number]
    assert sum([*alone, *sections], Figures()) == table.total


def test_persons_and_attendances_are_two_figures():
    world = World()
    everywhere, once, said_so, never, _nobody_asked = (
        world.register(world.commune, name) for name in ("An", "Bình", "Chi", "Dung", "Én")
    )
    for session in world.sessions:
        world.mark(everywhere, session, Presence.PRESENT)
    world.mark(once, world.morning, Presence.ABSENT)
    world.mark(once, world.afternoon, Presence.LATE)
    world.mark(said_so, world.morning, Presence.EXCUSED, reason="ốm")
    world.mark(said_so, world.afternoon, Presence.ABSENT)
    world.mark(never, world.afternoon, Presence.ABSENT)

    figures = total(summary(world.training, world.sessions, viewer=world.organiser).trainees)

    def women(*counts: int) -> Turnout:
        return Turnout(*(BySex(female=count) for count in counts))

    assert figures == Figures(
        people=women(5, 2, 1, 1, 1), attendances=women(10, 3, 1, 3, 3), late=1
    )


def test_a_conflict_counts_as_unmarked_and_is_told_apart():
    world = World()
    person = world.register(world.commune, "Trần Thị An")
    world.dispute(person, world.morning)

    figures = total(summary(world.training, [world.morning], viewer=world.organiser).trainees)

    assert figures.people.unmarked == BySex(female=1)
    assert figures.disputed == 1


def test_lecturers_and_technicians_are_never_trainees():
    world = World()
    world.call(world.health, "G9", 3)
    lecturer = world.register(world.health, "Đỗ Văn Bình", "G9", sex=Sex.MALE)
    world.mark(lecturer, world.morning, Presence.PRESENT)

    found = summary(world.training, [world.morning], viewer=world.organiser)

    assert total(found.trainees) == Figures()
    assert found.half_days[world.morning.id] == Figures()
    assert total(found.others).people.present == BySex(male=1)
    assert [len(table.lines) for table in tables.overview(found)] == [4, 0, 3]


def test_a_sheet_that_was_locked_counts_as_it_was_locked():
    world = World()
    person = world.register(world.commune, "Trần Thị An")
    world.mark(person, world.morning, Presence.PRESENT)
    world.lock(world.commune, world.morning)
    world.register(world.commune, "Lê Thị Đến Sau", status=RegistrationStatus.WALK_IN)

    figures = total(summary(world.training, world.sessions, viewer=world.organiser).trainees)

    assert figures.people.registered == BySex(female=2)
    assert figures.attendances.registered == BySex(female=3)


def test_an_official_with_an_agency_sees_people_and_seats_of_that_part_alone():
    world = World()
    for agency in (world.commune, world.other_commune, world.health):
        world.call(agency, "G4", 3)
        world.register(agency, "Trần Thị An")
    official = UserFactory(role=Role.OFFICIAL, agency=world.district)

    found = summary(world.training, world.sessions, viewer=official)

    assert [agency.name for agency in found.agencies.values()] == ["Xã Hồng Tiến"]
    assert total(found.cells).called == 3
    assert total(found.cells).people.registered.total == 1
    assert found.half_days[world.morning.id].attendances.registered.total == 1


def test_agencies_come_from_the_top_down_and_communes_under_their_district():
    world = World()
    for agency in (world.commune, world.other_commune, world.district, world.health):
        world.call(agency, "G4", 3)

    found = summary(world.training, world.sessions, viewer=world.organiser)
    table = tables.by_agency(found, tables.annex_groups(found)[0])

    assert [(line.number, line.name) for line in table.lines] == [
        (1, "Sở Y tế"),
        (2, "Huyện Khoái Châu"),
        (None, "Huyện Ân Thi"),
        (3, "Xã Đa Lộc"),
        (None, "Huyện Khoái Châu"),
        (4, "Xã Hồng Tiến"),
    ]


@pytest.mark.parametrize("people", [1, 3])
def test_a_summary_asks_the_database_the_same_number_of_questions(count_queries, people):
    world = World()
    for n in range(people):
        for agency in (world.commune, world.other_commune, world.health):
            person = world.register(agency, f"Trần Thị An {n}")
            world.mark(person, world.morning, Presence.PRESENT)
    groups = world.training.groups

    with count_queries() as queries:
        summary(world.training, world.sessions, viewer=world.organiser)

    assert groups
    assert len(queries) == 4


def test_sums_keep_the_order_of_their_keys():
    cells = [Cell(2, 1, Figures(called=1)), Cell(1, 1, Figures(called=2)), Cell(2, 2, Figures(3))]

    assert by(cells, lambda cell: cell.agency_id) == {
        2: Figures(called=4),
        1: Figures(called=2),
    }
    assert list(by(cells, lambda cell: cell.agency_id)) == [2, 1]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(1, 3, "33,3"), (1, 8, "12,5"), (1, 16, "6,3"), (0, 5, "0,0"), (0, 0, "-"), (7, 5, "140,0")],
)
def test_a_share_has_one_decimal_and_none_without_a_whole(part, whole, words):
    assert Share(part, whole).words == words


def test_figures_add_field_by_field():
    one = Figures(1, Turnout.of(Sex.MALE, 4, 1, 1, 1), Turnout.of(Sex.MALE, 8, 2, 2, 2), 1, 1)

    assert {field.name for field in fields(Figures)} == set(vars(one))
    assert (one + one).people == Turnout.of(Sex.MALE, 8, 2, 2, 2)
    assert one.people.unmarked == BySex(male=1)
