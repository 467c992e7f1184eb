"""What a mail in the outbox is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, EmailAddress, Key, Line, LongLine, unique
from eventapp.errors import N_


class MailState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    MailState.WAITING: N_("Waiting to be sent"),
    MailState.SENDING: N_("Being sent"),
    MailState.SENT: N_("Sent"),
    MailState.FAILED: N_("Not sent"),
    MailState.CANCELLED: N_("Cancelled"),
}


class MailPurpose(StrEnum):
    """What a mail is for."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    NOTICE = "notice"
    ACCOUNT = "account"
    OWN_PAGE = "own_page"

    @property
    def label(self) -> str:
        return PURPOSE_LABELS[self]

    @property
    def is_secret(self) -> bool:
        """Whether nobody but the addressee may read it, and it is not kept once it is sent."""
        return self in {MailPurpose.ACCOUNT, MailPurpose.OWN_PAGE}


PURPOSE_LABELS = {
    MailPurpose.INVITATION: N_("Invitation"),
    MailPurpose.REMINDER: N_("Reminder"),
    MailPurpose.NOTICE: N_("Notice of a change"),
    MailPurpose.ACCOUNT: N_("Sign-in"),
    MailPurpose.OWN_PAGE: N_("Own page of a participant"),
}


class OutgoingMail(Base):
    """One mail to one address.

    ``written_at`` is on the program's clock; ``queued_at``, ``next_try_at`` and ``held_until`` on
    the machine's. Who holds a mail sends it alone until ``held_until``; ``tries`` tells her turn
    from the next one's. ``message_id`` stays the same however often it is tried.
    """

    __tablename__ = "outgoing_mail"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(120))
    message_id: Mapped[str] = mapped_column(String(120))
    purpose: Mapped[MailPurpose]
    to: Mapped[EmailAddress]
    to_name: Mapped[Line]
    reply_to: Mapped[EmailAddress]
    subject: Mapped[Line]
    body: Mapped[str] = mapped_column(Text)
    training_id: Mapped[int | None] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    written_at: Mapped[datetime]
    queued_at: Mapped[datetime]
    state: Mapped[MailState] = mapped_column(default=MailState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    held_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    reason: Mapped[LongLine] = mapped_column(default="")

    training: Mapped[Any] = relationship("Training", lazy="raise_on_sql")
    agency: Mapped[Any] = relationship("Agency", lazy="raise_on_sql")
    written_by: Mapped[Any] = relationship("User", lazy="raise_on_sql")

    __table_args__ = (
        unique("key", message=N_("This mail has been written already."), field="key"),
        Index(None, "state", "next_try_at"),
    )
