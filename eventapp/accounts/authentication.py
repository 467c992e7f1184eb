"""Who somebody is: the one place where a password is compared, and tries are counted."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from eventapp import clock
from eventapp.accounts import passwords, queries, service
from eventapp.accounts.models import OneTimeCode, User
from eventapp.accounts.service.passwords import CODE_REFUSED
from eventapp.accounts.service.sign_ins import TRIES_COUNT_FOR
from eventapp.errors import RuleBroken

MOST_TRIES = 10
MOST_TRIES_FROM_ONE_ADDRESS = 200  # a whole office signs in through one address


def authenticate(email: str, password: str, *, address: str = "") -> User:
    """The active account with this e-mail and password.

    A refusal says the same, and takes as long, whether the e-mail or the password was wrong.
    A try is counted, and kept, before the password is looked at: guesses sent at the same moment
    to several processes cannot overtake the count.
    """
    user = _checked(email, password, address)
    if user is None:
        raise RuleBroken(
            "The e-mail or the password is not right. Try again,"
            " or ask the organisers for a new password."
        )
    return user


def confirm(user: User, password: str, *, address: str = "") -> User:
    """The same for somebody who is signed in, before she changes what matters."""
    found = _checked(user.email, password, address)
    if found is None:
        raise RuleBroken("This is not your present password.", field="current")
    return found


def code_behind(typed: str, *, address: str = "") -> OneTimeCode:
    """The open one-time code that was typed; guesses count against the address."""
    code = queries.find_code(typed)
    if code is None:
        _take_turn(_hash(f"code {typed}"), address)
        raise RuleBroken(CODE_REFUSED, field="code")
    return code


def _checked(email: str, password: str, address: str) -> User | None:
    account = _hash(email.strip().lower())
    _take_turn(account, address)
    user = queries.find_by_email(email)
    is_right = passwords.is_password(password, (user and user.password_hash) or None)
    if user is None or not is_right or not user.is_active:
        return None
    service.forget_tries(account, by=user)
    return user


def _take_turn(account: str, address: str) -> None:
    """Count a try, or refuse it and say how long to wait."""
    source = _hash(f"address {address}")
    _refuse_when_full(account, source, extra=0)
    service.note_try(account, source)
    _refuse_when_full(account, source, extra=1)


def _refuse_when_full(account: str, source: str, *, extra: int) -> None:
    since = clock.now() - TRIES_COUNT_FOR
    for most, (count, first) in (
        (MOST_TRIES, queries.tries(account=account, since=since)),
        (MOST_TRIES_FROM_ONE_ADDRESS, queries.tries(address=source, since=since)),
    ):
        if first and count >= most + extra:
            raise RuleBroken(
                "There were too many tries. Wait %(minutes)s minutes, then try again.",
                minutes=_minutes_until(first + TRIES_COUNT_FOR),
            )


def _minutes_until(moment: datetime) -> int:
    wait = moment - clock.now()
    return max(1, -(-wait // timedelta(minutes=1)))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
