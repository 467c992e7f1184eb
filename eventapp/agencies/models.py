"""What an agency is, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Code, Folded, Key, Line, LongLine, SortKey, unique
from eventapp.errors import N_


class AgencyLevel(StrEnum):
    """Cấp; from when to when each exists stands in ``kinds.LEVELS``."""

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


class SuccessionKind(StrEnum):
    """How one agency came to stand in another's place."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    DISSOLVED = "dissolved"
    HANDED_OVER = "handed_over"
    MOVED = "moved"

    @property
    def label(self) -> str:
        return KIND_WORDS[self]

    @property
    def carries_all(self) -> bool:
        """Handing over a function leaves the agency, and its figures, where they are."""
        return self is not SuccessionKind.HANDED_OVER


KIND_WORDS = {
    SuccessionKind.RENAMED: N_("Renamed"),
    SuccessionKind.MERGED: N_("Merged"),
    SuccessionKind.SPLIT: N_("Split up"),
    SuccessionKind.DISSOLVED: N_("Dissolved"),
    SuccessionKind.HANDED_OVER: N_("Function handed over"),
    SuccessionKind.MOVED: N_("Moved under another agency"),
}


class Agency(Base):
    """An agency as it was from ``valid_from`` to ``valid_to`` (both inclusive, empty = open).

    Name, code and parent are facts of that time: when one changes, the agency is closed and a
    successor opened. Neither the official code nor the name is its identity: both are given to
    other units later. ``reference`` names the row of the file it came from, so that importing
    again adds nothing.
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
    search: Mapped[Folded] = mapped_column(index=True)
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


class AgencySuccession(Base):
    """From ``effective_on`` one agency stands (``is_partial``: for a part) in another's place.

    Many to many. Only a dissolution has no successor. ``function`` says what was handed over.
    """

    __tablename__ = "agency_succession"
    journalled = True

    id: Mapped[Key]
    from_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    effective_on: Mapped[date]
    kind: Mapped[SuccessionKind]
    is_partial: Mapped[bool] = mapped_column(default=False)
    legal_basis: Mapped[LongLine] = mapped_column(default="")
    function: Mapped[LongLine] = mapped_column(default="")

    __table_args__ = (
        unique(
            "from_id", "to_id", "kind", "effective_on", "function",
            message=N_("This succession is already recorded."), field="to",
        ),
        CheckConstraint("from_id <> to_id", name="two_agencies"),
        CheckConstraint("(kind = 'dissolved') = (to_id IS NULL)", name="only_the_dissolved_end"),
    )  # fmt: skip


class AwaitedSuccession(Base):
    """A succession that a file told of before the agency at one of its ends was there.

    It is recorded by the import that brings the missing one: files may come in any order.
    """

    __tablename__ = "awaited_succession"

    id: Mapped[Key]
    from_reference: Mapped[str] = mapped_column(String(60))
    to_reference: Mapped[str | None] = mapped_column(String(60))
    effective_on: Mapped[date | None]
    kind: Mapped[SuccessionKind]
    is_partial: Mapped[bool] = mapped_column(default=False)
    legal_basis: Mapped[LongLine] = mapped_column(default="")
    function: Mapped[LongLine] = mapped_column(default="")

    __table_args__ = (
        unique(
            "from_reference", "to_reference", "kind", "function",
            message=N_("This succession is already recorded."), field="to",
        ),
    )  # fmt: skip


class UnitUpload(Base):
    """A unit file between its preview and its import; only who sent it may go on."""

    __tablename__ = "unit_upload"

    id: Mapped[Key]
    token: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Line]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]
    uploader_id: Mapped[int]
