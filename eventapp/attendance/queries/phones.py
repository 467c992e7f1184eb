"""Paired phones: whose token this is, which are known, when a sheet last heard from one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.attendance.phones import DeviceContact, PairedDevice, PairedPoint, SheetContact
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to
from eventapp.trainings.models import Training, TrainingSession

NOTED_EVERY = timedelta(seconds=30)


def hashed(secret: str) -> str:
    """What is kept of codes and tokens."""
    return hashlib.sha256(secret.encode()).hexdigest()


def device_by_token(token: str) -> PairedDevice | None:
    """The phone that holds this token, also when it may no longer send."""
    return _one(PairedDevice.token_hash == hashed(token))


def device_by_code(code_hash: str) -> PairedDevice | None:
    return _one(PairedDevice.code_hash == code_hash)


def _one(condition: object) -> PairedDevice | None:
    return db.session.scalar(
        select(PairedDevice)
        .where(condition)  # type: ignore[arg-type]  # an SQL expression
        .options(
            joinedload(PairedDevice.issued_by),
            selectinload(PairedDevice.points),
        )
    )


@dataclass(frozen=True)
class KnownPhone:
    """A phone on the list, with what was last heard from it."""

    device: PairedDevice
    contact: DeviceContact | None


def phones(training: Training, *, viewer: User) -> list[KnownPhone]:
    """Phones paired to points the viewer runs, the newest first."""
    own = (
        select(PairedPoint.device_id)
        .join(Point, Point.id == PairedPoint.point_id)
        .where(Point.training_id == training.id, visible_to(viewer))
    )
    rows = db.session.execute(
        select(PairedDevice, DeviceContact)
        .outerjoin(DeviceContact, DeviceContact.device_id == PairedDevice.id)
        .where(PairedDevice.training_id == training.id, PairedDevice.id.in_(own))
        .options(joinedload(PairedDevice.issued_by), selectinload(PairedDevice.points))
        .order_by(PairedDevice.id.desc())
    )
    return [KnownPhone(device, contact) for device, contact in rows]


def get_phone(training: Training, device_id: int, *, viewer: User) -> PairedDevice:
    """A phone all of whose points the viewer runs."""
    foreign = (
        select(PairedPoint.device_id)
        .join(Point, Point.id == PairedPoint.point_id)
        .where(~visible_to(viewer))
    )
    return db.session.scalars(
        select(PairedDevice)
        .where(
            PairedDevice.id == device_id,
            PairedDevice.training_id == training.id,
            PairedDevice.id.not_in(foreign),
        )
        .options(joinedload(PairedDevice.issued_by), selectinload(PairedDevice.points))
    ).one()


def own_points(training: Training, *, viewer: User) -> Sequence[Point]:
    """The points an operator runs; none for organisers, who name theirs."""
    if viewer.role is Role.ORGANISER:
        return []
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id, visible_to(viewer))
        .order_by(Point.position, Point.id)
    ).all()


def find_point(training: Training, code: str, *, viewer: User) -> Point | None:
    return db.session.scalar(
        select(Point).where(
            Point.training_id == training.id, Point.code == code, visible_to(viewer)
        )
    )


def contact_of(point: Point, session: TrainingSession) -> SheetContact | None:
    """When a phone took the list of this sheet along and was last heard from, if ever."""
    return db.session.get(SheetContact, (session.id, point.id), populate_existing=True)


@dataclass(frozen=True)
class SheetToTake:
    """A sheet a phone may take along."""

    training: Training
    session: TrainingSession
    point: Point


def sheets_to_take(*, viewer: User, device: PairedDevice | None) -> list[SheetToTake]:
    """All half-days of the trainings whose points the phone may run, by time, then point.

    Without a pairing: the points an operator runs; organisers open theirs from the board.
    """
    mine = (
        Point.id.in_(device.point_ids)
        if device
        else (Point.id.is_(None) if viewer.role is Role.ORGANISER else visible_to(viewer))
    )
    rows = db.session.execute(
        select(Training, TrainingSession, Point)
        .join(TrainingSession, TrainingSession.training_id == Training.id)
        .join(Point, Point.training_id == Training.id)
        .where(mine)
        .order_by(TrainingSession.starts_at, Point.position, Point.id)
    )
    return [SheetToTake(*row) for row in rows]


def was_just_heard(
    point: Point, session: TrainingSession, *, waiting: int, device: PairedDevice | None
) -> bool:
    """Whether noting this contact would tell nothing new: it costs a turn to write."""
    known: list[SheetContact | DeviceContact | None] = [contact_of(point, session)]
    if device:
        known.append(db.session.get(DeviceContact, device.id, populate_existing=True))
    return all(
        one is not None and one.waiting == waiting and clock.now() - one.contact_at < NOTED_EVERY
        for one in known
    )
