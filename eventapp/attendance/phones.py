"""Phones that take the roll: those paired to points, and when each sheet last heard from one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.accounts.models import User
from eventapp.database import Base, Key, Line
from eventapp.points.models import Point


class PairedDevice(Base):
    """A phone that takes the roll of some points without a sign-in, in ``holder``'s hands.

    Its code is shown once and used once; afterwards the phone holds a token. Of both only the
    SHA-256 is kept. What it marks is answered for by whoever issued the code.
    """

    __tablename__ = "paired_device"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    holder: Mapped[Line]
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    issued_at: Mapped[datetime]
    code_hash: Mapped[str | None] = mapped_column(String(64))
    code_until: Mapped[datetime]
    token_hash: Mapped[str | None] = mapped_column(String(64))
    paired_at: Mapped[datetime | None]
    valid_until: Mapped[datetime]
    browser: Mapped[Line] = mapped_column(default="")
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    issued_by: Mapped[User] = relationship(foreign_keys=[issued_by_id], lazy="raise_on_sql")
    points: Mapped[list[Point]] = relationship(
        secondary="paired_point", order_by="Point.position, Point.id", lazy="raise_on_sql"
    )

    __table_args__ = (
        Index(None, "code_hash", unique=True),
        Index(None, "token_hash", unique=True),
    )

    @property
    def journal_name(self) -> str:
        return self.holder

    def may_send(self, now: datetime) -> bool:
        """Whether what comes from this phone counts by itself."""
        return self.revoked_at is None and now <= self.valid_until and self.issued_by.is_active

    @property
    def point_ids(self) -> frozenset[int]:
        return frozenset(point.id for point in self.points)


class PairedPoint(Base):
    """A paired phone may take the roll of this point."""

    __tablename__ = "paired_point"

    device_id: Mapped[int] = mapped_column(ForeignKey("paired_device.id"), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), primary_key=True, index=True)


class DeviceContact(Base):
    """When a paired phone was last heard from, and how many marks it said it still had to send."""

    __tablename__ = "device_contact"

    device_id: Mapped[int] = mapped_column(ForeignKey("paired_device.id"), primary_key=True)
    contact_at: Mapped[datetime]
    waiting: Mapped[int]
    keeps_marks: Mapped[bool | None]


class SheetContact(Base):
    """When a phone first took the list of a sheet along, and when one was last heard from."""

    __tablename__ = "sheet_contact"

    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), primary_key=True)
    loaded_at: Mapped[datetime]
    contact_at: Mapped[datetime]
    waiting: Mapped[int]
