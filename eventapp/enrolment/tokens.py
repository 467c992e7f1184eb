"""Random secrets in addresses; what is kept of a person's own is a hash."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 18
LONGEST = 64


def new_token() -> str:
    """144 random bits that stand well in an address."""
    return secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
