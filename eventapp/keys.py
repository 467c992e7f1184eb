"""Keys of rows as they come in addresses, forms and events: never larger than a column holds."""

from __future__ import annotations

from collections.abc import Mapping

LARGEST_KEY = 2**31 - 1
NOBODYS = -1  # neither a key nor "nothing asked"


def asked_key(parameters: Mapping[str, str], word: str) -> int | None:
    """The key under ``word``; one that no row can have is nobody's, one that is no number none."""
    try:
        number = int(parameters[word])
    except (KeyError, ValueError):
        return None
    return number if 0 <= number <= LARGEST_KEY else NOBODYS
