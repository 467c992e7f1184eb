"""What is kept about a person: never a national id number."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.database import Base, Key, Line, LongLine
from eventapp.errors import N_


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
    the year is known. Other features keep their own snapshot of what was true then.
    """

    __tablename__ = "person"
    journalled = True

    id: Mapped[Key]
    full_name: Mapped[Line]
    canonical: Mapped[LongLine] = mapped_column(index=True)
    sex: Mapped[Sex]
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(20), index=True)
    email: Mapped[str | None] = mapped_column(String(254))

    @property
    def journal_name(self) -> str:
        return self.full_name
