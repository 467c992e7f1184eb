"""What a name stands for, said by a person, and remembered for the organiser's next log."""

from __future__ import annotations

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.connections.matching.ladder import Rule, alias_key, device_key, is_telling
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    LogState,
    PointAlias,
)
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training


@atomic
def choose_point(
    identity: ConnectionIdentity, point: Point, *, by: User, remember: bool = True
) -> None:
    """The name stands for this point, in every log of the training in which it still waits."""
    log = _open_log(identity)
    _forget(identity, log)
    if point.training_id != log.training_id:
        raise RuleBroken("This point belongs to another training.", field="point")
    keys = {alias_key(name) for name in identity.names}
    for one in [identity, *_waiting_beside(identity, log)]:
        if one is identity or {alias_key(name) for name in one.names} == keys:
            one.point_id, one.is_set_aside = point.id, False
            one.rule = Rule.PERSON if one is identity else Rule.ALIAS
    if remember:
        _remember(identity, log, point)
    db.session.flush()


@atomic
def set_aside(identity: ConnectionIdentity, *, by: User) -> None:
    """The name is no point: a person at home, a recorder, somebody who looked in."""
    log = _open_log(identity)
    _forget(identity, log)
    identity.point_id, identity.rule, identity.is_set_aside = None, None, True
    db.session.flush()


@atomic
def look_again(identity: ConnectionIdentity, *, by: User) -> None:
    """Take a decision or a match back: the name waits again, and what was learned is forgotten."""
    log = _open_log(identity)
    _forget(identity, log)
    identity.point_id, identity.rule, identity.is_set_aside = None, None, False
    db.session.flush()


def _open_log(identity: ConnectionIdentity) -> ConnectionLog:
    log = db.session.get_one(ConnectionLog, identity.log_id)
    if log.state is LogState.WITHDRAWN:
        raise RuleBroken("This log is withdrawn: what it says counts no more.")
    return log


def _waiting_beside(identity: ConnectionIdentity, log: ConnectionLog) -> list[ConnectionIdentity]:
    return list(
        db.session.scalars(
            select(ConnectionIdentity)
            .join(ConnectionLog, ConnectionLog.id == ConnectionIdentity.log_id)
            .where(
                ConnectionLog.training_id == log.training_id,
                ConnectionLog.state != LogState.WITHDRAWN,
                ConnectionIdentity.id != identity.id,
                ConnectionIdentity.point_id.is_(None),
                ConnectionIdentity.is_set_aside.is_(False),
            )
            .order_by(ConnectionIdentity.id)
        )
    )


def _texts(identity: ConnectionIdentity) -> list[tuple[bool, str]]:
    """What can be remembered of an identity: telling names, and the address of a device."""
    names = [(False, alias_key(name)[:200]) for name in identity.names if is_telling(name)]
    return names + ([(True, device_key(identity.device))] if "@" in identity.device else [])


def _remember(identity: ConnectionIdentity, log: ConnectionLog, point: Point) -> None:
    training = db.session.get_one(Training, log.training_id)
    for is_device, text in dict.fromkeys(_texts(identity)):
        db.session.add(
            PointAlias(
                host_id=training.host_id,
                agency_id=point.agency_id,
                is_device=is_device,
                text=text,
                point_name=point.name,
                confirmed_at=clock.now(),
            )
        )
    db.session.flush()


def _forget(identity: ConnectionIdentity, log: ConnectionLog) -> None:
    training = db.session.get_one(Training, log.training_id)
    for is_device, text in _texts(identity):
        for alias in db.session.scalars(
            select(PointAlias).where(
                PointAlias.host_id == training.host_id,
                PointAlias.is_device.is_(is_device),
                PointAlias.text == text,
            )
        ):
            db.session.delete(alias)
    db.session.flush()
