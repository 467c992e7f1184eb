"""Signing in and out: the rows behind the cookies, and the tries that failed."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, update

from eventapp import clock
from eventapp.accounts.models import SIGN_INS_LIVE, SignIn, SignInTry, User
from eventapp.database import atomic, db

TRIES_COUNT_FOR = timedelta(minutes=15)


@atomic
def begin_sign_in(user: User, *, device: str, address: str, by: User) -> SignIn:
    """Sign a device in; what nobody used for a month is thrown away."""
    now = clock.now()
    db.session.execute(delete(SignIn).where(SignIn.last_seen_at < now - SIGN_INS_LIVE))
    sign_in = SignIn(
        user_id=user.id,
        token=secrets.token_hex(16),
        device=device[:200],
        address=address[:45],
        started_at=now,
        last_seen_at=now,
    )
    db.session.add(sign_in)
    db.session.flush()
    return sign_in


@atomic
def note_seen(sign_in: SignIn, *, address: str, by: User) -> None:
    """The device is still in use."""
    sign_in.last_seen_at, sign_in.address = clock.now(), address[:45]
    db.session.flush()


@atomic
def end_sign_in(sign_in: SignIn, *, by: User) -> None:
    """Make one sign-in worthless, also to whoever kept its cookie."""
    sign_in.ended_at = sign_in.ended_at or clock.now()
    db.session.flush()


@atomic
def end_sign_ins(user: User, *, but: SignIn | None = None, by: User | None) -> None:
    """Sign somebody out everywhere, or everywhere but here."""
    ending = update(SignIn).where(SignIn.user_id == user.id, SignIn.ended_at.is_(None))
    if but is not None:
        ending = ending.where(SignIn.id != but.id)
    db.session.execute(ending.values(ended_at=clock.now()))


@atomic
def note_try(account: str, address: str, *, by: User | None = None) -> None:
    """Count a try to sign in; what no longer counts is thrown away."""
    old = SignInTry.tried_at < clock.now() - TRIES_COUNT_FOR
    db.session.execute(delete(SignInTry).where(old))
    db.session.add(SignInTry(account=account, address=address, tried_at=clock.now()))


@atomic
def forget_tries(account: str, *, by: User | None) -> None:
    db.session.execute(delete(SignInTry).where(SignInTry.account == account))
