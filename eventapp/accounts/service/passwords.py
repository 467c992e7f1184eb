"""Passwords and the one-time codes with which people choose their first."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts import codes, passwords
from eventapp.accounts.models import OneTimeCode, User
from eventapp.accounts.service.sign_ins import end_sign_ins
from eventapp.database import atomic, db
from eventapp.errors import N_, RuleBroken

INVITED_FOR = timedelta(days=14)
RESET_FOR = timedelta(days=3)
CODE_REFUSED = N_("This code is not valid any more. Ask whoever gave it to you for a new one.")


@atomic
def set_password(user: User, password: str, *, by: User | None) -> None:
    """Replace the password; everywhere the person has to sign in again."""
    passwords.check_new_password(password, email=user.email)
    user.password_hash = passwords.hash_password(password)
    user.password_set_at = clock.now()
    _close_codes(user)
    end_sign_ins(user, by=by)


@atomic
def issue_code(user: User, *, key: str, by: User | None) -> OneTimeCode:
    """A link and code with which she chooses a password; codes given before are void.

    ``key`` is the program's secret: see :mod:`eventapp.accounts.codes`.
    """
    if not user.is_active:
        raise RuleBroken("This account is closed. Open it again first.")
    _close_codes(user)
    salt = secrets.token_hex(16)
    code = OneTimeCode(
        user_id=user.id,
        salt=salt,
        code_hash=codes.hashed(codes.code_of(salt, key)),
        made_by_id=by.id if by else None,
        made_at=clock.now(),
        valid_until=clock.now() + (RESET_FOR if user.password_hash else INVITED_FOR),
    )
    db.session.add(code)
    db.session.flush()
    return code


@atomic
def use_code(code: OneTimeCode, password: str, *, by: User | None = None) -> User:
    """Choose a password with a code, once."""
    wait = select(OneTimeCode.id).where(OneTimeCode.id == code.id).with_for_update()
    db.session.scalar(wait)
    db.session.refresh(code, ["used_at"])
    user = db.session.get_one(User, code.user_id)
    if not code.is_open or not user.is_active:
        raise RuleBroken(CODE_REFUSED)
    set_password(user, password, by=by or user)
    return user


def _close_codes(user: User) -> None:
    open_codes = select(OneTimeCode).where(
        OneTimeCode.user_id == user.id, OneTimeCode.used_at.is_(None)
    )
    for code in db.session.scalars(open_codes):
        code.used_at = clock.now()
    db.session.flush()
