"""What the registry adds to a paper: number, date, who signs, and the code to check it by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventapp.documents import Verification


@dataclass(frozen=True)
class Entry:
    """``authority`` are the lines over the signature, such as ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")."""

    number: int | None = None
    issued_on: date | None = None
    authority: tuple[str, ...] = ()
    signer: str | None = None
    verification: Verification | None = None


NOT_ENTERED = Entry()
"""A paper the registry has not seen: number and date stay blank."""
