"""Locking a sheet freezes it; reopening asks why; nothing else changes it."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.attendance.freezing import hash_of
from eventapp.attendance.presence import Presence, SheetState
from eventapp.attendance.queries import (
    find_sheet,
    sheet_totals,
    versions_of,
)
from eventapp.attendance.service import (
    check_sheet,
    lock_all_ready,
    lock_sheet,
    mark,
    mark_all_present,
    reopen_sheet,
    report_sheet,
)
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.registrations.models import RegistrationStatus
from tests.attendance.scene import Scene, make_scene
from tests.factories import PointFactory, RegistrationFactory, UserFactory


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def refusal_of(action, *args, **kwargs) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, **kwargs)
    return refusal.value.field, str(refusal.value)


def ready(scene: Scene):
    """Everybody marked and reported."""
    mark_all_present(scene.point, scene.session, by=scene.operator)
    report_sheet(scene.point, scene.session, len(scene.people), by=scene.operator)
    return find_sheet(scene.point, scene.session)


def test_locking_freezes_lines_totals_and_hash(organiser):
    scene = make_scene(3)
    mark(scene.people[1], scene.session, Presence.EXCUSED, by=scene.operator, reason="ốm")
    sheet = ready(scene)

    version = lock_sheet(sheet, by=organiser)

    assert (sheet.state, version.number, version.reason) == (SheetState.LOCKED, 1, None)
    lines = [
        (line["number"], line["full_name"], line["value"], line["reason"])
        for line in version.content["lines"]
    ]
    assert lines == [
        (1, "Trần Thị An", "present", None),
        (2, "Lê Thị Bình", "excused", "ốm"),
        (3, "Đỗ Thị Chi", "present", None),
    ]
    assert version.content["totals"]["present"] == 2
    assert version.content["report"]["head_count"] == 3
    assert version.content["marks"]["count"] == 3
    db.session.expire(version)
    assert version.content_hash == hash_of(version.content)
    assert refusal_of(lock_sheet, sheet, by=organiser)[1] == "The sheet is already locked."


def test_locking_refuses_an_unreported_sheet_and_an_open_conflict(organiser):
    scene = make_scene(1)
    scene.send(scene.event(value="P"), scene.event(value="A"))
    sheet = find_sheet(scene.point, scene.session)

    assert refusal_of(lock_sheet, sheet, by=organiser) == (
        None,
        "The head count of this sheet was not reported yet.",
    )
    report_sheet(scene.point, scene.session, 1, by=scene.operator)
    assert refusal_of(lock_sheet, sheet, by=organiser) == (
        None,
        "Two answers contradict each other for Trần Thị An. Decide this first.",
    )
    assert sheet.state is SheetState.REPORTED


def test_nothing_changes_a_locked_sheet(organiser):
    scene = make_scene(3)
    sheet = ready(scene)
    lock_sheet(sheet, by=organiser)
    before = sheet_totals(scene.point, scene.session, viewer=organiser)

    assert refusal_of(report_sheet, scene.point, scene.session, 1, by=organiser) == (
        None,
        "The sheet is locked. Ask the organiser to reopen it.",
    )
    assert refusal_of(mark, scene.people[0], scene.session, Presence.ABSENT, by=organiser) == (
        None,
        "It came after the sheet was locked.",
    )
    assert refusal_of(check_sheet, sheet, by=organiser)[1] == (
        "The sheet is locked. Reopen it first."
    )
    scene.people[0].status = RegistrationStatus.WITHDRAWN
    scene.people[1].point_id = PointFactory(training=scene.training).id
    RegistrationFactory(point=scene.point)
    db.session.commit()

    assert sheet_totals(scene.point, scene.session, viewer=organiser) == before


def test_reopening_asks_for_a_reason_and_the_next_version_carries_it(organiser):
    scene = make_scene(2)
    sheet = ready(scene)
    first = lock_sheet(sheet, by=organiser)

    assert refusal_of(reopen_sheet, sheet, reason="  ", by=organiser) == (
        "reason",
        "Say why the sheet is reopened.",
    )
    reopen_sheet(sheet, reason="Ghi nhầm", by=organiser)
    mark(scene.people[0], scene.session, Presence.ABSENT, by=scene.operator)
    report_sheet(scene.point, scene.session, 1, by=scene.operator)
    second = lock_sheet(sheet, by=organiser)

    assert (second.number, second.reason) == (2, "Ghi nhầm")
    assert [one.number for one in versions_of(sheet)] == [2, 1]
    assert first.content["totals"]["present"] == 2
    assert second.content["totals"]["present"] == 1
    assert refusal_of(check_sheet, make_sheet(), by=organiser)[1] == (
        "The head count of this sheet was not reported yet."
    )


def make_sheet():
    scene = make_scene(1)
    scene.send(scene.event())
    return find_sheet(scene.point, scene.session)


def test_an_old_page_cannot_lock(organiser):
    scene = make_scene(1)
    sheet = ready(scene)
    old = sheet.version
    report_sheet(scene.point, scene.session, 0, by=scene.operator)

    assert "Somebody changed this" in refusal_of(lock_sheet, sheet, by=organiser, version=old)[1]
    assert refusal_of(reopen_sheet, sheet, reason="x", by=organiser)[1] == (
        "The sheet is not locked."
    )


def test_lock_all_ready_locks_what_fits_or_was_checked(organiser):
    fits = make_scene(2)
    training, session = fits.training, fits.session
    differs, checked, conflicting, unmarked = (
        make_scene(2, training=training, session=session) for _ in range(4)
    )
    make_scene(1, training=training, session=session)  # never reported
    ready(fits)
    for scene in (differs, checked):
        ready(scene)
        report_sheet(scene.point, session, 1, by=scene.operator)
    check_sheet(find_sheet(checked.point, session), by=organiser)
    ready(conflicting)
    conflicting.send(conflicting.event(value="A"))
    report_sheet(unmarked.point, session, 0, by=unmarked.operator)

    assert lock_all_ready(training, session, by=organiser) == 2
    states = [
        find_sheet(scene.point, session).state
        for scene in (fits, differs, checked, conflicting, unmarked)
    ]
    assert states == ["locked", "reported", "locked", "reported", "reported"]


@pytest.mark.parametrize("points", [1, 3])
def test_lock_all_ready_asks_the_same_number_of_questions_but_for_the_sheets_themselves(
    count_queries, organiser, points
):
    scene = make_scene(2)
    scenes = [scene] + [
        make_scene(2, training=scene.training, session=scene.session) for _ in range(points - 1)
    ]
    for one in scenes:
        ready(one)

    with count_queries() as queries:
        assert lock_all_ready(scene.training, scene.session, by=organiser) == points

    reads = [query for query in queries if query.startswith("SELECT")]
    assert len(reads) == COST_OF_LOCKING


COST_OF_LOCKING = 15
