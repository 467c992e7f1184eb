"""Marks as they came: what happened to one person, what waits in quarantine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, true, tuple_
from sqlalchemy.orm import aliased

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import is_limited
from eventapp.attendance.claiming import Pair
from eventapp.attendance.models import Answer, Mark, MarkSupersedes, QuarantinedMark
from eventapp.attendance.queries.moments import has_wrong_clock, shown_at
from eventapp.attendance.queries.speakers import speaker_of
from eventapp.attendance.refusals import Why
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to
from eventapp.registrations.models import Registration
from eventapp.trainings.models import TrainingSession


def heads_of(pairs: Iterable[Pair]) -> dict[Pair, list[Mark]]:
    """The marks nobody has superseded, by (session id, registration id).

    Only a mark about the same person in the same half-day supersedes.
    """
    wanted = list(pairs)
    if not wanted:
        return {}
    here = tuple_(Mark.session_id, Mark.registration_id).in_(wanted)
    later = aliased(Mark)
    superseded = (  # asked once, not for every mark: a person may have been marked often
        select(MarkSupersedes.superseded_id, later.session_id, later.registration_id)
        .join(later, later.id == MarkSupersedes.mark_id)
        .where(tuple_(later.session_id, later.registration_id).in_(wanted))
    )
    stands = tuple_(Mark.id, Mark.session_id, Mark.registration_id).not_in(superseded)
    found: dict[Pair, list[Mark]] = {pair: [] for pair in wanted}
    for mark in db.session.scalars(select(Mark).where(here, stands).order_by(Mark.id)):
        found[mark.session_id, mark.registration_id].append(mark)
    return found


@dataclass(frozen=True)
class HistoryLine:
    """One mark of one person. ``counts``: no later mark has superseded it."""

    mark: Mark
    session: TrainingSession
    author: str
    at: datetime
    has_wrong_clock: bool
    counts: bool


def history(
    registration: Registration, *, viewer: User, session: TrainingSession | None = None
) -> list[HistoryLine]:
    """Every mark of one person in the order it came, of one half-day or of all."""
    rows = db.session.execute(
        select(Mark, TrainingSession, speaker_of(Mark), Answer.heads)
        .join(TrainingSession, TrainingSession.id == Mark.session_id)
        .join(Point, Point.id == Mark.point_id)
        .join(User, User.id == Mark.author_id)
        .outerjoin(
            Answer,
            and_(
                Answer.session_id == Mark.session_id,
                Answer.registration_id == Mark.registration_id,
            ),
        )
        .where(
            Mark.registration_id == registration.id,
            visible_to(viewer),
            Mark.session_id == session.id if session else true(),
        )
        .order_by(TrainingSession.starts_at, Mark.received_at, Mark.id)
    )
    return [
        HistoryLine(
            mark=mark,
            session=half_day,
            author=author,
            at=shown_at(mark),
            has_wrong_clock=has_wrong_clock(mark),
            counts=mark.id in (heads or ()),
        )
        for mark, half_day, author, heads in rows
    ]


def is_waiting() -> ColumnElement[bool]:
    """Marks in quarantine about which nobody has decided yet."""
    return and_(QuarantinedMark.released_at.is_(None), QuarantinedMark.kept_at.is_(None))


@dataclass(frozen=True)
class PutAside:
    """A mark in quarantine: who sent it, when, why it was not taken."""

    quarantined: QuarantinedMark
    author: str

    @property
    def reason(self) -> str:
        """A sentence (message id)."""
        return Why(self.quarantined.reason).label


def put_aside(
    session: TrainingSession, *, viewer: User, point: Point | None = None
) -> Sequence[PutAside]:
    """Marks of a half-day that wait for a person, the oldest first.

    A mark that names no half-day at all is shown to organisers with every half-day.
    """
    mine = QuarantinedMark.point_id.in_(select(Point.id).where(visible_to(viewer)))
    here = QuarantinedMark.session_id == session.id
    homeless = QuarantinedMark.session_id.is_(None) | QuarantinedMark.point_id.is_(None)
    scope = or_(here & mine, homeless) if not is_limited(viewer, Role.ORGANISER) else here & mine
    if point is not None:
        scope = and_(here, mine, QuarantinedMark.point_id == point.id)
    rows = db.session.execute(
        select(QuarantinedMark, speaker_of(QuarantinedMark))
        .join(User, User.id == QuarantinedMark.author_id)
        .where(scope, is_waiting())
        .order_by(QuarantinedMark.id)
    )
    return [PutAside(quarantined, author) for quarantined, author in rows]


def get_put_aside(
    quarantined_id: int, *, viewer: User, point: Point, session: TrainingSession
) -> QuarantinedMark:
    """A mark that waits for a person on this sheet."""
    return db.session.scalars(
        select(QuarantinedMark).where(
            QuarantinedMark.id == quarantined_id,
            is_waiting(),
            QuarantinedMark.session_id == session.id,
            QuarantinedMark.point_id == point.id,
            QuarantinedMark.point_id.in_(select(Point.id).where(visible_to(viewer))),
        )
    ).one()
