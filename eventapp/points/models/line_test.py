"""Tests of the lines before the training: when, with which points, and how each came out."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp import clock
from eventapp.database import Base, Key, Line, LongLine, unique
from eventapp.errors import N_
from eventapp.points.models.point import Point


class LineResult(StrEnum):
    """Đạt, không đạt."""

    PASSED = "passed"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return RESULT_LABELS[self]


RESULT_LABELS = {LineResult.PASSED: N_("Passed"), LineResult.FAILED: N_("Not passed")}


class LineTest(Base):
    """A slot in which some points test picture, sound and shared screen with the main point."""

    __tablename__ = "line_test"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    note: Mapped[LongLine] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ends_after_start"),)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return f"{self.starts_at.astimezone(clock.LOCAL):%d/%m/%Y %H:%M}"


class LineTestPoint(Base):
    """A point in a slot. ``note`` is what the tester writes, ``point_note`` what the point says.

    Without a result it was not tested there yet. Of several slots the result recorded last counts.
    """

    __tablename__ = "line_test_point"
    journalled = True

    id: Mapped[Key]
    line_test_id: Mapped[int] = mapped_column(ForeignKey("line_test.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)
    result: Mapped[LineResult | None]
    note: Mapped[LongLine] = mapped_column(default="")
    point_note: Mapped[LongLine] = mapped_column(default="")
    recorded_at: Mapped[datetime | None]
    recorded_by_name: Mapped[Line] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)

    test: Mapped[LineTest] = relationship(lazy="raise_on_sql")
    point: Mapped[Point] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique(
            "line_test_id",
            "point_id",
            message=N_("This point is in this test already."),
            field="point",
        ),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for
