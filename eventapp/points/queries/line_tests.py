"""Slots of line tests, and what the last test of every point said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.errors import N_
from eventapp.points.models import CombinedPoint, LineResult, LineTest, LineTestPoint, Point
from eventapp.points.queries.points import visible_to
from eventapp.trainings.models import Training


class LineState(StrEnum):
    """What is known about the line of a point."""

    FAILED = "failed"
    UNTESTED = "untested"
    PASSED = "passed"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    LineState.FAILED: N_("Line failed"),
    LineState.UNTESTED: N_("Not tested"),
    LineState.PASSED: N_("Line passed"),
}


@dataclass(frozen=True)
class Line:
    """The line of one point: the row that counts (none: never tested), and the next slot."""

    last: LineTestPoint | None = None
    next: LineTestPoint | None = None

    @property
    def state(self) -> LineState:
        if self.last is None or self.last.result is None:
            return LineState.UNTESTED
        return LineState(self.last.result.value)


def lines_of(training: Training, *, viewer: User) -> dict[int, Line]:
    """The line of every point that is in a slot, by point id, in one question."""
    lines: dict[int, Line] = {}
    for row in db.session.scalars(
        select(LineTestPoint)
        .join(LineTestPoint.test)
        .join(LineTestPoint.point)
        .options(contains_eager(LineTestPoint.test))
        .where(LineTest.training_id == training.id, visible_to(viewer))
        .order_by(LineTestPoint.recorded_at, LineTest.starts_at, LineTestPoint.id)
    ):
        known = lines.get(row.point_id, Line())
        if row.result:
            lines[row.point_id] = Line(_later(known.last, row), known.next)
        elif known.next is None or row.test.starts_at < known.next.test.starts_at:
            lines[row.point_id] = Line(known.last, row)
    return lines


def _later(known: LineTestPoint | None, row: LineTestPoint) -> LineTestPoint:
    if known is None or known.recorded_at is None or row.recorded_at is None:
        return row
    return row if row.recorded_at >= known.recorded_at else known


@dataclass(frozen=True)
class Slot:
    """A slot and how many of its points passed, failed, or are still to be tested."""

    test: LineTest
    points: int
    passed: int
    failed: int

    @property
    def waiting(self) -> int:
        return self.points - self.passed - self.failed


def slots_of(training: Training) -> list[Slot]:
    """All slots of a training, the earliest first."""
    rows = db.session.execute(
        select(
            LineTest,
            func.count(LineTestPoint.id),
            func.count().filter(LineTestPoint.result == LineResult.PASSED),
            func.count().filter(LineTestPoint.result == LineResult.FAILED),
        )
        .outerjoin(LineTestPoint, LineTestPoint.line_test_id == LineTest.id)
        .where(LineTest.training_id == training.id)
        .group_by(LineTest.id)
        .order_by(LineTest.starts_at, LineTest.id)
    )
    return [Slot(*row) for row in rows]


def get_line_test(training: Training, test_id: int) -> LineTest:
    return db.session.scalars(
        select(LineTest).where(LineTest.training_id == training.id, LineTest.id == test_id)
    ).one()


def rows_in(test: LineTest, *, viewer: User) -> Sequence[LineTestPoint]:
    """The points of a slot in the order of the papers."""
    return db.session.scalars(
        select(LineTestPoint)
        .join(LineTestPoint.point)
        .options(contains_eager(LineTestPoint.point))
        .where(LineTestPoint.line_test_id == test.id, visible_to(viewer))
        .order_by(Point.area_position, Point.position, Point.id)
    ).all()


def tests_at(point: Point) -> Sequence[LineTestPoint]:
    """The slots a point is or was in, the latest first."""
    return db.session.scalars(
        select(LineTestPoint)
        .join(LineTestPoint.test)
        .options(contains_eager(LineTestPoint.test))
        .where(LineTestPoint.point_id == point.id)
        .order_by(LineTest.starts_at.desc(), LineTestPoint.id.desc())
    ).all()


def get_tested(training: Training, row_id: int, *, viewer: User) -> LineTestPoint:
    """A point in a slot, both loaded."""
    return db.session.scalars(
        select(LineTestPoint)
        .join(LineTestPoint.point)
        .options(contains_eager(LineTestPoint.point), joinedload(LineTestPoint.test))
        .where(LineTestPoint.id == row_id, Point.training_id == training.id, visible_to(viewer))
    ).one()


@dataclass(frozen=True)
class LineCount:
    """How many points passed, failed, or were never tested; combined ones need no line."""

    passed: int
    failed: int
    untested: int

    @property
    def points(self) -> int:
        return self.passed + self.failed + self.untested


def line_count(training: Training, *, viewer: User) -> LineCount:
    rooms = set(
        db.session.scalars(
            select(Point.id).where(
                Point.training_id == training.id,
                Point.id.not_in(select(CombinedPoint.point_id)),
                visible_to(viewer),
            )
        )
    )
    states = [
        line.state
        for point_id, line in lines_of(training, viewer=viewer).items()
        if point_id in rooms
    ]
    passed, failed = states.count(LineState.PASSED), states.count(LineState.FAILED)
    return LineCount(passed, failed, len(rooms) - passed - failed)


def has_line_tests(training: Training) -> bool:
    planned = select(LineTest.id).where(LineTest.training_id == training.id)
    return db.session.scalar(planned.limit(1)) is not None
