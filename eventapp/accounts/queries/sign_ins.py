"""Who stands behind a cookie, on which devices she is signed in, and how often somebody tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import SIGN_INS_LIVE, Grant, SignIn, SignInTry, User
from eventapp.database import db

WITH_GRANTS = (joinedload(User.workplace), joinedload(User.grants).joinedload(Grant.agency))


def find_by_cookie(cookie_id: str) -> User | None:
    """The active account a signed cookie stands for, with its grants and their agencies."""
    row = (
        db.session.execute(
            select(User, SignIn)
            .join(SignIn, SignIn.user_id == User.id)
            .where(
                SignIn.token == cookie_id.partition(".")[2],
                SignIn.ended_at.is_(None),
                SignIn.last_seen_at > clock.now() - SIGN_INS_LIVE,
                User.is_active,
            )
            .options(*WITH_GRANTS)
        )
        .unique()
        .first()
    )
    if row is None:
        return None
    user: User = row[0]
    user.here = row[1]
    return user


def find_by_email(email: str) -> User | None:
    """The account somebody signs in to by this e-mail or name, with its grants."""
    return (
        db.session.scalars(
            select(User).where(User.email == email.strip().lower()).options(*WITH_GRANTS)
        )
        .unique()
        .first()
    )


def sign_ins_of(user: User) -> Sequence[SignIn]:
    """The devices on which she is signed in, the last used first."""
    return db.session.scalars(
        select(SignIn)
        .where(
            SignIn.user_id == user.id,
            SignIn.ended_at.is_(None),
            SignIn.last_seen_at > clock.now() - SIGN_INS_LIVE,
        )
        .order_by(SignIn.last_seen_at.desc(), SignIn.id.desc())
    ).all()


def get_sign_in(sign_in_id: int, *, viewer: User) -> SignIn:
    return db.session.scalars(
        select(SignIn).where(
            SignIn.id == sign_in_id, SignIn.user_id == viewer.id, SignIn.ended_at.is_(None)
        )
    ).one()


def tries(*, since: datetime, account: str = "", address: str = "") -> tuple[int, datetime | None]:
    """How often somebody tried this account, or from this address, and when first."""
    place = SignInTry.account == account if account else SignInTry.address == address
    count, first = db.session.execute(
        select(func.count(), func.min(SignInTry.tried_at)).where(place, SignInTry.tried_at >= since)
    ).one()
    return count, first
