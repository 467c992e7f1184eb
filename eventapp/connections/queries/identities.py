"""Whom a log names: those that wait for a person, and those that stand for a point."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from eventapp.accounts.models import User
from eventapp.connections.models import ConnectionIdentity, ConnectionLog
from eventapp.connections.queries.logs import visible_to
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import Training


def get_identity(log: ConnectionLog, identity_id: int, *, viewer: User) -> ConnectionIdentity:
    return db.session.scalars(
        select(ConnectionIdentity)
        .join(ConnectionLog, ConnectionLog.id == ConnectionIdentity.log_id)
        .where(
            ConnectionIdentity.log_id == log.id,
            ConnectionIdentity.id == identity_id,
            visible_to(viewer),
        )
        .options(selectinload(ConnectionIdentity.spans), joinedload(ConnectionIdentity.point))
    ).one()


def waiting_identities(log: ConnectionLog, *, viewer: User) -> Sequence[ConnectionIdentity]:
    """The queue, in the order of the log."""
    return _identities(
        log,
        viewer,
        ConnectionIdentity.point_id.is_(None),
        ConnectionIdentity.is_set_aside.is_(False),
    )


def seen_identities(log: ConnectionLog, *, viewer: User) -> Sequence[ConnectionIdentity]:
    """Those that stand for a point, and those a person set aside."""
    return [one for one in _identities(log, viewer) if one.point_id is not None or one.is_set_aside]


def _identities(
    log: ConnectionLog, viewer: User, *narrower: ColumnElement[bool]
) -> Sequence[ConnectionIdentity]:
    return db.session.scalars(
        select(ConnectionIdentity)
        .join(ConnectionLog, ConnectionLog.id == ConnectionIdentity.log_id)
        .where(ConnectionIdentity.log_id == log.id, visible_to(viewer), *narrower)
        .options(selectinload(ConnectionIdentity.spans), joinedload(ConnectionIdentity.point))
        .order_by(ConnectionIdentity.position, ConnectionIdentity.id)
    ).all()


def points_never_seen(training: Training, log: ConnectionLog) -> Sequence[Point]:
    """Points no name of the log stands for, in the order of the papers."""
    seen = select(ConnectionIdentity.point_id).where(
        ConnectionIdentity.log_id == log.id, ConnectionIdentity.point_id.is_not(None)
    )
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, Point.id.not_in(seen))
        .order_by(Point.area_position, Point.position, Point.id)
    ).all()
