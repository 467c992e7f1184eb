"""Who is expected where in a half-day, and what was answered: the one source of every number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, union
from sqlalchemy.orm import aliased

from eventapp.attendance.models import Answer, Sheet
from eventapp.attendance.presence import Presence, SheetState
from eventapp.people.models import Sex
from eventapp.points.models import CombinedPoint
from eventapp.registrations.models import EXPECTED, Registration, RegistrationStatus
from eventapp.trainings.models import SessionGroup, SessionState, TrainingSession

Own = aliased(Sheet, name="own_sheet")
"""The sheet that a combined point has itself, when it reported a half-day on its own."""
_seat: ColumnElement[int | None] = case((Own.reported_at.is_(None), CombinedPoint.room_id))
_is_answered = or_(Answer.value != Presence.UNMARKED, Answer.is_conflict)
real_point: ColumnElement[int] = func.coalesce(
    case((or_(_is_answered, Answer.is_on_locked_sheet), Answer.point_id)),
    _seat,
    Registration.point_id,
)
value: ColumnElement[Presence] = func.coalesce(Answer.value, Presence.UNMARKED)
is_conflict: ColumnElement[bool] = func.coalesce(Answer.is_conflict, false())

_came_later = and_(
    or_(Registration.status == RegistrationStatus.WALK_IN, Registration.replaces_id.is_not(None)),
    Registration.registered_at > TrainingSession.ends_at,
)
_left_later = and_(
    Registration.status == RegistrationStatus.REPLACED,
    Registration.left_at > TrainingSession.ends_at,
)
_attends = or_(
    TrainingSession.is_for_all,
    select(SessionGroup.id)
    .where(
        SessionGroup.session_id == TrainingSession.id,
        SessionGroup.group_id == Registration.group_id,
    )
    .exists(),
)
_is_expected_now = and_(
    or_(and_(Registration.status.in_(EXPECTED), ~_came_later), _left_later), _attends
)

is_on_sheet = case(
    (Sheet.state == SheetState.LOCKED, func.coalesce(Answer.is_on_locked_sheet, false())),
    else_=or_(_is_expected_now, func.coalesce(_is_answered, false())),
)


def expected(*columns: Any) -> Select[Any]:
    """Select ``columns`` over every (half-day, person) on a sheet.

    Rows come from TrainingSession, Registration, Answer (may be empty) and Sheet (may be empty).
    A person is where she was marked, else where she is registered: in the room her point is
    combined with, unless her point has reported that half-day itself. On an open sheet stand all
    who are not withdrawn and whose group attends, and whoever was marked; a walk-in or a substitute
    of a later half-day does not, and who was replaced later still does. On a locked sheet stand
    those who stood there when it was locked. In a half-day that was cancelled or waits for its day
    nobody is expected.
    """
    return (
        select(*columns)
        .select_from(TrainingSession)
        .join(Registration, Registration.training_id == TrainingSession.training_id)
        .outerjoin(
            Answer,
            and_(
                Answer.session_id == TrainingSession.id,
                Answer.registration_id == Registration.id,
            ),
        )
        .outerjoin(CombinedPoint, CombinedPoint.point_id == Registration.point_id)
        .outerjoin(
            Own,
            and_(Own.session_id == TrainingSession.id, Own.point_id == CombinedPoint.point_id),
        )
        .outerjoin(
            Sheet, and_(Sheet.session_id == TrainingSession.id, Sheet.point_id == real_point)
        )
        .where(TrainingSession.state == SessionState.PLANNED, is_on_sheet)
    )


def at_point(session_id: int, point_id: int) -> ColumnElement[bool]:
    """Narrow :func:`expected` to one point of one half-day, by index."""
    candidates = union(
        select(Registration.id).where(Registration.point_id == point_id),
        select(Registration.id)
        .join(CombinedPoint, CombinedPoint.point_id == Registration.point_id)
        .where(CombinedPoint.room_id == point_id),
        select(Answer.registration_id).where(
            Answer.session_id == session_id, Answer.point_id == point_id
        ),
    )
    return and_(
        TrainingSession.id == session_id,
        Registration.id.in_(candidates.scalar_subquery()),
        real_point == point_id,
    )


@dataclass(frozen=True)
class Totals:
    """The numbers of a sheet. Everybody expected is counted in exactly one of the six answers.

    ``present`` are those on time; ``here`` adds those who came late. ``unmarked`` is nobody's
    absence; a conflict is counted as such until a person decides.
    """

    expected: int = 0
    present: int = 0
    late: int = 0
    excused: int = 0
    absent: int = 0
    unmarked: int = 0
    conflicts: int = 0
    female_expected: int = 0
    female_here: int = 0

    @property
    def here(self) -> int:
        return self.present + self.late

    @property
    def ties(self) -> bool:
        answered = self.here + self.excused + self.absent
        return answered + self.unmarked + self.conflicts == self.expected

    def __add__(self, other: Totals) -> Totals:
        return Totals(*(mine + getattr(other, name) for name, mine in vars(self).items()))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_is_woman = Registration.sex == Sex.FEMALE

TOTALS: tuple[ColumnElement[int], ...] = (
    func.count(Registration.id),
    _count(value == Presence.PRESENT),
    _count(value == Presence.LATE),
    _count(value == Presence.EXCUSED),
    _count(value == Presence.ABSENT),
    _count(and_(value == Presence.UNMARKED, ~is_conflict)),
    _count(is_conflict),
    _count(_is_woman),
    _count(and_(_is_woman, value.in_([Presence.PRESENT, Presence.LATE]))),
)
"""The columns of :class:`Totals`, in its order, for :func:`expected` with any GROUP BY."""
