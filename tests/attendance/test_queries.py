"""What is read of sheets and marks: order, numbers, scope, cost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from eventapp import clock
from eventapp.access import Role
from eventapp.attendance.freezing import totals_of
from eventapp.attendance.models import QuarantinedMark
from eventapp.attendance.presence import Presence, SheetState, SheetStatus
from eventapp.attendance.queries import (
    board,
    find_sheet,
    get_put_aside,
    get_sheet,
    history,
    points_today,
    put_aside,
    sheet_lines,
    sheet_totals,
    total_of,
)
from eventapp.attendance.service import mark, report_sheet
from eventapp.attendance.status import status_of
from eventapp.database import db
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from tests.attendance.scene import make_scene
from tests.factories import (
    PointFactory,
    RegistrationFactory,
    SheetFactory,
    TrainingSessionFactory,
    UserFactory,
    operator_of,
)


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def test_lines_come_in_printed_order_with_answers_and_both_sides_of_a_conflict():
    scene = make_scene(0)
    names = ("Trần Thị Hoà", "Lê Thị Hạ", "Đỗ Thị Én", "Bùi Văn Hà")
    hoa, ha_nang, _, ha = [RegistrationFactory(point=scene.point, full_name=n) for n in names]
    RegistrationFactory(point=scene.point, status=RegistrationStatus.WITHDRAWN)
    other = operator_of(scene.point)
    mark(ha, scene.session, Presence.EXCUSED, by=scene.operator, reason="ốm")
    mark(hoa, scene.session, Presence.PRESENT, by=scene.operator, seen=[])
    mark(hoa, scene.session, Presence.ABSENT, by=other, seen=[])
    mark(ha_nang, scene.session, Presence.PRESENT, by=other)

    lines = sheet_lines(scene.point, scene.session, viewer=scene.operator)

    assert [(line.number, line.registration.full_name, line.value) for line in lines] == [
        (1, "Đỗ Thị Én", Presence.UNMARKED),
        (2, "Bùi Văn Hà", Presence.EXCUSED),
        (3, "Lê Thị Hạ", Presence.PRESENT),
        (4, "Trần Thị Hoà", Presence.UNMARKED),
    ]
    assert [line.is_unmarked for line in lines] == [True, False, False, False]
    assert [line.is_conflict for line in lines] == [False, False, False, True]
    assert lines[1].reason == "ốm"
    assert {(saying.value, saying.author) for saying in lines[3].sayings} == {
        (Presence.PRESENT, scene.operator.full_name),
        (Presence.ABSENT, other.full_name),
    }


def test_totals_tie_and_count_the_same_in_the_database_and_by_hand():
    scene = make_scene(6)
    RegistrationFactory(point=scene.point, sex=Sex.MALE)
    letters = zip(scene.people, "PLEAX", strict=False)
    scene.send(*(scene.event(person, letter) for person, letter in letters))
    scene.send(scene.event(scene.people[5], "P"), scene.event(scene.people[5], "A"))

    totals = sheet_totals(scene.point, scene.session, viewer=scene.operator)

    assert vars(totals) == {
        "expected": 7,
        "present": 1,
        "late": 1,
        "excused": 1,
        "absent": 1,
        "unmarked": 2,
        "conflicts": 1,
        "female_expected": 6,
        "female_here": 2,
    }
    assert totals.ties
    assert totals.here == 2
    lines = sheet_lines(scene.point, scene.session, viewer=scene.operator)
    assert totals_of(lines) == totals


def test_who_was_marked_stays_on_the_sheet_whatever_becomes_of_her_registration():
    scene = make_scene(3)
    elsewhere = PointFactory(training=scene.training)
    moved, withdrawn, moved_unmarked = scene.people
    scene.send(scene.event(moved), scene.event(withdrawn))
    moved.point_id = moved_unmarked.point_id = elsewhere.id
    withdrawn.status = RegistrationStatus.WITHDRAWN
    db.session.commit()
    afternoon = TrainingSessionFactory(training=scene.training, afternoon=True)

    def names(point, session):
        viewer = UserFactory(role=Role.ORGANISER)
        return [line.registration for line in sheet_lines(point, session, viewer=viewer)]

    assert names(scene.point, scene.session) == [moved, withdrawn]
    assert names(elsewhere, scene.session) == [moved_unmarked]
    assert names(scene.point, afternoon) == []
    assert names(elsewhere, afternoon) == [moved, moved_unmarked]


def test_a_walk_in_is_not_missing_from_the_half_days_before_she_came(organiser):
    scene = make_scene(0)
    afternoon = TrainingSessionFactory(training=scene.training, afternoon=True)
    RegistrationFactory(
        point=scene.point,
        status=RegistrationStatus.WALK_IN,
        registered_at=datetime(2021, 10, 13, 7, 0, tzinfo=UTC),  # 14:00
    )

    assert sheet_totals(scene.point, scene.session, viewer=organiser).expected == 0
    assert sheet_totals(scene.point, afternoon, viewer=organiser).expected == 1


@pytest.mark.parametrize("points", [1, 3])
def test_the_board_has_a_row_per_point_and_a_fixed_cost(count_queries, organiser, points):
    scene = make_scene(2)
    for _ in range(points - 1):
        make_scene(2, training=scene.training, session=scene.session)
    make_scene(1)  # another training
    scene.send(scene.event(), scene.event(author=999_999))
    report_sheet(scene.point, scene.session, 2, by=scene.operator)

    with count_queries() as queries:
        rows = board(scene.training, scene.session, viewer=organiser)

    assert len(queries) == 3
    assert len(rows) == points
    first = rows[0]
    assert (first.point.id, first.status, first.head_count) == (
        scene.point.id,
        SheetStatus.REPORTED,
        2,
    )
    assert (first.totals.here, first.totals.unmarked, first.difference) == (1, 1, 1)
    assert first.put_aside == 1
    assert total_of(rows).expected == 2 * points


def test_the_board_shows_an_operator_her_points_only():
    scene = make_scene(1)
    make_scene(1, training=scene.training, session=scene.session)

    rows = board(scene.training, scene.session, viewer=scene.operator)

    assert [row.point for row in rows] == [scene.point]


def test_what_is_another_points_does_not_exist():
    scene = make_scene(1)
    report_sheet(scene.point, scene.session, 1, by=scene.operator)
    scene.send(scene.event(author=999_999))
    stranger = operator_of(PointFactory(training=scene.training))
    kept = db.session.scalars(select(QuarantinedMark)).one()
    here = {"point": scene.point, "session": scene.session}

    assert sheet_lines(scene.point, scene.session, viewer=stranger) == []
    assert sheet_totals(scene.point, scene.session, viewer=stranger).expected == 0
    assert list(put_aside(scene.session, viewer=stranger)) == []
    assert history(scene.people[0], viewer=stranger) == []
    with pytest.raises(NoResultFound):
        get_sheet(scene.point, scene.session, viewer=stranger)
    with pytest.raises(NoResultFound):
        get_put_aside(kept.id, viewer=stranger, **here)
    assert get_put_aside(kept.id, viewer=scene.operator, **here) is kept


def test_every_mark_put_aside_is_seen_by_somebody(organiser):
    scene = make_scene(1)
    scene.send(
        "rubbish", scene.event(session=77), scene.event(point=88), scene.event(author=999_999)
    )

    seen = put_aside(scene.session, viewer=organiser)

    assert [line.quarantined.reason for line in seen] == [
        "unreadable",
        "unknown half-day",
        "not your point",
        "other author",
    ]
    assert seen[3].reason.startswith("Somebody else made this mark")
    mine = put_aside(scene.session, viewer=scene.operator, point=scene.point)
    assert [line.quarantined.reason for line in mine] == ["other author"]


def test_the_history_tells_every_mark_and_which_one_counts(organiser):
    scene = make_scene(1)
    first = scene.event(value="A")
    scene.send(first, client_now=1634086800000 - 600_000)
    scene.send(scene.event(value="P", supersedes=[first["id"]]))

    lines = history(scene.people[0], viewer=organiser, session=scene.session)

    assert {(line.mark.value, line.counts, line.has_wrong_clock) for line in lines} == {
        ("absent", False, True),
        ("present", True, False),
    }
    assert {line.author for line in lines} == {scene.operator.full_name}


@pytest.mark.parametrize(
    ("hour", "minute", "status"),
    [(6, 59, "not_due"), (7, 0, "due"), (8, 15, "due"), (8, 16, "late")],
)
def test_an_unreported_sheet_is_not_due_then_due_then_late(hour, minute, status):
    scene = make_scene(0)
    now = clock.at(date(2021, 10, 13), time(hour, minute))

    assert status_of(None, scene.session, scene.training, now).value == status
    sheet = SheetFactory(point_id=scene.point.id, session_id=scene.session.id)
    assert status_of(sheet, scene.session, scene.training, now).value == status


@pytest.mark.parametrize("state", [state for state in SheetState if state != "open"])
def test_a_reported_sheet_is_what_was_done_with_it(state):
    scene = make_scene(0)
    sheet = SheetFactory(point_id=scene.point.id, session_id=scene.session.id, state=state)

    now = datetime(2022, 1, 1, tzinfo=UTC)
    assert status_of(sheet, scene.session, scene.training, now).value == state


@pytest.mark.parametrize("points", [1, 3])
def test_an_operator_finds_todays_half_days_of_her_points(count_queries, time, points):
    scene = make_scene(0)
    own = [scene.point, *PointFactory.create_batch(points - 1, training=scene.training)]
    PointFactory(training=scene.training)
    TrainingSessionFactory(training=scene.training, afternoon=True)
    operator = operator_of(*own)

    with count_queries() as queries:
        today = points_today(viewer=operator)

    assert len(queries) == 1
    assert [(one.point, one.session.code, one.status, one.is_now) for one in today] == [
        *((point, "1310S", SheetStatus.DUE, True) for point in own),
        *((point, "1310C", SheetStatus.NOT_DUE, False) for point in own),
    ]
    time(datetime(2021, 10, 14, 1, 0, tzinfo=UTC))
    assert points_today(viewer=operator) == []
    assert find_sheet(scene.point, scene.session) is None
