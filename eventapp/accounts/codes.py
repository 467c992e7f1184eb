"""One-time codes: 79 bits in four groups of letters that are not mistaken for one another.

A code is made from a salt and the program's secret key, so that its paper can be printed again
while the database alone, or a backup of it, opens no account.
"""

from __future__ import annotations

import hashlib
import hmac
import re

LETTERS = "abcdefghkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4


def code_of(salt: str, key: str) -> str:
    """The code that belongs to a salt: "abcd-efgh-jkmn-pqrs"."""
    number = int.from_bytes(hmac.digest(key.encode(), f"code {salt}".encode(), "sha256"), "big")
    letters = ""
    for _ in range(GROUPS * GROUP):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def hashed(code: str) -> str:
    """What is kept of a code, however it was typed."""
    letters = re.sub("[^a-z0-9]", "", code.lower())
    return hashlib.sha256(letters.encode()).hexdigest()
