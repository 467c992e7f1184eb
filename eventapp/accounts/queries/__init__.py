"""Finding accounts, their grants, and the devices they are signed in on."""

from __future__ import annotations

from eventapp.accounts.queries.accounts import (
    AccountState,
    Wanted,
    accounts,
    find_code,
    get_account,
    get_code,
    get_grant,
    grants_of,
    grants_that_lose_their_agency,
    open_code_of,
    state_of,
    users,
)
from eventapp.accounts.queries.sign_ins import (
    find_by_cookie,
    find_by_email,
    get_sign_in,
    sign_ins_of,
    tries,
)

__all__ = [
    "AccountState",
    "Wanted",
    "accounts",
    "find_by_cookie",
    "find_by_email",
    "find_code",
    "get_account",
    "get_code",
    "get_grant",
    "get_sign_in",
    "grants_of",
    "grants_that_lose_their_agency",
    "open_code_of",
    "sign_ins_of",
    "state_of",
    "tries",
    "users",
]
