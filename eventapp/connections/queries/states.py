"""The line of every point in every half-day, in one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from eventapp.accounts.models import User
from eventapp.connections.lines import LineState, Threshold, line_of
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    ConnectionSpan,
    LineRule,
    LogState,
)
from eventapp.database import db
from eventapp.meetings.intervals import Span
from eventapp.points.models import CombinedPoint, Point
from eventapp.points.queries import visible_to
from eventapp.trainings.models import Training, TrainingSession

Key = tuple[int, int]
"""Half-day and point, by id."""


def window_of(session: TrainingSession, training: Training) -> Span:
    """From when the roll call opens until the half-day ends."""
    return Span(session.opens_at(training), session.ends_at)


def threshold_of(training: Training) -> Threshold:
    """The rule of the training, or the usual one."""
    rule = db.session.scalars(
        select(LineRule).where(LineRule.training_id == training.id)
    ).one_or_none()
    return Threshold(rule.share, rule.checks) if rule else Threshold()


def line_states(
    training: Training, sessions: Sequence[TrainingSession], *, viewer: User
) -> dict[Key, LineState]:
    """Every point the viewer may see in each of these half-days, seen or not.

    Only applied logs count. Several names of one point are one line: their union. A combined
    point has the line of the room it sits in.
    """
    points = db.session.scalars(
        select(Point.id).where(Point.training_id == training.id, visible_to(viewer))
    ).all()
    seen = _seen(training)
    rooms = _rooms(training)
    threshold = threshold_of(training)
    return {
        (session.id, point_id): line_of(
            window_of(session, training),
            [*seen.get(point_id, ()), *seen.get(rooms.get(point_id, 0), ())],
            threshold,
        )
        for session in sessions
        for point_id in points
    }


def sessions_with_logs(training: Training, sessions: Sequence[TrainingSession]) -> set[int]:
    """The half-days during which an applied log saw anybody: of the others nothing is known."""
    spans = [
        Span(joined, left)
        for joined, left in db.session.execute(
            _applied(training, ConnectionSpan.joined_at, ConnectionSpan.left_at)
        )
    ]
    return {
        session.id
        for session in sessions
        if any(span.start < session.ends_at and span.end > session.starts_at for span in spans)
    }


def _rooms(training: Training) -> dict[int, int]:
    """Combined point -> the room it sits in: its line is that room's."""
    return dict(
        db.session.execute(
            select(CombinedPoint.point_id, CombinedPoint.room_id)
            .join(Point, Point.id == CombinedPoint.point_id)
            .where(Point.training_id == training.id)
        ).all()
    )


def _seen(training: Training) -> dict[int, list[tuple[Span, str]]]:
    seen: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
    for point_id, joined, left, name in db.session.execute(
        _applied(
            training,
            ConnectionIdentity.point_id,
            ConnectionSpan.joined_at,
            ConnectionSpan.left_at,
            ConnectionIdentity.name,
        ).where(ConnectionIdentity.point_id.is_not(None))
    ):
        seen[point_id].append((Span(joined, left), name))
    return seen


def _applied(training: Training, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join(ConnectionIdentity, ConnectionIdentity.id == ConnectionSpan.identity_id)
        .join(ConnectionLog, ConnectionLog.id == ConnectionIdentity.log_id)
        .where(ConnectionLog.training_id == training.id, ConnectionLog.state == LogState.APPLIED)
    )
