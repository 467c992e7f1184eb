"""What people who were already invited must be told."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.database import Base, Key, LongLine


class NoticeKind(StrEnum):
    """The first two are about the training as a whole, the others about one half-day."""

    POSTPONED = "postponed"
    NEW_DATES = "new_dates"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    MOVED = "moved"
    NEW_HOURS = "new_hours"
    ADDED = "added"


class Notice(Base):
    """One change of a published plan: what, from when to when, and why.

    ``was_from`` and ``was_until`` are the hours before the change, ``from_`` and ``until`` those
    after it (empty: there are none); of a whole training they are midnights of its first and last
    day. ``session_id`` is empty when the training as a whole is meant. Numbers only grow: whoever
    tells people further (mail, text messages) asks for those after the last one it told.
    """

    __tablename__ = "training_notice"

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("training_session.id"), index=True)
    kind: Mapped[NoticeKind]
    was_from: Mapped[datetime | None]
    was_until: Mapped[datetime | None]
    from_: Mapped[datetime | None]
    until: Mapped[datetime | None]
    reason: Mapped[LongLine] = mapped_column(default="")
    written_at: Mapped[datetime]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    __table_args__ = (Index(None, "training_id", "id"),)
