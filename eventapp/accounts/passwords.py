"""Passwords: kept as Argon2 hashes, compared in the same time whoever asks, refused when common."""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from eventapp.accounts.codes import LETTERS
from eventapp.errors import RuleBroken
from eventapp.vietnamese.names import fold

SHORTEST, LONGEST = 8, 200
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_NOBODYS = _HASHER.hash(secrets.token_hex(16))


def hash_password(password: str) -> str:
    return _HASHER.hash(_typed(password))


def is_password(password: str, kept: str | None) -> bool:
    """Whether ``password`` is the one kept as a hash; without a hash it takes as long to say no."""
    try:
        return _HASHER.verify(kept or _NOBODYS, _typed(password)) and kept is not None
    except InvalidHashError:  # an account that was never given a password
        is_password(password, None)
        return False
    except VerificationError:
        return False


def new_password() -> str:
    """A password to hand over on paper: four groups of letters that are not mistaken, 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def check_new_password(password: str, *, email: str) -> None:
    """Refuse what is short, common or the e-mail itself; ask for no kinds of characters."""
    password = _typed(password)
    if len(password) < SHORTEST:
        raise RuleBroken("Use at least %(least)s characters.", field="new", least=SHORTEST)
    if len(password) > LONGEST:
        raise RuleBroken("Use at most %(most)s characters.", field="new", most=LONGEST)
    plain = fold(password).replace(" ", "")
    name = fold(email.partition("@")[0]).replace(" ", "")
    is_easy = len(set(password)) <= 2 or (name and plain.strip("0123456789") == name)  # noqa: PLR2004 - "11111111", "abababab"
    if is_easy or password.lower() in common_passwords() or password.lower() == email.lower():
        raise RuleBroken(
            "This password is easy to guess. Choose another one, such as a short sentence.",
            field="new",
        )


@lru_cache
def common_passwords() -> frozenset[str]:
    lines = Path(__file__).with_name("common_passwords.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("# "))


def _typed(password: str) -> str:
    """The same password whichever keyboard composed its accents."""
    return unicodedata.normalize("NFKC", password)
