"""What the points of the demo did beforehand: rooms, technicians, line tests, checklists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import AgencyLevel
from eventapp.attendance.models import Mark, Sheet
from eventapp.database import db
from eventapp.demo.acting import acting
from eventapp.demo.people import Inventor
from eventapp.demo.plan import CODE, in_2021
from eventapp.demo.rolls import UNTOUCHED_AREA
from eventapp.points.line_test_plan import LineTestPlan
from eventapp.points.models import (
    ChecklistItem,
    ChecklistTick,
    LineResult,
    LineTest,
    LineTestPoint,
    Point,
)
from eventapp.points.service import combine, plan_line_test
from eventapp.trainings.models import Training, TrainingSession

DEVICES = ("Polycom RealPresence Group 500", "Máy tính xách tay, webcam Logitech C930e")
FAILURES = (
    "Tiếng bị vang, đã nhắc tắt loa ngoài.",
    "Không thấy hình, cáp HDMI hỏng.",
    "Mạng chập chờn, rớt 3 lần trong 10 phút.",
)
JOIN = "Phòng họp trực tuyến số 1; vào không được thì gọi tổ kỹ thuật của Sở."
POINT_SAYS = "Đã thay cáp, xin thử lại vào buổi chiều."
FAILS, STAYS = 0.07, 2  # of all points at first; how many still fail after the second slot
# Minutes before the start when a point is usually through, and how far it may be from that.
USUAL = {
    ChecklistItem.TECHNICIAN: (72, 14),
    ChecklistItem.SIGN_IN: (37, 8),
    ChecklistItem.COUNTED: (20, 6),
    ChecklistItem.CONNECTED: (17, 8),
}
SKIPPED = 0.04


def describe_rooms(points: Sequence[Point]) -> None:
    """A room, a device and a technician for every point; one technician serves an area."""
    inventor = Inventor(f"{CODE} technicians", phones_from=500_000)
    technicians = {
        area: inventor.person(inventor.sex(0.2))
        for area in dict.fromkeys(point.area for point in points)
    }
    for point in points:
        is_commune = point.agency.level is AgencyLevel.COMMUNE
        point.room = "Phòng họp trực tuyến tầng 2" if is_commune else "Hội trường lớn, tầng 3"
        name = point.short_name
        point.address = f"Trụ sở {'' if point.is_main else 'UBND '}{name[:1].lower()}{name[1:]}"
        point.device = DEVICES[is_commune]
        technician = technicians[point.area]
        point.technician_name, point.technician_phone = technician.full_name, technician.phone
        if not is_commune:
            point.line_address = f"{point.code.replace('ĐC', 'dc')}@hop.hungyen.example"


def test_lines(training: Training, points: Sequence[Point], organiser: User) -> None:
    """Two slots for all, one for those that failed; two of these still fail, one was not there."""
    random = Random(f"{CODE} lines")  # noqa: S311 - invention, not cryptography
    half = len(points) // 2
    first = [(in_2021(10, 11, 14), points[:half]), (in_2021(10, 12, 8, 30), points[half:])]
    failed: list[Point] = []
    for moment, some in first:
        rows = _slot(training, moment, some, organiser)
        with acting(moment + timedelta(hours=1, minutes=50), organiser, "points.record_line"):
            for row in rows:
                fails = random.random() < FAILS
                note = random.choice(FAILURES) if fails else ""
                _record(row, moment + timedelta(minutes=random.randint(3, 110)), organiser, note)
                failed += [point for point in some if fails and point.id == row.point_id]
    moment = in_2021(10, 12, 15)
    again = _slot(training, moment, failed, organiser)
    with acting(moment + timedelta(hours=1), organiser, "points.record_line"):
        for place, row in enumerate(again[1:]):
            note = FAILURES[-1] if place < STAYS else ""
            _record(row, moment + timedelta(minutes=4 * place), organiser, note)
        if again:
            again[0].point_note = POINT_SAYS


def tick_checklists(session: TrainingSession, points: Sequence[Point]) -> None:
    """What the points ticked before a half-day; some forget, some are late."""
    random = Random(f"{CODE} checklist")  # noqa: S311 - invention, not cryptography
    for item, (usual, spread) in USUAL.items():
        with acting(session.starts_at - timedelta(minutes=usual), None, "points.tick"):
            for point in points:
                minutes = usual + random.randint(-spread, spread)
                if point.area == UNTOUCHED_AREA or random.random() < SKIPPED:
                    continue
                db.session.add(
                    ChecklistTick(
                        session_id=session.id,
                        point_id=point.id,
                        item=item,
                        ticked_at=session.starts_at - timedelta(minutes=minutes),
                        ticked_by_name=point.contact_name,
                    )
                )


def combine_two(session: TrainingSession, points: Sequence[Point], organiser: User) -> None:
    """On the second morning a commune without electricity joins its neighbour's room."""
    used = {
        *db.session.scalars(select(Mark.point_id).where(Mark.session_id == session.id)),
        *db.session.scalars(select(Sheet.point_id).where(Sheet.session_id == session.id)),
    }
    free = [
        point
        for point in points
        if point.id not in used
        and point.area != UNTOUCHED_AREA
        and point.agency.level is AgencyLevel.COMMUNE
    ]
    room, guest = next((a, b) for a, b in pairwise(free) if a.area == b.area)
    with acting(session.starts_at - timedelta(minutes=25), organiser, "points.combine"):
        combine(guest, room, by=organiser)


def _slot(
    training: Training, moment: datetime, points: Sequence[Point], by: User
) -> list[LineTestPoint]:
    local = clock.local(moment)
    plan = LineTestPlan(
        day=local.date(),
        starts=local.time(),
        ends=(local + timedelta(hours=2)).time(),
        note=JOIN,
    )
    with acting(in_2021(10, 9, 16), by, "points.plan_line_test"):
        test: LineTest = plan_line_test(training, plan, points, by=by)
    return list(
        db.session.scalars(
            select(LineTestPoint)
            .where(LineTestPoint.line_test_id == test.id)
            .order_by(LineTestPoint.id)
        )
    )


def _record(row: LineTestPoint, at: datetime, by: User, note: str) -> None:
    row.result = LineResult.FAILED if note else LineResult.PASSED
    row.note, row.recorded_at, row.recorded_by_name = note, at, by.full_name
