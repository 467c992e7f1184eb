"""Who somebody is: the one place where a password is compared, and tries are counted."""

from __future__ import annotations

import hashlib

from eventapp import clock
from eventapp.accounts import passwords, queries, service
from eventapp.accounts.models import User
from eventapp.errors import RuleBroken

MOST_FAILURES = 10


def authenticate(email: str, password: str) -> User:
    """The active account with this e-mail and password.

    A refusal says the same, and takes as long, whether the e-mail or the password was wrong.
    A try is counted, and kept, before the password is looked at: guesses sent at the same moment
    to several processes cannot overtake the count.
    """
    user = _checked(email, password)
    if user is None:
        raise RuleBroken(
            "The e-mail or the password is not right. Try again,"
            " or ask the organisers for a new password."
        )
    return user


def confirm(email: str, password: str) -> User:
    """The same for somebody who is signed in, before she changes what matters."""
    user = _checked(email, password)
    if user is None:
        raise RuleBroken("This is not your present password.", field="current")
    return user


def _checked(email: str, password: str) -> User | None:
    email = email.strip().lower()
    account = hashlib.sha256(email.encode()).hexdigest()
    since = clock.now() - service.FAILURES_COUNT_FOR
    if queries.failures(account, since=since) >= MOST_FAILURES:
        raise _too_many()
    service.note_failure(account)
    if queries.failures(account, since=since) > MOST_FAILURES:
        raise _too_many()

    user = queries.find_by_email(email)
    is_right = passwords.is_password(password, user.password_hash if user else None)
    if user is None or not is_right or not user.is_active:
        return None
    service.forget_failures(account, by=user)
    return user


def _too_many() -> RuleBroken:
    return RuleBroken("There were too many tries. Wait 15 minutes, then try again.")
