"""What stands behind a sheet: who said what, and which sheets were reported in two ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import distinct, func, or_, select

from eventapp.accounts.models import User
from eventapp.attendance.models import Mark, Sheet, SheetReport, SheetVersion
from eventapp.attendance.queries.lines import SheetLine
from eventapp.attendance.queries.moments import has_doubtful_time, has_wrong_clock, shown_at
from eventapp.attendance.queries.speakers import speaker_of
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingSession


def disputed_sheets(session: TrainingSession) -> set[int]:
    """Sheets reported with different head counts since they were last locked, by id."""
    last = (
        select(SheetVersion.sheet_id, func.max(SheetVersion.locked_at).label("locked_at"))
        .group_by(SheetVersion.sheet_id)
        .subquery()
    )
    return set(
        db.session.scalars(
            select(SheetReport.sheet_id)
            .join(Sheet, Sheet.id == SheetReport.sheet_id)
            .outerjoin(last, last.c.sheet_id == Sheet.id)
            .where(
                Sheet.session_id == session.id,
                or_(last.c.locked_at.is_(None), SheetReport.reported_at > last.c.locked_at),
            )
            .group_by(SheetReport.sheet_id)
            .having(func.count(distinct(SheetReport.head_count)) > 1)
        )
    )


@dataclass(frozen=True)
class Said:
    """A mark that counts now: who made it, when, and at which point."""

    mark: Mark
    author: str
    point_code: str
    point_name: str

    @property
    def at(self) -> datetime:
        return shown_at(self.mark)

    @property
    def has_wrong_clock(self) -> bool:
        return has_wrong_clock(self.mark)

    @property
    def is_about(self) -> bool:
        """The phone's clock was set before the mark was sent."""
        return has_doubtful_time(self.mark)


def said_on(session: TrainingSession, lines: Iterable[SheetLine]) -> dict[int, list[Said]]:
    """What every answer of a sheet rests on, by registration id, in the order it came."""
    heads = [head for line in lines for head in line.heads]
    found: dict[int, list[Said]] = {}
    for mark, *who_and_where in db.session.execute(
        select(Mark, speaker_of(Mark), Point.code, Point.name)
        .join(User, User.id == Mark.author_id)
        .join(Point, Point.id == Mark.point_id)
        .where(Mark.session_id == session.id, Mark.id.in_(heads))
        .order_by(Mark.received_at, Mark.id)
    ):
        found.setdefault(mark.registration_id, []).append(Said(mark, *who_and_where))
    return found
