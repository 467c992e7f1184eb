"""Line tests (thử đường truyền): slots, which points are in them, and how each came out."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.line_test_plan import NOTE_LENGTH, LineTestPlan
from eventapp.points.models import LineResult, LineTest, LineTestPoint, Point
from eventapp.trainings.details import check_length
from eventapp.trainings.models import Training
from eventapp.trainings.queries import wait_for_turn
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.names import clean_text


@atomic
def plan_line_test(
    training: Training, plan: LineTestPlan, points: Iterable[Point], *, by: User
) -> LineTest:
    """Set a time in which these points test their lines."""
    wait_for_turn(training)
    _check_day(training, plan)
    test = LineTest(
        training_id=training.id, starts_at=plan.starts_at, ends_at=plan.ends_at, note=plan.note
    )
    db.session.add(test)
    db.session.flush()
    _add(test, points)
    return test


@atomic
def change_line_test(test: LineTest, plan: LineTestPlan, *, version: int, by: User) -> None:
    """Move a slot, or say something else about it."""
    training = _training_of(test)
    if test.version != version:
        raise RuleBroken(STALE)
    _check_day(training, plan)
    test.starts_at, test.ends_at, test.note = plan.starts_at, plan.ends_at, plan.note
    db.session.flush()


@atomic
def remove_line_test(test: LineTest, *, by: User) -> None:
    """Take a slot out of the plan, as long as it has no result."""
    _training_of(test)
    rows = db.session.scalars(
        select(LineTestPoint).where(LineTestPoint.line_test_id == test.id)
    ).all()
    if any(row.result for row in rows):
        raise RuleBroken("This test has results already: it stays in the plan.")
    for row in rows:
        db.session.delete(row)
    db.session.flush()
    db.session.delete(test)


@atomic
def join_line_test(test: LineTest, points: Iterable[Point], *, by: User) -> None:
    """Let further points test in this slot."""
    _training_of(test)
    _add(test, points)


@atomic
def drop_from_line_test(row: LineTestPoint, *, by: User) -> None:
    """Take a point out of a slot in which it was not tested yet."""
    row = _held(row)
    if row.result:
        raise RuleBroken("This point was tested in this slot: the result stays.")
    db.session.delete(row)


@atomic
def record_line(
    row: LineTestPoint, result: LineResult | None, *, note: str = "", by: User
) -> LineTestPoint:
    """Say how the line of a point was; nothing takes the result back. The last one counts."""
    row = _held(row)
    note = clean_text(note)
    check_length(note, NOTE_LENGTH, "note")
    row.result, row.note = result, note
    row.recorded_at = clock.now() if result else None
    row.recorded_by_name = by.full_name if result else ""
    db.session.flush()
    return row


@atomic
def note_line(row: LineTestPoint, note: str, *, by: User) -> None:
    """Write down what the point itself says about its test."""
    row = _held(row)
    note = clean_text(note)
    check_length(note, NOTE_LENGTH, "point_note")
    row.point_note = note
    db.session.flush()


def _add(test: LineTest, points: Iterable[Point]) -> None:
    present = set(
        db.session.scalars(
            select(LineTestPoint.point_id).where(LineTestPoint.line_test_id == test.id)
        )
    )
    db.session.add_all(
        LineTestPoint(line_test_id=test.id, point_id=point.id)
        for point in points
        if point.id not in present and point.training_id == test.training_id
    )
    db.session.flush()


def _held(row: LineTestPoint) -> LineTestPoint:
    """The row as it is now, held until saved: two phones may record the same point."""
    db.session.execute(select(LineTestPoint.id).where(LineTestPoint.id == row.id).with_for_update())
    db.session.refresh(row, ["result", "note", "point_note", "version"])
    training_id = select(LineTest.training_id).where(LineTest.id == row.line_test_id)
    db.session.get_one(Training, db.session.scalar(training_id)).must_not_be_closed()
    return row


def _training_of(test: LineTest) -> Training:
    training = db.session.get_one(Training, test.training_id)
    wait_for_turn(training)
    return training


def _check_day(training: Training, plan: LineTestPlan) -> None:
    if plan.day > training.ends_on:
        raise RuleBroken(
            "The training ends on %(day)s: test the lines before.",
            field="day",
            day=format_date(training.ends_on),
        )
