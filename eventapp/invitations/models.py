"""What an invitation is, what an agency answers to it, and how it was reminded."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import Base, Key, LongLine, unique
from eventapp.errors import N_
from eventapp.trainings.models import AudienceGroup, Training


class Invitation(Base):
    """Seats for one agency in one group of a training: the number *called* (triệu tập).

    ``removal_reason`` is written just before the row goes, for the journal.
    """

    __tablename__ = "invitation"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("audience_group.id"), index=True)
    seats: Mapped[int]
    removal_reason: Mapped[LongLine | None]

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    group: Mapped[AudienceGroup] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique(
            "training_id",
            "agency_id",
            "group_id",
            message=N_("This agency already has seats in this group."),
            field="agency",
        ),
        CheckConstraint("seats >= 0", name="seats_not_negative"),
    )


class ReplyState(StrEnum):
    """How far an agency is with its answer."""

    NOT_OPENED = "not_opened"
    OPENED = "opened"
    DRAFT = "draft"
    SENT = "sent"
    NIL = "nil"

    @property
    def label(self) -> str:
        return REPLY_LABELS[self]

    @property
    def is_answer(self) -> bool:
        return self in {ReplyState.SENT, ReplyState.NIL}


REPLY_LABELS = {
    ReplyState.NOT_OPENED: N_("Not opened yet"),
    ReplyState.OPENED: N_("Opened"),
    ReplyState.DRAFT: N_("Draft, not sent"),
    ReplyState.SENT: N_("List sent"),
    ReplyState.NIL: N_("Sends nobody"),
}


class ReplyTerms(Base):
    """Until when the agencies answer, and whether their lists are taken after that."""

    __tablename__ = "reply_terms"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), unique=True)
    due_at: Mapped[datetime | None]
    takes_late: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for


class Reply(Base):
    """What one agency answered to one training; without a row nobody has opened it.

    ``due_at`` is a deadline of its own. ``nil_reason``: it sends nobody, and why.
    """

    __tablename__ = "reply"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    due_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    nil_reason: Mapped[LongLine | None]

    sent_by: Mapped[User | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique(
            "training_id",
            "agency_id",
            message=N_("This agency has answered already."),
            field="agency",
        ),
    )

    def state(self, people: int) -> ReplyState:
        """``people``: how many the agency has on the list."""
        if self.nil_reason is not None:
            return ReplyState.NIL
        if self.sent_at is not None:
            return ReplyState.SENT
        if people:
            return ReplyState.DRAFT
        return ReplyState.OPENED if self.opened_at else ReplyState.NOT_OPENED


class ReminderChannel(StrEnum):
    """How an agency was reminded."""

    CHAT = "chat"
    MAIL = "mail"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return CHANNEL_LABELS[self]


CHANNEL_LABELS = {
    ReminderChannel.CHAT: N_("by Zalo"),
    ReminderChannel.MAIL: N_("by mail"),
    ReminderChannel.PHONE: N_("by telephone"),
}


class Reminder(Base):
    """An agency was asked once more for its answer."""

    __tablename__ = "reminder"

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    channel: Mapped[ReminderChannel]
    reminded_at: Mapped[datetime]
    reminded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)

    reminded_by: Mapped[User | None] = relationship(lazy="raise_on_sql")
