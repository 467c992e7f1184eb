"""What it takes to check in by oneself: a permission, a screen, a ticket, and what came of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.accounts.models import User
from eventapp.database import STALE, Base, Key, unique
from eventapp.errors import N_
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import TrainingSession


class CheckInRule(Base):
    """Whether people of a training may check in by themselves. No row: they may not."""

    __tablename__ = "check_in_rule"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    is_allowed: Mapped[bool]

    __table_args__ = (
        unique(
            "training_id",
            message=STALE,
            field="",
        ),
    )


class RoomScreen(Base):
    """The screen of a point in a half-day: codes are made from ``key`` and the server's time.

    Marks made with its codes use the right of whoever opened it. ``network`` is a keyed hash of
    the address the screen was last seen at. Closed, none of its codes counts.
    """

    __tablename__ = "room_screen"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)
    key: Mapped[str] = mapped_column(String(64))
    network: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    closed_at: Mapped[datetime | None]

    session: Mapped[TrainingSession] = relationship(lazy="raise_on_sql")
    point: Mapped[Point] = relationship(lazy="raise_on_sql")
    opened_by: Mapped[User] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique("session_id", "point_id", message=N_("The screen is already open."), field=""),
    )


class Ticket(Base):
    """Somebody has just seen the screen: for three minutes, on one device, for one mark."""

    __tablename__ = "check_in_ticket"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    screen_id: Mapped[int] = mapped_column(ForeignKey("room_screen.id"), index=True)
    device: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    valid_until: Mapped[datetime]
    used_at: Mapped[datetime | None]

    screen: Mapped[RoomScreen] = relationship(lazy="raise_on_sql")


class CheckIn(Base):
    """One mark somebody made by herself. ``device`` and ``network`` are keyed hashes.

    Nothing here forbids anything: the operator sees what is unusual and looks up from the list.
    """

    __tablename__ = "check_in"

    id: Mapped[Key]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("check_in_ticket.id"), unique=True)
    screen_id: Mapped[int] = mapped_column(ForeignKey("room_screen.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    device: Mapped[str] = mapped_column(String(64))
    is_other_network: Mapped[bool]
    is_outside_window: Mapped[bool]
    made_at: Mapped[datetime]

    registration: Mapped[Registration] = relationship(lazy="raise_on_sql")

    __table_args__ = (Index(None, "screen_id", "made_at"),)


class FailedCode(Base):
    """A code that was refused: what limits guessing. Kept for an hour."""

    __tablename__ = "failed_code"

    id: Mapped[Key]
    device: Mapped[str] = mapped_column(String(64))
    network: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime] = mapped_column(index=True)
