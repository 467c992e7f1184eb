"""The lines of a sheet in printed order, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from eventapp.accounts.models import User
from eventapp.attendance.models import Answer, Mark
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.expectation import TOTALS, Totals, at_point, expected, real_point
from eventapp.attendance.queries.moments import shown_at
from eventapp.attendance.queries.speakers import speaker_of
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point
from eventapp.points.queries import visible_to
from eventapp.registrations.models import Registration
from eventapp.trainings.models import TrainingSession


@dataclass(frozen=True)
class Saying:
    """One of two answers that disagree, and who gave it."""

    mark_id: str
    value: Presence
    reason: str | None
    author: str
    at: datetime


@dataclass(frozen=True)
class SheetLine:
    """One person on a sheet. ``heads`` are the marks the answer rests on (what a page has seen).

    ``guest_of`` is the combined point whose people sit in this room, when she is one of them.
    ``sayings`` is filled only in a conflict: every answer that stands against another.
    """

    number: int
    point_id: int
    registration: Registration
    value: Presence
    reason: str | None
    is_conflict: bool
    heads: Sequence[str]
    marked_at: datetime | None
    sayings: Sequence[Saying] = ()
    guest_of: Point | None = None
    late_minutes: int | None = None

    @property
    def is_unmarked(self) -> bool:
        return self.value is Presence.UNMARKED and not self.is_conflict


Guest = aliased(Point, name="guest")
"""The combined point whose people sit in the room of a sheet."""
PRINTED_ORDER = (
    func.coalesce(Guest.area_position, -1),
    func.coalesce(Guest.position, -1),
    func.coalesce(Guest.id, 0),
    Registration.name_key,
    Registration.id,
)
_Row = tuple[Registration, Answer | None, Point | None, int]


def sheet_lines(point: Point, session: TrainingSession, *, viewer: User) -> list[SheetLine]:
    """Everybody on the sheet, sorted by given name as on paper, with groups loaded.

    Those of combined points come last, point by point.
    """
    rows = db.session.execute(
        _with_guests(Registration, Answer, Guest)
        .join(Registration.group)
        .options(contains_eager(Registration.group), joinedload(Registration.replaces))
        .where(at_point(session.id, point.id), _is_visible(point, viewer))
        .order_by(*PRINTED_ORDER)
    )
    return _numbered(session, [(*row, point.id) for row in rows])


def lines_of_points(session: TrainingSession, points: Iterable[int]) -> dict[int, list[SheetLine]]:
    """The same for many points at once, by point id, for actions that freeze sheets."""
    wanted = list(points)
    rows = db.session.execute(
        _with_guests(Registration, Answer, Guest, real_point)
        .join(Registration.group)
        .options(contains_eager(Registration.group))
        .where(TrainingSession.id == session.id, real_point.in_(wanted))
        .order_by(*PRINTED_ORDER)
        .execution_options(populate_existing=True)
    )
    by_point: dict[int, list[_Row]] = {key: [] for key in wanted}
    for registration, answer, guest, point_id in rows:
        by_point[point_id].append((registration, answer, guest, point_id))
    return {point_id: _numbered(session, found) for point_id, found in by_point.items()}


def sheet_totals(point: Point, session: TrainingSession, *, viewer: User) -> Totals:
    row = db.session.execute(
        expected(*TOTALS).where(at_point(session.id, point.id), _is_visible(point, viewer))
    ).one()
    return Totals(*row)


def _with_guests(*columns: Any) -> Select[Any]:
    """Select over everybody expected, with the combined point she belongs to in her room."""
    is_guest = and_(Guest.id == CombinedPoint.point_id, CombinedPoint.room_id == real_point)
    return expected(*columns).outerjoin(Guest, is_guest)


def _is_visible(point: Point, viewer: User) -> ColumnElement[bool]:
    return select(Point.id).where(Point.id == point.id, visible_to(viewer)).exists()


def _numbered(session: TrainingSession, rows: Sequence[_Row]) -> list[SheetLine]:
    """Lines 1, 2, 3 … with both sides of every conflict."""
    sayings = _sayings(session, [row[1] for row in rows if row[1] and row[1].is_conflict])
    return [
        SheetLine(
            number=number,
            point_id=point_id,
            registration=registration,
            value=answer.value if answer else Presence.UNMARKED,
            reason=answer.reason if answer else None,
            is_conflict=answer.is_conflict if answer else False,
            heads=answer.heads if answer else (),
            marked_at=answer.marked_at if answer else None,
            sayings=sayings.get(registration.id, ()),
            guest_of=guest,
            late_minutes=answer.late_minutes if answer else None,
        )
        for number, (registration, answer, guest, point_id) in enumerate(rows, start=1)
    ]


def _sayings(session: TrainingSession, answers: Sequence[Answer]) -> dict[int, list[Saying]]:
    if not answers:
        return {}
    heads = [head for answer in answers for head in answer.heads]
    found: dict[int, list[Saying]] = {}
    for mark, author in db.session.execute(
        select(Mark, speaker_of(Mark))
        .join(User, User.id == Mark.author_id)
        .where(Mark.session_id == session.id, Mark.id.in_(heads))
        .order_by(Mark.received_at, Mark.id)
    ):
        found.setdefault(mark.registration_id, []).append(
            Saying(mark.id, mark.value, mark.reason, author, shown_at(mark))
        )
    return found
