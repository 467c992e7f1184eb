"""Finding accounts."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.database import db


def find_by_cookie(cookie_id: str) -> User | None:
    """The active account a signed cookie stands for; its agency is loaded with it."""
    number, _, token = cookie_id.partition(".")
    if not number.isdigit():
        return None
    return db.session.scalar(
        select(User)
        .where(User.id == int(number), User.session_token == token, User.is_active)
        .options(joinedload(User.agency))
    )


def find_by_email(email: str) -> User | None:
    return db.session.scalar(select(User).where(User.email == email.strip().lower()))
