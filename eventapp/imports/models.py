"""What a list import is: one file of one agency, row by row, and what became of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import Base, Key, Line, unique
from eventapp.errors import N_
from eventapp.people.models import Sex
from eventapp.registrations.nomination import Fate
from eventapp.trainings.models import Training


class ImportState(StrEnum):
    DRAFT = "draft"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        return LABELS[self]


class BirthOrder(StrEnum):
    """What is done with dates of birth whose day and month Excel may have exchanged."""

    KEEP = "keep"
    EXCHANGE = "exchange"
    YEAR = "year"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    ImportState.DRAFT: N_("Waits for answers"),
    ImportState.CONFIRMED: N_("Registered"),
    BirthOrder.KEEP: N_("Right as they are"),
    BirthOrder.EXCHANGE: N_("Exchange day and month"),
    BirthOrder.YEAR: N_("Take the years only"),
}


class ListImport(Base):
    """A list that an agency sent; nothing is registered before it is confirmed.

    ``about`` is what the reader said about the file as a whole, ``digest`` tells the same file
    again. ``removals`` are the registrations to withdraw because the list leaves them out; None
    until somebody decides. ``counts`` is the result: rows by :class:`Fate`, and skipped ones.
    """

    __tablename__ = "list_import"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    state: Mapped[ImportState] = mapped_column(default=ImportState.DRAFT)
    file_name: Mapped[Line]
    digest: Mapped[str] = mapped_column(String(64))
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    sent_at: Mapped[datetime]
    about: Mapped[dict[str, Any]] = mapped_column(JSON)
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("audience_group.id", ondelete="SET NULL")
    )
    point_id: Mapped[int | None] = mapped_column(ForeignKey("point.id", ondelete="SET NULL"))
    birth_order: Mapped[BirthOrder | None]
    removals: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    counts: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    confirmed_at: Mapped[datetime | None]
    answers: Mapped[int] = mapped_column(default=0)
    """How often something was answered: a page that has not seen the last one is stale."""
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    sent_by: Mapped[User | None] = relationship(lazy="raise_on_sql")
    rows: Mapped[list[ImportRow]] = relationship(
        order_by="ImportRow.number", cascade="save-update, merge", lazy="raise_on_sql"
    )

    __table_args__ = (Index(None, "training_id", "agency_id", "digest"),)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.file_name

    @property
    def is_draft(self) -> bool:
        return self.state is ImportState.DRAFT


class ImportRow(Base):
    """One person of the list: the cells as they are, and what is understood of them.

    ``birth``, ``phone`` and ``email`` are as somebody would type them. ``warnings`` are the
    reader's codes, ``settled`` those of its questions that have been answered.
    """

    __tablename__ = "list_import_row"

    id: Mapped[Key]
    import_id: Mapped[int] = mapped_column(ForeignKey("list_import.id", ondelete="CASCADE"))
    number: Mapped[int]
    """In the file."""
    cells: Mapped[dict[str, str]] = mapped_column(JSON)
    warnings: Mapped[list[str]] = mapped_column(JSON)
    settled: Mapped[list[str]] = mapped_column(JSON, default=list)
    full_name: Mapped[str] = mapped_column(Text)
    sex: Mapped[Sex]
    birth: Mapped[str] = mapped_column(String(100))
    position: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(254))
    answers: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """To the questions of the training, by key, as typed."""
    role_code: Mapped[str | None] = mapped_column(String(40))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    """Another agency than the sender's: a commune in the list of its district."""
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("audience_group.id", ondelete="SET NULL")
    )
    point_id: Mapped[int | None] = mapped_column(ForeignKey("point.id", ondelete="SET NULL"))
    is_another_person: Mapped[bool] = mapped_column(default=False)
    same_as: Mapped[int | None]
    is_skipped: Mapped[bool] = mapped_column(default=False)
    fate: Mapped[Fate | None]
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """Why it was refused: message and values."""
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registration.id", ondelete="SET NULL")
    )

    __table_args__ = (
        unique("import_id", "number", message=N_("This row is already there."), field="number"),
    )
