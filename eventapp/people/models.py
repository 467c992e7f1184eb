"""What is kept about a person: never a national id number."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from eventapp.database import Base, Folded, Key, Line, LongLine
from eventapp.errors import N_
from eventapp.vietnamese import names


class Sex(StrEnum):
    """Women first, as in the papers; never inferred from a name."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return SEX_LABELS[self]


SEX_LABELS = {Sex.FEMALE: N_("Female"), Sex.MALE: N_("Male"), Sex.UNKNOWN: N_("Not known")}


class Person(Base):
    """A person, known across trainings. Two people may have one name, even one birth year.

    ``canonical`` is equal for spellings of one name (hoà = hòa); ``birth_date`` is empty when only
    the year is known. Other features keep their own snapshot of what was true then. A record that
    was merged points straight to the one that stands for both; ``follow`` goes there.
    ``contact_erased_at``: telephone and e-mail were blanked because the person asked for it.
    """

    __tablename__ = "person"
    journalled = True

    id: Mapped[Key]
    full_name: Mapped[Line]
    canonical: Mapped[LongLine] = mapped_column(index=True)
    search: Mapped[Folded] = mapped_column(default="")
    sex: Mapped[Sex]
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(20), index=True)
    email: Mapped[str | None] = mapped_column(String(254))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    contact_erased_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    merged_into: Mapped[Person | None] = relationship(remote_side="Person.id", lazy="raise_on_sql")

    __table_args__ = (
        Index(None, "canonical", "phone"),
        Index(None, "search", "birth_year"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @validates("full_name")
    def _fold(self, _: str, name: str) -> str:
        self.search = names.fold(name)
        return name

    @property
    def follow(self) -> Person:
        """The record that stands for this person; loaded by whoever asks for merged people."""
        return self if self.merged_into_id is None else self.merged_into or self

    @property
    def journal_name(self) -> str:
        return self.full_name
