"""What an agency is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Code, Folded, Key, Line, LongLine, SortKey, unique
from eventapp.errors import N_


class AgencyLevel(StrEnum):
    """Cấp. The district level ended with June 2025."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"
    DEPARTMENTAL = "departmental"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"

    @property
    def label(self) -> str:
        return LEVEL_LABELS[self]


LEVEL_LABELS = {
    AgencyLevel.CENTRAL: N_("Central level"),
    AgencyLevel.PROVINCIAL: N_("Provincial level"),
    AgencyLevel.DEPARTMENTAL: N_("Provincial departments, sectors and unions"),
    AgencyLevel.DISTRICT: N_("District level"),
    AgencyLevel.COMMUNE: N_("Commune level"),
    AgencyLevel.OTHER: N_("Other"),
}


class Agency(Base):
    """An agency as it was from ``valid_from`` to ``valid_to`` (both inclusive, empty = open).

    Neither the official code nor the name is its identity: both are given to other units later.
    ``reference`` names the row of the file it came from, so that importing again adds nothing.
    """

    __tablename__ = "agency"
    journalled = True

    id: Mapped[Key]
    reference: Mapped[str | None] = mapped_column(String(60))
    name: Mapped[LongLine]
    short_name: Mapped[Line]
    abbreviation: Mapped[Code]
    level: Mapped[AgencyLevel]
    kind: Mapped[Code]
    official_code: Mapped[str | None] = mapped_column(String(20), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    search: Mapped[Folded]
    sort_key: Mapped[SortKey]

    parent: Mapped[Agency | None] = relationship(remote_side="Agency.id", lazy="raise_on_sql")

    __table_args__ = (
        unique("reference", message=N_("This agency is already there."), field="reference"),
        CheckConstraint("valid_to >= valid_from", name="ends_after_start"),
    )

    @property
    def journal_name(self) -> str:
        return self.name

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
