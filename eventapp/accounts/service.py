"""Changing accounts: adding one, a new password, and what a sign-in leaves behind."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts import passwords
from eventapp.accounts.models import EndedSignIn, SignInFailure, User
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.vietnamese.names import clean

FAILURES_COUNT_FOR = timedelta(minutes=15)
COOKIES_LIVE = timedelta(days=32)
_EMAIL = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f]+")


@dataclass(frozen=True, kw_only=True)
class NewUser:
    """Whom an account is for. ``agency`` empty: the whole province."""

    email: str
    full_name: str
    role: Role
    agency: Agency | None = None
    phone: str | None = None

    def __post_init__(self) -> None:
        if not _EMAIL.fullmatch(self.email) or len(self.email) > 254:  # noqa: PLR2004 - RFC 5321
            raise RuleBroken("Check the e-mail: it should look like ten@donvi.vn.", field="email")
        if not 0 < len(clean(self.full_name)) <= 200:  # noqa: PLR2004 - the column
            raise RuleBroken("Enter the name, at most 200 characters.", field="full_name")
        if self.role is Role.FOCAL_PERSON and self.agency is None:
            raise RuleBroken("A focal person belongs to an agency: name it.", field="agency")


@atomic
def add_user(new: NewUser, *, password: str, by: User | None) -> User:
    """Open an account."""
    email = new.email.strip().lower()
    passwords.check_new_password(password, email=email)
    user = User(
        email=email,
        full_name=clean(new.full_name),
        phone=new.phone,
        role=new.role,
        agency=new.agency,
        password_hash=passwords.hash_password(password),
        session_token=_new_token(),
        created_at=clock.now(),
        password_set_at=clock.now(),
    )
    db.session.add(user)
    db.session.flush()
    return user


@atomic
def set_password(user: User, password: str, *, by: User | None) -> None:
    """Replace the password; everywhere else the person has to sign in again."""
    passwords.check_new_password(password, email=user.email)
    user.password_hash = passwords.hash_password(password)
    user.password_set_at = clock.now()
    user.session_token = _new_token()


@atomic
def note_failure(account: str, *, by: User | None = None) -> None:
    """Count a try to sign in; what no longer counts is thrown away."""
    db.session.execute(
        delete(SignInFailure).where(SignInFailure.failed_at < clock.now() - FAILURES_COUNT_FOR)
    )
    db.session.add(SignInFailure(account=account, failed_at=clock.now()))


@atomic
def forget_failures(account: str, *, by: User | None) -> None:
    db.session.execute(delete(SignInFailure).where(SignInFailure.account == account))


@atomic
def end_sign_in(sign_in: str, *, by: User) -> None:
    """Make one sign-in worthless, also to whoever kept its cookie."""
    db.session.execute(delete(EndedSignIn).where(EndedSignIn.ended_at < clock.now() - COOKIES_LIVE))
    db.session.merge(EndedSignIn(sign_in=sign_in, ended_at=clock.now()))


def _new_token() -> str:
    return secrets.token_hex(16)
