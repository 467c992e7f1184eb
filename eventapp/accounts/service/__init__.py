"""Changing accounts: opening them, what they may do, passwords, and devices signed in."""

from __future__ import annotations

from eventapp.accounts.opening import NewUser
from eventapp.accounts.service.accounts import add_user, disable_user, enable_user
from eventapp.accounts.service.grants import end_grant, give_grant, hand_over_grant
from eventapp.accounts.service.passwords import issue_code, set_password, use_code
from eventapp.accounts.service.sign_ins import (
    begin_sign_in,
    end_sign_in,
    end_sign_ins,
    forget_tries,
    note_seen,
    note_try,
)
from eventapp.accounts.terms import Terms

__all__ = [
    "NewUser",
    "Terms",
    "add_user",
    "begin_sign_in",
    "disable_user",
    "enable_user",
    "end_grant",
    "end_sign_in",
    "end_sign_ins",
    "forget_tries",
    "give_grant",
    "hand_over_grant",
    "issue_code",
    "note_seen",
    "note_try",
    "set_password",
    "use_code",
]
