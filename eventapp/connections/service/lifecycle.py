"""A log begins to count, or stops counting, as a whole."""

from __future__ import annotations

from sqlalchemy import func, select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    ConnectionSpan,
    LogState,
)
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken


@atomic
def apply_log(log: ConnectionLog, *, version: int, by: User) -> None:
    """Let the log count; names that still wait can be decided later."""
    if log.version != version:
        raise RuleBroken(STALE)
    if log.state is not LogState.READ:
        raise RuleBroken("This log is applied or withdrawn already.")
    if log.question:
        raise RuleBroken("Answer the question about this log first.")
    if not _spans_of(log):
        raise RuleBroken("This log has no times: it cannot say when a point was connected.")
    log.state, log.applied_at = LogState.APPLIED, clock.now()
    db.session.flush()


@atomic
def withdraw_log(log: ConnectionLog, *, reason: str, by: User) -> None:
    """Take everything a log says out of the count; it stays in the list with the reason."""
    if log.state is LogState.WITHDRAWN:
        raise RuleBroken("This log is withdrawn already.")
    if not reason:
        raise RuleBroken("Say why the log is withdrawn.", field="reason")
    log.state, log.withdrawal_reason = LogState.WITHDRAWN, reason[:200]
    db.session.flush()


def _spans_of(log: ConnectionLog) -> int:
    return (
        db.session.scalar(
            select(func.count(ConnectionSpan.id))
            .join(ConnectionIdentity, ConnectionIdentity.id == ConnectionSpan.identity_id)
            .where(ConnectionIdentity.log_id == log.id)
        )
        or 0
    )
