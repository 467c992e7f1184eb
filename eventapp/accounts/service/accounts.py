"""Opening, closing and reopening accounts."""

from __future__ import annotations

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts import passwords
from eventapp.accounts.models import Grant, User
from eventapp.accounts.opening import NewUser, new_account
from eventapp.accounts.service.sign_ins import end_sign_ins
from eventapp.accounts.terms import check_may_give, check_others_remain
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken


@atomic
def add_user(new: NewUser, *, password: str | None = None, by: User | None) -> User:
    """Open an account; without a password she chooses one with a one-time code."""
    email = new.email.strip().lower()
    if password is not None:
        passwords.check_new_password(password, email=email)
    check_may_give(by, new.role, new.agency)
    user = new_account(email, new.full_name, phone=new.phone, workplace=new.agency)
    user.grants = [new.terms().grant()]
    if password is not None:
        user.password_hash, user.password_set_at = passwords.hash_password(password), clock.now()
    db.session.add(user)
    db.session.flush()
    return user


@atomic
def disable_user(user: User, *, by: User | None) -> None:
    """Close an account: its devices are signed out at once, its past stays."""
    if by is not None and by.id == user.id:
        raise RuleBroken("You cannot close your own account.")
    check_others_remain(list(db.session.scalars(select(Grant).where(Grant.user_id == user.id))))
    user.is_active = False
    end_sign_ins(user, by=by)


@atomic
def enable_user(user: User, *, by: User | None) -> None:
    """Open a closed account again, with the grants that have not ended meanwhile."""
    user.is_active = True
    db.session.flush()
