"""Whom a new account is for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.terms import Terms
from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.vietnamese.names import clean
from eventapp.vietnamese.phones import parse_phone

_EMAIL = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f]+")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


@dataclass(frozen=True, kw_only=True)
class NewUser:
    """Whom an account is for, and her first role; without a role she waits for a point.

    ``email`` is what she signs in with: a name like "hong-tien.2" where there is no mailbox.
    """

    email: str
    full_name: str
    role: Role
    agency: Agency | None = None
    reaches_down: bool = False
    phone: str | None = None

    def __post_init__(self) -> None:
        check_sign_in_name(self.email)
        if not 0 < len(clean(self.full_name)) <= 200:  # noqa: PLR2004 - the column
            raise RuleBroken("Enter the name, at most 200 characters.", field="full_name")
        self.terms()

    def terms(self) -> Terms:
        """An operator's agency says where she works; her point is named on the plan."""
        is_bound = self.role in {Role.FOCAL_PERSON, Role.OFFICIAL}
        return Terms(
            role=self.role,
            agency=self.agency if is_bound else None,
            reaches_down=self.reaches_down or self.role is Role.OFFICIAL,
        )


def new_account(
    email: str, full_name: str, *, phone: str | None = None, workplace: Agency | None = None
) -> User:
    """An account without any role or password, not saved yet."""
    check_sign_in_name(email)
    return User(
        email=email.strip().lower(),
        full_name=clean(full_name),
        phone=read_number(phone),
        workplace=workplace,
        grants=[],
        password_hash="",
        created_at=clock.now(),
    )


def check_sign_in_name(typed: str) -> None:
    """An e-mail, or a short name."""
    typed = typed.strip().lower()
    if not (_EMAIL.fullmatch(typed) or _NAME.fullmatch(typed)) or len(typed) > 254:  # noqa: PLR2004 - RFC 5321
        raise RuleBroken(
            "Check the e-mail: it should look like ten@donvi.vn. Without a mailbox, use a name of"
            " small letters and digits.",
            field="email",
        )


def read_number(typed: str | None) -> str | None:

    phone = parse_phone(typed)
    if typed and typed.strip() and (phone.number is None or phone.others):
        raise RuleBroken(
            "Check the phone number: 10 digits for a mobile, 11 for a fixed line.", field="phone"
        )
    return phone.number
