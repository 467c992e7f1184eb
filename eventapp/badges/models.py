"""What a personal code is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.badges.secrets import in_groups, short_of
from eventapp.database import Base, Key
from eventapp.registrations.models import Registration


class PersonalCode(Base):
    """A random secret that stands for one registration until it is revoked.

    It says nothing by itself: only this table knows whose it is. ``digest`` is its SHA-256, which
    phones take along instead of it. A registration has one code in force; older ones stay here,
    so that whoever shows one can be told why it no longer counts.
    """

    __tablename__ = "personal_code"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    token: Mapped[str] = mapped_column(String(26), unique=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    registration: Mapped[Registration] = relationship(lazy="raise_on_sql")

    @property
    def short(self) -> str:
        """Its beginning, to be typed where there is no camera: K7MP-Q2XH."""
        return in_groups(short_of(self.token))


Index(
    "uq_personal_code_in_force",
    PersonalCode.registration_id,
    unique=True,
    sqlite_where=PersonalCode.revoked_at.is_(None),
    postgresql_where=PersonalCode.revoked_at.is_(None),
)
