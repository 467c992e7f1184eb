"""The letters of codes that people show, type and read out."""

from __future__ import annotations

import hashlib
import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another
TOKEN_LENGTH = 26  # 31^26 > 2^128
SHORT_LENGTH = 8


def new_token() -> str:
    """128 bits of chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(TOKEN_LENGTH))


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def short_of(token: str) -> str:
    return token[:SHORT_LENGTH]


def in_groups(letters: str, size: int = 4) -> str:
    """For reading: K7MP-Q2XH."""
    return "-".join(letters[at : at + size] for at in range(0, len(letters), size))


def typed(text: str) -> str:
    """What was meant, whatever blanks, dashes and small letters were typed."""
    return "".join(letter for letter in text.upper() if letter in LETTERS)
