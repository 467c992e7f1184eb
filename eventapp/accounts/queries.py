"""Finding accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import EndedSignIn, SignInFailure, User
from eventapp.database import db


def find_by_cookie(cookie_id: str, *, sign_in: str | None = None) -> User | None:
    """The active account a signed cookie stands for; its agency is loaded with it.

    ``sign_in`` names this one sign-in of hers: once signed out, the cookie stands for nobody.
    """
    number, _, token = cookie_id.partition(".")
    if not number.isdigit():
        return None
    return db.session.scalar(
        select(User)
        .where(
            User.id == int(number),
            User.session_token == token,
            User.is_active,
            ~exists().where(EndedSignIn.sign_in == (sign_in or "")),
        )
        .options(joinedload(User.agency))
    )


def find_by_email(email: str) -> User | None:
    return db.session.scalar(
        select(User).where(User.email == email.strip().lower()).options(joinedload(User.agency))
    )


def users() -> Sequence[User]:
    """Every account with its agency, by e-mail."""
    return db.session.scalars(
        select(User).options(joinedload(User.agency)).order_by(User.email, User.id)
    ).all()


def failures(account: str, *, since: datetime) -> int:
    """How often a wrong password was sent for an account (see ``SignInFailure``)."""
    counted = select(func.count()).where(
        SignInFailure.account == account, SignInFailure.failed_at >= since
    )
    return db.session.scalars(counted).one()
