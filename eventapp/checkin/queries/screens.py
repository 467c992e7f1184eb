"""Screens, tickets, tries, and who may be picked in a room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.attendance.queries.expectation import at_point, expected
from eventapp.checkin.models import CheckInRule, FailedCode, RoomScreen, Ticket
from eventapp.database import db
from eventapp.points.models import CombinedPoint, Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession

A_MINUTE = timedelta(minutes=1)
MOST_BY_DEVICE, MOST_BY_NETWORK = 10, 60  # failures in a minute; a room shares one address

_WHERE_IT_STANDS = (
    joinedload(RoomScreen.session),
    joinedload(RoomScreen.point).joinedload(Point.training),
    joinedload(RoomScreen.opened_by),
)


def rule_of(training: Training) -> CheckInRule | None:
    return db.session.scalar(select(CheckInRule).where(CheckInRule.training_id == training.id))


def is_allowed(training_id: int) -> bool:
    return bool(
        db.session.scalar(
            select(CheckInRule.is_allowed).where(CheckInRule.training_id == training_id)
        )
    )


def is_combined(point: Point) -> bool:
    """Whether its people sit in the room of another point."""
    found = select(CombinedPoint.id).where(CombinedPoint.point_id == point.id)
    return db.session.scalar(found) is not None


def find_screen(point: Point, session: TrainingSession) -> RoomScreen | None:
    return db.session.scalar(
        select(RoomScreen)
        .where(RoomScreen.session_id == session.id, RoomScreen.point_id == point.id)
        .options(*_WHERE_IT_STANDS)
    )


def open_screen_of(point: Point, session: TrainingSession) -> RoomScreen | None:
    """The screen, while its codes count."""
    found = find_screen(point, session)
    return found if found and not found.closed_at and is_allowed(point.training_id) else None


def get_screen(screen_id: int) -> RoomScreen | None:
    return db.session.scalar(
        select(RoomScreen).where(RoomScreen.id == screen_id).options(*_WHERE_IT_STANDS)
    )


def find_ticket(token_hash: str, *, device: str) -> Ticket | None:
    """A ticket in hand: of this device, with its three minutes not over, not used."""
    return db.session.scalar(
        select(Ticket)
        .where(
            Ticket.token_hash == token_hash,
            Ticket.device == device,
            Ticket.used_at.is_(None),
            Ticket.valid_until >= clock.now(),
        )
        .options(joinedload(Ticket.screen).options(*_WHERE_IT_STANDS))
    )


def has_tried_too_often(device: str, network: str) -> bool:
    by_device, by_network = db.session.execute(
        select(
            func.count().filter(FailedCode.device == device),
            func.count().filter(FailedCode.network == network),
        ).where(
            FailedCode.tried_at > clock.now() - A_MINUTE,
            or_(FailedCode.device == device, FailedCode.network == network),
        )
    ).one()
    return by_device >= MOST_BY_DEVICE or by_network >= MOST_BY_NETWORK


def people_here(screen: RoomScreen) -> Sequence[Registration]:
    """Everybody on the sheet of the room, by given name."""
    return db.session.scalars(
        expected(Registration)
        .where(at_point(screen.session_id, screen.point_id))
        .order_by(Registration.name_key, Registration.id)
    ).all()


def person_here(screen: RoomScreen, registration_id: int) -> Registration | None:
    found: Registration | None = db.session.scalar(
        expected(Registration).where(
            at_point(screen.session_id, screen.point_id), Registration.id == registration_id
        )
    )
    return found
