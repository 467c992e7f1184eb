"""Which records were found to be one person, or two; and what people asked about their own."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Key, Line, unique
from eventapp.errors import N_
from eventapp.people.models import Person


class Merge(Base):
    """One record absorbed another, because both are one person; can be undone exactly.

    ``before`` are the facts of the survivor that were completed: ``{column: value or null}``, and
    ``completed`` what they were completed to.
    """

    __tablename__ = "person_merge"
    journalled = True

    id: Mapped[Key]
    survivor_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    absorbed_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reason: Mapped[Line]
    merged_at: Mapped[datetime]
    merged_by_name: Mapped[Line]
    undone_at: Mapped[datetime | None]
    undone_by_name: Mapped[str | None] = mapped_column(String(200))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    completed: Mapped[dict[str, Any]] = mapped_column(JSON)
    summary: Mapped[Line]
    """Both names, for the journal."""

    survivor: Mapped[Person] = relationship(foreign_keys=[survivor_id], lazy="raise_on_sql")
    absorbed: Mapped[Person] = relationship(foreign_keys=[absorbed_id], lazy="raise_on_sql")

    @property
    def journal_name(self) -> str:
        return self.summary


class MergeMove(Base):
    """What a merge moved: a registration, or a record that had been merged before."""

    __tablename__ = "person_merge_move"

    id: Mapped[Key]
    merge_id: Mapped[int] = mapped_column(ForeignKey("person_merge.id"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Distinction(Base):
    """Two records of one name that somebody found to be two people; asked once."""

    __tablename__ = "person_distinction"
    journalled = True

    id: Mapped[Key]
    one_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    decided_at: Mapped[datetime]
    decided_by_name: Mapped[Line]
    summary: Mapped[Line]

    __table_args__ = (
        unique(
            "one_id",
            "other_id",
            message=N_("It is already noted that these are two people."),
            field="other_id",
        ),
    )

    @property
    def journal_name(self) -> str:
        return self.summary


class RequestKind(StrEnum):
    COPY = "copy"
    CORRECTION = "correction"
    ERASURE = "erasure"

    @property
    def label(self) -> str:
        return REQUEST_LABELS[self]


REQUEST_LABELS = {
    RequestKind.COPY: N_("A copy of everything"),
    RequestKind.CORRECTION: N_("Correction"),
    RequestKind.ERASURE: N_("Erasure"),
}


class RightsRequest(Base):
    """What somebody asked about her own data, and what was done: the proof that she was answered.

    ``asked``: how and what she asked. ``kept``: what was not erased and why, in the words that
    she is told.
    """

    __tablename__ = "rights_request"
    journalled = True

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    person_name: Mapped[Line]
    kind: Mapped[RequestKind]
    asked_on: Mapped[date]
    asked: Mapped[Line]
    done_at: Mapped[datetime]
    done_by_name: Mapped[Line]
    kept: Mapped[str] = mapped_column(Text, default="")

    @property
    def journal_name(self) -> str:
        return self.person_name
