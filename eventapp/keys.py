"""Keys of rows as they come in addresses, forms and events: never larger than a column holds."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

LARGEST_KEY = 2**31 - 1
NOBODYS = -1  # neither a key nor "nothing asked"


def asked_key(parameters: MultiDict[str, str], word: str) -> int | None:
    """The key under ``word``; one that no row can have is nobody's, one that is no number none."""
    number = parameters.get(word, type=int)
    return number if number is None or 0 <= number <= LARGEST_KEY else NOBODYS
