"""The code on a paper by which anybody can ask whether it is genuine."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

from eventapp.documents import Verification

_LENGTH = 12  # 60 bits: nobody finds one by trying
_LOOKS_LIKE = str.maketrans("018", "OIB")  # Base32 has none of these figures


@dataclass(frozen=True)
class Codes:
    """``secret`` makes the codes of this installation; ``address_of`` is where one is checked."""

    secret: str
    address_of: Callable[[str], str]

    def verification(self, *facts: object) -> Verification:
        """What to print on the paper with these facts: "K7QD-MX2P-4RTA" and its address."""
        message = "\n".join(map(str, facts)).encode()
        digest = hmac.new(self.secret.encode(), message, hashlib.sha256).digest()
        code = _grouped(base64.b32encode(digest).decode())
        return Verification(address=self.address_of(code), code=code)


def typed(text: str) -> str:
    """A code as somebody typed it, in the form it is kept: capitals, groups of four."""
    return _grouped(re.sub(r"[^A-Z2-7]", "", text.upper().translate(_LOOKS_LIKE)))


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + 4] for i in range(0, min(_LENGTH, len(letters)), 4))
