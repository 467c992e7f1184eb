"""Marks in quarantine of a whole training, those without a half-day or a point too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import is_limited
from eventapp.attendance.events import Unreadable, read_event
from eventapp.attendance.models import QuarantinedMark
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.marks import is_waiting
from eventapp.attendance.refusals import Why
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class Aside:
    """A mark that waits: what of it is known."""

    quarantined: QuarantinedMark
    author: str
    session: TrainingSession | None
    point: Point | None
    person: str | None
    value: Presence | None

    @property
    def reason(self) -> str:
        """A sentence (message id)."""
        return Why(self.quarantined.reason).label


def all_put_aside(training: Training, *, viewer: User) -> Sequence[Aside]:
    """Everything that waits for a decision, the oldest first, in two questions."""
    rows = db.session.execute(
        select(QuarantinedMark, User.full_name, TrainingSession, Point)
        .join(User, User.id == QuarantinedMark.author_id)
        .outerjoin(TrainingSession, TrainingSession.id == QuarantinedMark.session_id)
        .outerjoin(Point, Point.id == QuarantinedMark.point_id)
        .where(_is_of(training, viewer), is_waiting())
        .order_by(QuarantinedMark.id)
    ).all()
    said = {row[0].id: _said(row[0]) for row in rows}
    names = dict(
        db.session.execute(
            select(Registration.id, Registration.full_name).where(
                Registration.training_id == training.id,
                Registration.id.in_({person for person, _ in said.values() if person}),
            )
        ).all()
    )
    return [
        Aside(mark, author, session, point, names.get(said[mark.id][0] or 0), said[mark.id][1])
        for mark, author, session, point in rows
    ]


def get_aside(training: Training, aside_id: int, *, viewer: User) -> QuarantinedMark:
    return db.session.scalars(
        select(QuarantinedMark)
        .outerjoin(TrainingSession, TrainingSession.id == QuarantinedMark.session_id)
        .outerjoin(Point, Point.id == QuarantinedMark.point_id)
        .where(QuarantinedMark.id == aside_id, _is_of(training, viewer), is_waiting())
        .with_for_update(of=QuarantinedMark)
    ).one()


def _is_of(training: Training, viewer: User) -> ColumnElement[bool]:
    """Of a point or a half-day of this training; what names neither belongs to every organiser."""
    is_whole = not is_limited(viewer, Role.ORGANISER)
    no_point = QuarantinedMark.point_id.is_(None)
    homeless = and_(
        no_point,
        or_(TrainingSession.id.is_(None), TrainingSession.training_id == training.id),
    )
    here = and_(Point.training_id == training.id, visible_to(viewer))
    return or_(here, homeless if is_whole else false())


def _said(mark: QuarantinedMark) -> tuple[int | None, Presence | None]:
    try:
        event = read_event(json.loads(mark.body))
    except (Unreadable, ValueError):
        return None, None
    return event.registration_id, event.value
