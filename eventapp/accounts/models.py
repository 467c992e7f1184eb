"""Who signs in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.access import Role
from eventapp.agencies.models import Agency
from eventapp.database import Base, EmailAddress, Key, Line, unique
from eventapp.errors import N_


class User(Base):
    """A person with a sign-in. ``agency_id`` empty: the whole province.

    ``session_token`` is part of the signed cookie: a new one ends every sign-in of this person.
    """

    __tablename__ = "user_account"
    journalled = True

    id: Mapped[Key]
    email: Mapped[EmailAddress]
    full_name: Mapped[Line]
    phone: Mapped[str | None] = mapped_column(String(20))
    role: Mapped[Role]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    session_token: Mapped[str] = mapped_column(String(32))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    password_set_at: Mapped[datetime | None]

    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique("email", message=N_("There is already an account with this e-mail."), field="email"),
    )

    # What Flask-Login asks of a user.
    is_authenticated = True
    is_anonymous = False

    def get_id(self) -> str:
        return f"{self.id}.{self.session_token}"

    @property
    def journal_name(self) -> str:
        return self.email


class SignInFailure(Base):
    """One wrong password. ``account`` is a hash of the e-mail typed, which may be anything."""

    __tablename__ = "sign_in_failure"

    id: Mapped[Key]
    account: Mapped[str] = mapped_column(String(64))
    failed_at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (Index(None, "account", "failed_at"),)


class EndedSignIn(Base):
    """A sign-in that was signed out of: its cookie, should somebody have kept it, opens nothing."""

    __tablename__ = "ended_sign_in"

    sign_in: Mapped[str] = mapped_column(String(32), primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(index=True)
