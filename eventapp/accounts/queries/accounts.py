"""Finding accounts: those that somebody keeps, their grants and their codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, false, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from eventapp import clock
from eventapp.access import Permission, Role
from eventapp.accounts.codes import hashed
from eventapp.accounts.models import GIVEN_BY_ORGANISERS, Grant, OneTimeCode, SignIn, User
from eventapp.accounts.queries.sign_ins import WITH_GRANTS
from eventapp.accounts.scope import in_force, reach
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.errors import N_
from eventapp.vietnamese.names import fold

PER_PAGE = 50


class AccountState(StrEnum):
    """What an account is good for."""

    ACTIVE = "active"
    INVITED = "invited"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    AccountState.ACTIVE: N_("In use"),
    AccountState.INVITED: N_("No password yet"),
    AccountState.CLOSED: N_("Closed account"),
}


@dataclass(frozen=True)
class Wanted:
    """Which accounts to show; empty parts let everything through."""

    text: str = ""
    role: Role | None = None
    state: AccountState | None = None


@dataclass(frozen=True)
class Row:
    """One account of the list; ``seen_at`` is when one of its devices was last in use."""

    user: User
    seen_at: object

    @property
    def state(self) -> AccountState:
        return state_of(self.user)


@dataclass(frozen=True)
class Page:
    """One page of rows out of ``total`` on ``pages`` pages."""

    rows: Sequence[Row]
    number: int
    pages: int
    total: int


def kept_by(viewer: User) -> ColumnElement[bool]:
    """The accounts somebody keeps: an administrator all, an organiser those of her part.

    Whoever holds more than lists and roll calls, or something in another part, is not hers: a
    new password for such an account would be a way to rights she has not got.
    """
    if viewer.holds(Role.ADMINISTRATOR):
        return true()
    if not viewer.holds(Role.ORGANISER):
        return false()
    held = aliased(Grant)
    is_more = or_(
        held.role.not_in(GIVEN_BY_ORGANISERS),
        held.agency_id.is_not(None) & ~reach(viewer, held.agency_id, Role.ORGANISER),
    )
    has_more = exists().where(
        held.user_id == User.id, or_(held.ends_at.is_(None), held.ends_at > clock.now()), is_more
    )
    has_grant = exists().where(
        held.user_id == User.id, reach(viewer, held.agency_id, Role.ORGANISER)
    )
    is_here = reach(viewer, User.workplace_id, Role.ORGANISER)
    return or_(is_here, has_grant) & ~has_more


def accounts(wanted: Wanted, *, viewer: User, page: int) -> Page:
    """The accounts that are wanted, by name; a page that does not exist is the nearest."""
    conditions = [kept_by(viewer), *_conditions(wanted)]
    total = db.session.scalars(select(func.count()).select_from(User).where(*conditions)).one()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    seen = select(func.max(SignIn.last_seen_at)).where(SignIn.user_id == User.id).scalar_subquery()
    shown = (
        select(User, seen)
        .where(*conditions)
        .options(*WITH_GRANTS)
        .order_by(User.search, User.id)
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    rows = [Row(user, at) for user, at in db.session.execute(shown).unique()]
    return Page(rows, page, pages, total)


def users() -> Sequence[User]:
    """Every account with its grants, by e-mail."""
    found = select(User).options(*WITH_GRANTS).order_by(User.email, User.id)
    return db.session.scalars(found).unique().all()


def get_account(user_id: int, *, viewer: User) -> User:
    found = select(User).where(User.id == user_id, kept_by(viewer)).options(*WITH_GRANTS)
    return db.session.scalars(found).unique().one()


def get_grant(user: User, grant_id: int) -> Grant:
    return db.session.scalars(
        select(Grant)
        .where(Grant.id == grant_id, Grant.user_id == user.id)
        .options(joinedload(Grant.agency))
    ).one()


def grants_of(user: User) -> Sequence[Grant]:
    """All she ever held, the oldest first."""
    return db.session.scalars(
        select(Grant)
        .where(Grant.user_id == user.id)
        .options(joinedload(Grant.agency))
        .order_by(Grant.id)
    ).all()


def state_of(user: User) -> AccountState:
    if not user.is_active:
        return AccountState.CLOSED
    return AccountState.ACTIVE if user.password_hash else AccountState.INVITED


def open_code_of(user: User) -> OneTimeCode | None:
    """The code she may still use."""
    return db.session.scalars(
        select(OneTimeCode)
        .where(
            OneTimeCode.user_id == user.id,
            OneTimeCode.used_at.is_(None),
            OneTimeCode.valid_until > clock.now(),
        )
        .order_by(OneTimeCode.id.desc())
    ).first()


def find_code(typed: str) -> OneTimeCode | None:
    """The open code that was typed, with its account."""
    found = db.session.scalars(
        select(OneTimeCode)
        .where(OneTimeCode.code_hash == hashed(typed))
        .options(joinedload(OneTimeCode.user))
    ).first()
    return found if found and found.is_open and found.user.is_active else None


def get_code(code_id: int, *, viewer: User) -> OneTimeCode:
    """An open code that the viewer gave out, or whose account she keeps."""
    is_kept = kept_by(viewer) if viewer.may(Permission.KEEP_ACCOUNTS) else false()
    return (
        db.session.scalars(
            select(OneTimeCode)
            .join(User, User.id == OneTimeCode.user_id)
            .where(
                OneTimeCode.id == code_id,
                OneTimeCode.used_at.is_(None),
                OneTimeCode.valid_until > clock.now(),
                or_(OneTimeCode.made_by_id == viewer.id, is_kept),
            )
            .options(joinedload(OneTimeCode.user).joinedload(User.workplace))
            .options(joinedload(OneTimeCode.user).joinedload(User.grants).joinedload(Grant.agency))
        )
        .unique()
        .one()
    )


def grants_that_lose_their_agency(day: date, *, viewer: User) -> Sequence[Grant]:
    """Grants that go on although their agency does not exist on ``day``, by agency and name."""
    moment = clock.at(day, time())
    return db.session.scalars(
        select(Grant)
        .join(Agency, Agency.id == Grant.agency_id)
        .join(User, User.id == Grant.user_id)
        .where(
            Agency.valid_to < day,
            or_(Grant.ends_at.is_(None), Grant.ends_at > moment),
            User.is_active,
            kept_by(viewer),
        )
        .options(joinedload(Grant.agency), joinedload(Grant.user))
        .order_by(Agency.sort_key, Agency.id, User.search, Grant.id)
    ).all()


def _conditions(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    for word in fold(wanted.text).split():
        yield User.search.contains(word, autoescape=True)
    if wanted.role is not None:
        yield exists().where(Grant.user_id == User.id, Grant.role == wanted.role, in_force())
    match wanted.state:
        case AccountState.ACTIVE:
            yield User.is_active & (User.password_hash != "")
        case AccountState.INVITED:
            yield User.is_active & (User.password_hash == "")
        case AccountState.CLOSED:
            yield ~User.is_active
