"""The logs of a training. Only who may import them sees them: they name people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, false, func, select, true

from eventapp.access import Permission
from eventapp.accounts.models import User
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    ConnectionLogFile,
    ConnectionSpan,
)
from eventapp.database import db
from eventapp.trainings.models import Training


def visible_to(viewer: User) -> ColumnElement[bool]:
    return true() if viewer.may(Permission.IMPORT_LOGS) else false()


@dataclass(frozen=True)
class LogLine:
    """A log with what it holds: names, how many of them stand for a point, how many wait."""

    log: ConnectionLog
    names: int
    matched: int
    waiting: int
    first_join: datetime | None
    last_leave: datetime | None


def logs_of(training: Training, *, viewer: User) -> list[LogLine]:
    """The latest first, in one question."""
    waits = and_(ConnectionIdentity.point_id.is_(None), ConnectionIdentity.is_set_aside.is_(False))
    counts = (
        select(
            ConnectionIdentity.log_id,
            func.count().label("names"),
            func.count(ConnectionIdentity.point_id).label("matched"),
            func.sum(case((waits, 1), else_=0)).label("waiting"),
        )
        .group_by(ConnectionIdentity.log_id)
        .subquery()
    )
    times = (
        select(
            ConnectionIdentity.log_id,
            func.min(ConnectionSpan.joined_at).label("first"),
            func.max(ConnectionSpan.left_at).label("last"),
        )
        .join(ConnectionSpan, ConnectionSpan.identity_id == ConnectionIdentity.id)
        .group_by(ConnectionIdentity.log_id)
        .subquery()
    )
    rows = db.session.execute(
        select(
            ConnectionLog,
            counts.c.names,
            counts.c.matched,
            counts.c.waiting,
            times.c.first,
            times.c.last,
        )
        .outerjoin(counts, counts.c.log_id == ConnectionLog.id)
        .outerjoin(times, times.c.log_id == ConnectionLog.id)
        .where(ConnectionLog.training_id == training.id, visible_to(viewer))
        .order_by(ConnectionLog.uploaded_at.desc(), ConnectionLog.id.desc())
    )
    return [
        LogLine(log, names or 0, matched or 0, waiting or 0, first, last)
        for log, names, matched, waiting, first, last in rows
    ]


def get_log(training: Training, log_id: int, *, viewer: User) -> ConnectionLog:
    return db.session.scalars(
        select(ConnectionLog).where(
            ConnectionLog.training_id == training.id,
            ConnectionLog.id == log_id,
            visible_to(viewer),
        )
    ).one()


def find_log(training: Training, sha256: str, *, viewer: User) -> ConnectionLog | None:
    """The log with these bytes."""
    return db.session.scalars(
        select(ConnectionLog).where(
            ConnectionLog.training_id == training.id,
            ConnectionLog.sha256 == sha256,
            visible_to(viewer),
        )
    ).one_or_none()


def file_of(log: ConnectionLog) -> ConnectionLogFile:
    return db.session.get_one(ConnectionLogFile, log.id)
