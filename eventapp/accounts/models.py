"""Who signs in, what she may do and where, and on which devices she is signed in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, inspect, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship
from sqlalchemy.orm.attributes import set_committed_value

from eventapp import clock
from eventapp.access import Permission, Role
from eventapp.agencies.models import Agency
from eventapp.database import Base, EmailAddress, Key, Line, unique
from eventapp.errors import N_
from eventapp.vietnamese.names import fold

STRONGEST_FIRST = (
    Role.ORGANISER,
    Role.OFFICIAL,
    Role.FOCAL_PERSON,
    Role.OPERATOR,
    Role.ADMINISTRATOR,
)
GIVEN_BY_ORGANISERS = (Role.FOCAL_PERSON, Role.OPERATOR)
SIGN_INS_LIVE = timedelta(days=32)
# What cannot be had for a part of the tree: there is one journal, one tree, and a meeting log
# names the people of all points.
UNDIVIDED = {Permission.READ_JOURNAL, Permission.KEEP_AGENCIES, Permission.IMPORT_LOGS}
OVER_EVERYTHING = {Role.ORGANISER, Role.OFFICIAL, Role.ADMINISTRATOR}


def _searched(context: Any) -> str:
    """What an account is found by: name, e-mail and phone without accents."""
    values = context.get_current_parameters()
    return fold(" ".join(values[one] or "" for one in ("full_name", "email", "phone")))


class User(Base):
    """A person with a sign-in: her e-mail, or a name where she has no mailbox of her own.

    What she may do is in her grants alone. ``workplace`` says where to find her, not what she
    may see. An empty ``password_hash``: she has not chosen a password yet.
    """

    __tablename__ = "user_account"
    journalled = True

    id: Mapped[Key]
    email: Mapped[EmailAddress]
    full_name: Mapped[Line]
    phone: Mapped[str | None] = mapped_column(String(20))
    workplace_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    password_set_at: Mapped[datetime | None]

    search: Mapped[str | None] = mapped_column(Text, default=_searched)

    workplace: Mapped[Agency | None] = relationship(lazy="raise_on_sql")
    grants: Mapped[list[Grant]] = relationship(
        back_populates="user", order_by="Grant.id", lazy="raise_on_sql"
    )

    __table_args__ = (
        unique("email", message=N_("There is already an account with this e-mail."), field="email"),
    )

    # What Flask-Login asks of a user.
    is_authenticated = True
    is_anonymous = False

    # Of this request alone: the device she is signed in on, and the permission of the page.
    here = cast("SignIn | None", None)
    _acting = cast("Permission | None", None)

    def get_id(self) -> str:
        """What the cookie holds: the number is for the log, the token is what counts."""
        return f"{self.id}.{self.here.token}" if self.here else ""

    def act_with(self, permission: Permission) -> None:
        """From now on only grants that hold the permission count: see :attr:`grants_in_use`."""
        self._acting = permission

    @property
    def acting(self) -> Permission | None:
        return self._acting

    def may(self, permission: Permission) -> bool:
        return any(grant.is_in_force and grant.gives(permission) for grant in self.held)

    @property
    def held(self) -> list[Grant]:
        """Her grants, fetched once where whoever found the account did not ask for them.

        Only the one person who acts or looks is ever asked for hers, so no list grows a question.
        """
        state = inspect(self)
        if "grants" in state.unloaded and state.session is not None:
            found = (
                select(Grant)
                .where(Grant.user_id == self.id)
                .options(joinedload(Grant.agency))
                .order_by(Grant.id)
            )
            set_committed_value(self, "grants", state.session.scalars(found).all())
        return self.grants

    @property
    def grants_in_use(self) -> list[Grant]:
        """What she may rely on now, on this page, the strongest role first."""
        using = [
            grant
            for grant in self.held
            if grant.is_in_force and (self._acting is None or grant.gives(self._acting))
        ]
        return sorted(using, key=lambda grant: STRONGEST_FIRST.index(grant.role))

    def grants_as(self, *roles: Role) -> list[Grant]:
        return [grant for grant in self.grants_in_use if grant.role in roles]

    def holds(self, role: Role) -> bool:
        return bool(self.grants_as(role))

    @property
    def role(self) -> Role:
        """The strongest role in use; who has none counts as an operator without a point."""
        return next((grant.role for grant in self.grants_in_use), Role.OPERATOR)

    @property
    def roles(self) -> list[Role]:
        return list(dict.fromkeys(grant.role for grant in self.grants_in_use))

    @property
    def agency(self) -> Agency | None:
        """The agency of her strongest grant; her workplace where that is no limit to it."""
        grant = next(iter(self.grants_in_use), None)
        if grant and (grant.agency or grant.role in {Role.FOCAL_PERSON, Role.OFFICIAL}):
            return grant.agency
        return None if "workplace" in inspect(self).unloaded else self.workplace

    @property
    def agency_id(self) -> int | None:
        return self.agency.id if self.agency else None

    @property
    def mailbox(self) -> str | None:
        """Where mail reaches her, if anywhere."""
        return self.email if "@" in self.email else None

    @property
    def journal_name(self) -> str:
        return self.email


class Grant(Base):
    """A role over a part of the agency tree, or at one point, from a moment until a moment.

    Without an agency: everything, for those roles that can be over everything; no place yet, for
    focal persons and operators. With ``reaches_down``: the agency and all that is under it.
    """

    __tablename__ = "role_grant"
    journalled = True

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[Role]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    reaches_down: Mapped[bool] = mapped_column(default=False)
    point_id: Mapped[int | None] = mapped_column(ForeignKey("point.id"), index=True)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(back_populates="grants", lazy="raise_on_sql")
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("ends_at >= starts_at", name="ends_after_start"),
        CheckConstraint(
            "point_id IS NULL OR (role = 'operator' AND agency_id IS NULL)", name="one_place"
        ),
    )

    def gives(self, permission: Permission) -> bool:
        is_whole = permission not in UNDIVIDED or self.is_over_everything
        return self.role.may(permission) and is_whole

    @property
    def is_in_force(self) -> bool:
        now = clock.now()
        has_begun = self.starts_at is None or self.starts_at <= now
        return has_begun and not self.has_ended

    @property
    def has_ended(self) -> bool:
        """It is over, or was taken back before it began."""
        if self.ends_at is None:
            return False
        return self.ends_at <= clock.now() or self.ends_at == self.starts_at

    @property
    def is_over_everything(self) -> bool:
        return self.agency_id is None and self.agency is None and self.role in OVER_EVERYTHING


class SignIn(Base):
    """One device on which somebody is signed in; ``token`` is what its signed cookie holds."""

    __tablename__ = "sign_in"

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    token: Mapped[str] = mapped_column(String(32), unique=True)
    device: Mapped[Line]
    address: Mapped[str] = mapped_column(String(45))
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInTry(Base):
    """One try to sign in that has not succeeded: both columns are hashes, of anything typed."""

    __tablename__ = "sign_in_try"

    id: Mapped[Key]
    account: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (Index(None, "account", "tried_at"), Index(None, "address", "tried_at"))


class OneTimeCode(Base):
    """A way in without a password, used once: the link or the printed code to choose one.

    Kept as a hash; ``salt`` and the program's secret key make it again for printing.
    """

    __tablename__ = "one_time_code"
    journalled = True

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    salt: Mapped[str] = mapped_column(String(32))
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    valid_until: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(foreign_keys=[user_id], lazy="raise_on_sql")

    @property
    def is_open(self) -> bool:
        return self.used_at is None and clock.now() < self.valid_until
