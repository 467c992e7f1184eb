"""Reporting, checking, locking and reopening a sheet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from eventapp.access import Role
from eventapp.attendance.models import SheetReport
from eventapp.attendance.presence import Presence, SheetState
from eventapp.attendance.queries import (
    find_sheet,
    reports_of,
    sheet_lines,
    sheet_totals,
)
from eventapp.attendance.service import (
    add_walk_in,
    mark,
    mark_all_present,
    report_sheet,
    undo,
)
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from eventapp.registrations.nomination import Nomination
from tests.attendance.scene import make_scene
from tests.factories import UserFactory, group_of


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def refusal_of(action, *args, **kwargs) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, **kwargs)
    return refusal.value.field, str(refusal.value)


def test_all_present_answers_only_for_those_without_an_answer():
    scene = make_scene(3)
    mark(scene.people[0], scene.session, Presence.EXCUSED, by=scene.operator, reason="ốm")

    assert mark_all_present(scene.point, scene.session, by=scene.operator) == 2
    assert mark_all_present(scene.point, scene.session, by=scene.operator) == 0
    totals = sheet_totals(scene.point, scene.session, viewer=scene.operator)
    assert (totals.present, totals.excused, totals.unmarked) == (2, 1, 0)


def test_undo_takes_the_answer_back():
    scene = make_scene(1)
    mark(scene.people[0], scene.session, Presence.ABSENT, by=scene.operator)

    undo(scene.people[0], scene.session, by=scene.operator)

    assert scene.answer().value is Presence.UNMARKED
    assert mark_all_present(scene.point, scene.session, by=scene.operator) == 1


def test_mark_from_a_page_that_had_not_seen_the_last_answer_is_a_conflict():
    scene = make_scene(1)
    mark(scene.people[0], scene.session, Presence.PRESENT, by=scene.operator, seen=[])

    mark(scene.people[0], scene.session, Presence.ABSENT, by=scene.operator, seen=[])

    assert scene.answer().is_conflict


def test_mark_refuses_what_an_event_would_be_put_aside_for(time):
    scene = make_scene(1)
    time(datetime(2021, 10, 12, 23, 0, tzinfo=UTC))

    assert refusal_of(
        mark, scene.people[0], scene.session, Presence.PRESENT, by=scene.operator
    ) == (None, "The roll call of this half-day is not open yet.")


def test_a_walk_in_is_on_the_list_and_present():
    scene = make_scene(1)
    nomination = Nomination(
        full_name="Ngô Thị Lan",
        sex=Sex.FEMALE,
        agency=scene.point.agency,
        group=group_of(scene.training, "G4"),
        point=scene.point,
    )

    registration = add_walk_in(
        nomination, session=scene.session, training=scene.training, by=scene.operator
    )

    assert registration.status is RegistrationStatus.WALK_IN
    lines = sheet_lines(scene.point, scene.session, viewer=scene.operator)
    assert [(line.registration.full_name, line.value) for line in lines] == [
        ("Trần Thị An", Presence.UNMARKED),
        ("Ngô Thị Lan", Presence.PRESENT),
    ]


def test_reporting_twice_keeps_both_and_the_last_one_counts():
    scene = make_scene()

    report_sheet(scene.point, scene.session, 2, by=scene.operator, female_count=2)
    report_sheet(
        scene.point, scene.session, 0, by=scene.operator, is_connected=False, note=" mất  điện "
    )

    sheet = find_sheet(scene.point, scene.session)
    assert (sheet.state, sheet.head_count, sheet.female_count) == (SheetState.REPORTED, 0, None)
    assert (sheet.is_connected, sheet.note) == (False, "mất điện")
    assert [(one.head_count, one.author_name) for one in reports_of(sheet)] == [
        (0, scene.operator.full_name),
        (2, scene.operator.full_name),
    ]


def test_report_refuses_numbers_nobody_can_have_counted():
    scene = make_scene(seats=5)

    def report(**counts):
        return refusal_of(report_sheet, scene.point, scene.session, by=scene.operator, **counts)

    assert report(head_count=-1) == ("head_count", "A head count cannot be less than 0.")
    assert report(head_count=51) == (
        "head_count",
        "Please check the number: 51 people are counted, 3 are expected.",
    )
    assert report(head_count=3, female_count=4) == (
        "female_count",
        "The number of women is between 0 and 3.",
    )
    assert report(head_count=3, note="x" * 501)[0] == "note"
    assert db.session.scalars(select(SheetReport)).all() == []


def test_report_waits_for_the_opening_unless_an_organiser_reports(time, organiser):
    time(datetime(2021, 10, 12, 23, 59, tzinfo=UTC))
    scene = make_scene()

    assert refusal_of(report_sheet, scene.point, scene.session, 3, by=scene.operator) == (
        None,
        "The roll call of this half-day opens at 7h00 on 13/10/2021.",
    )
    assert refusal_of(report_sheet, scene.point, scene.session, 3, by=organiser) == (
        "outside_reason",
        "The roll call of this half-day is not open now. Say why it is changed all the same.",
    )
    report = report_sheet(
        scene.point, scene.session, 3, by=organiser, outside_reason="Thử đường truyền"
    )
    assert (report.head_count, report.outside_reason) == (3, "Thử đường truyền")
