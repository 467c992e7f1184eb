"""Notes of a row: who withdrew, who comes for whom, and what should not be written down."""

from __future__ import annotations

import re

from eventapp.lists.texts import words
from eventapp.vietnamese.names import canonical

_HEALTH = re.compile(
    r"\b(?:thai san|mang thai|co thai|co bau|benh(?! vien)|dieu tri|phau thuat|suc khoe|khuyet tat"
    r"|tai nan|ung thu|covid|f0|cach ly|nam vien|nhap vien|om dau|nghi om|con om|dang om)\b"
)
_POLITICAL = re.compile(r"\b(?:dang vien|dang bo|chi bo|ket nap dang|vao dang)\b")
_RELIGIOUS = re.compile(r"\b(?:ton giao|cong giao|phat giao|tin lanh|giao dan|theo dao)\b")
_WITHDRAWN = re.compile(
    r"\b(?:xin rut|rut ten|rut khoi|xin nghi|khong (?:tham )?(?:du|gia)(?: duoc)?|khong di"
    r"|huy (?:dang ky|ten)|thoi khong|bo ten|gach ten|da rut|vang mat|khong tham gia)\b"
)
_SUBSTITUTE = re.compile(
    r"\b(?:thay (?:the )?(?:cho )?(?:ba|ong|d c|dong chi|chi|anh|co)|(?:di|du) thay|thay cho"
    r"|thay the)\b"
)
_ILL = "ôm4"
_YES, _NO = {"x", "roi", "co", "da", "da du", "1", "v", "yes"}, {"chua", "khong", "0", "no"}


def sensitive(note: str) -> list[str]:
    """Codes for what the law calls sensitive: health, political and religious views."""
    folded = words(note)
    found = []
    if _HEALTH.search(folded) or _ILL in canonical(note).split():
        found.append("NOTE_SENSITIVE_HEALTH")
    if _POLITICAL.search(folded):
        found.append("NOTE_SENSITIVE_POLITICAL")
    if _RELIGIOUS.search(folded):
        found.append("NOTE_SENSITIVE_RELIGIOUS")
    return found


def is_withdrawn(note: str) -> bool:
    """Whether a note says that somebody does not come."""
    return bool(_WITHDRAWN.search(words(note)))


def is_substitute(note: str) -> bool:
    """Whether a note says that somebody comes for another."""
    return bool(_SUBSTITUTE.search(words(note)))


def yes_or_no(text: str) -> bool | None:
    """Whether a cell says yes: x, rồi, có; chưa and không say no."""
    folded = words(text)
    if folded in _YES or text.strip() in {"✓", "✔"}:
        return True
    first = folded.split(" ", 1)[0]
    return False if first in _NO else True if first in {"roi", "da", "co"} else None
