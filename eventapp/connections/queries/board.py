"""What the logs say about the lines of a half-day, for its board."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ScalarSelect, func, select

from eventapp.accounts.models import User
from eventapp.attendance.line_seen import LineSeen, tells_lines
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    ConnectionSpan,
    LogState,
)
from eventapp.connections.queries.states import line_states, sessions_with_logs
from eventapp.database import db
from eventapp.trainings.models import Training, TrainingSession

_SHORTEST_LOSS = timedelta(minutes=2)


def _sign(training: Training) -> ScalarSelect[Any]:
    """A log counts its changes; a name that is given to a point changes what is known of it."""
    given = func.coalesce(func.sum(ConnectionIdentity.point_id), 0)
    changes = func.coalesce(func.sum(ConnectionLog.version), 0)
    return (
        select(changes + given + func.count(ConnectionIdentity.point_id))
        .select_from(ConnectionLog)
        .outerjoin(ConnectionIdentity, ConnectionIdentity.log_id == ConnectionLog.id)
        .where(ConnectionLog.training_id == training.id)
        .scalar_subquery()
    )


@tells_lines(_sign)
def lines_on_the_board(
    training: Training, session: TrainingSession, viewer: User
) -> dict[int, LineSeen]:
    """By point id. Nothing without a log; a line is lost when the log goes on without it."""
    if not sessions_with_logs(training, [session]):
        return {}
    known_until = db.session.scalar(
        select(func.max(ConnectionSpan.left_at))
        .join(ConnectionIdentity, ConnectionIdentity.id == ConnectionSpan.identity_id)
        .join(ConnectionLog, ConnectionLog.id == ConnectionIdentity.log_id)
        .where(
            ConnectionLog.training_id == training.id,
            ConnectionLog.state == LogState.APPLIED,
            ConnectionSpan.joined_at < session.ends_at,
            ConnectionSpan.left_at > session.starts_at,
        )
    )
    end = min(session.ends_at, known_until) if known_until else session.ends_at
    found = {}
    for (_session_id, point_id), line in line_states(training, [session], viewer=viewer).items():
        is_lost = line.last is not None and line.last < end - _SHORTEST_LOSS
        found[point_id] = LineSeen(line.first, line.last if is_lost else None)
    return found
