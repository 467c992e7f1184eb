"""Combined points: the people of one sit in the room of another, and are counted there once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from eventapp.accounts.models import User
from eventapp.attendance.presence import Presence, SheetStatus
from eventapp.attendance.queries import board, sheet_lines, sheet_totals, total_of
from eventapp.attendance.service import lock_sheet, mark, report_sheet
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.points.queries import get_point, possible_rooms, sitting_in
from eventapp.points.service import combine, remove_point, separate, set_main_point
from eventapp.registrations.models import Registration
from eventapp.reports.queries import progress, summary
from eventapp.trainings.queries import get_training
from tests.attendance.scene import Scene, make_scene
from tests.factories import PointFactory, RegistrationFactory, UserFactory, operator_of


@pytest.fixture
def organiser() -> User:
    return UserFactory()


def pair(organiser: User) -> tuple[Scene, Point, Registration]:
    """A room with two people, and a point whose one person sits in it."""
    scene = make_scene(2, name="Điểm cầu xã A")
    guest = PointFactory(training=scene.training, name="Điểm cầu xã B")
    person = RegistrationFactory(point=guest, full_name="Bùi Thị Ánh")
    combine(guest, scene.point, by=organiser)
    return scene, guest, person


def refused(action: Callable[..., object], *arguments: Any, **named: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*arguments, **named)
    return refusal.value.field, str(refusal.value)


def test_guests_stand_on_the_sheet_of_the_room_after_its_own_people(organiser: User):
    scene, guest, person = pair(organiser)

    lines = sheet_lines(scene.point, scene.session, viewer=scene.operator)

    assert [line.registration.full_name for line in lines][-1] == person.full_name
    assert [line.guest_of and line.guest_of.name for line in lines] == [None, None, "Điểm cầu xã B"]
    assert sheet_lines(guest, scene.session, viewer=organiser) == []


def test_the_board_counts_the_room_and_the_people_once(organiser: User):
    scene, guest, person = pair(organiser)
    mark(person, scene.session, Presence.PRESENT, by=scene.operator, point=scene.point)

    rows = board(scene.training, scene.session, viewer=organiser)

    assert {row.point.id: row.status for row in rows} == {
        scene.point.id: SheetStatus.DUE,
        guest.id: SheetStatus.COMBINED,
    }
    assert [(row.totals.expected, row.totals.here) for row in rows if row.point.id == guest.id] == [
        (0, 0)
    ]
    assert (total_of(rows).expected, total_of(rows).here) == (3, 1)


def test_a_combined_point_is_never_late_nor_asked_for_a_sheet(organiser: User):
    scene, guest, _ = pair(organiser)

    found = progress(scene.training, [scene.session], viewer=organiser)

    assert (found.count, found.rooms, len(found.points)) == (1, 1, 2)
    assert [place.point.id for place in found.combined] == [guest.id]
    assert refused(report_sheet, guest, scene.session, 1, by=organiser) == (
        None,
        "The people of Điểm cầu xã B sit in the room of Điểm cầu xã A and are counted there.",
    )


def test_reports_count_guests_once(organiser: User):
    scene, _, person = pair(organiser)
    mark(person, scene.session, Presence.PRESENT, by=scene.operator, point=scene.point)

    training = get_training(scene.training.code, viewer=organiser)
    cells = summary(training, [scene.session], viewer=organiser).cells

    assert sum(cell.figures.people.registered.total for cell in cells) == 3
    assert sum(cell.figures.people.present.total for cell in cells) == 1


def test_what_a_point_reported_itself_stays_its_own(organiser: User):
    scene = make_scene(1)
    guest = PointFactory(training=scene.training)
    RegistrationFactory(point=guest)
    report_sheet(guest, scene.session, 1, by=organiser)

    combine(guest, scene.point, by=organiser)

    assert sheet_totals(guest, scene.session, viewer=organiser).expected == 1
    assert sheet_totals(scene.point, scene.session, viewer=organiser).expected == 1


def test_a_locked_sheet_names_the_point_its_guests_come_from(organiser: User):
    scene, _, person = pair(organiser)
    mark(person, scene.session, Presence.PRESENT, by=scene.operator, point=scene.point)
    report_sheet(scene.point, scene.session, 1, by=scene.operator)
    (row,) = [row for row in board(scene.training, scene.session, viewer=organiser) if row.sheet]

    version = lock_sheet(row.sheet, by=organiser)

    assert [line.get("guest_of") for line in version.content["lines"]] == [
        None,
        None,
        "Điểm cầu xã B",
    ]


def test_separating_gives_the_people_back(organiser: User):
    scene, guest, person = pair(organiser)

    separate(guest, by=organiser)

    lines = sheet_lines(guest, scene.session, viewer=organiser)
    assert [line.registration.id for line in lines] == [person.id]
    assert get_point(scene.training, guest.code, viewer=organiser).room_of is None


def test_the_operator_of_the_room_marks_guests_and_the_guests_operator_sees_nobody(
    organiser: User,
):
    scene, guest, person = pair(organiser)

    assert scene.send(scene.event(person)) == ["new"]
    assert sheet_lines(guest, scene.session, viewer=operator_of(guest)) == []


def test_rooms_that_cannot_be_combined_say_why(organiser: User):
    scene, guest, _ = pair(organiser)
    third = PointFactory(training=scene.training)
    main = PointFactory(training=scene.training, is_main=True, name="Điểm cầu Sở")
    elsewhere = PointFactory()

    own = ("room", "Choose another point of this training.")
    assert refused(combine, third, third, by=organiser) == own
    assert refused(combine, third, elsewhere, by=organiser) == own
    assert refused(combine, main, third, by=organiser) == (
        "room",
        "The main point has a room of its own.",
    )
    assert refused(combine, scene.point, third, by=organiser) == (
        "room",
        "Other points sit in the room of Điểm cầu xã A. Separate them first.",
    )
    assert refused(combine, third, guest, by=organiser) == (
        "room",
        "Điểm cầu xã B sits in another room itself. Choose the room it sits in.",
    )
    assert refused(combine, guest, third, by=organiser) == (
        "room",
        "This point already sits in another room.",
    )
    assert refused(set_main_point, guest, by=organiser) == (
        None,
        "Điểm cầu xã B sits in another room. Separate it first.",
    )
    assert refused(remove_point, scene.point, by=organiser) == (
        None,
        "Other points sit in this room. Separate them first.",
    )
    assert guest not in possible_rooms(third)
    assert list(sitting_in(scene.point)) == [guest]


def test_an_empty_combined_point_can_be_removed(organiser: User):
    scene = make_scene(1)
    guest = PointFactory(training=scene.training)
    combine(guest, scene.point, by=organiser)

    remove_point(guest, by=organiser)

    assert list(sitting_in(scene.point)) == []


def test_a_point_is_combined_and_separated_on_its_page(sign_in: Callable[..., Any]):
    scene = make_scene(1, name="Điểm cầu xã A")
    guest = PointFactory(training=scene.training, name="Điểm cầu xã B")
    browser = sign_in()
    here = f"/trainings/{scene.training.code}/points/{quote(guest.code)}"

    browser.post(f"{here}/combine", data={"combine-room": scene.point.id})
    page = browser.get(f"{here}/edit").get_data(as_text=True)
    assert "Give it its own room again" in page
    sheet = f"/trainings/{scene.training.code}/sheets/1310S/{quote(guest.code)}/"
    assert "Sheet of the room it sits in" in browser.get(sheet).get_data(as_text=True)
    roll = f"/trainings/{scene.training.code}/roll-call/1310S/{quote(guest.code)}/"
    assert "The people of this point sit at Điểm cầu xã A." in browser.get(roll).get_data(
        as_text=True
    )

    refused_page = browser.post(f"{here}/combine", data={"combine-room": ""}, follow_redirects=True)
    assert "Choose a point." in refused_page.get_data(as_text=True)

    browser.post(f"{here}/separate")
    assert "Give it its own room again" not in browser.get(f"{here}/edit").get_data(as_text=True)
