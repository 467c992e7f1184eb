"""The roles of the vocabulary of trainings, and how lists write them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from eventapp.lists.texts import words

# Read as a file: the feature that owns it stands above this package.
_FILE = Path(__file__).parent.parent / "trainings" / "vocabulary.json"

_SHORT = (
    (r"ld ?tb ?(?:va )?xh|lao dong (?:tb ?(?:va )?xh|thuong binh(?: va)? xa hoi)", "ldtbxh"),
    (r"vh ?(?:va )?xh|van hoa (?:va )?xa hoi", "vhxh"),
    (r"vstbcpn|vstbpn|vstb|vi su tien bo(?: cua)? (?:pn|phu nu)", "vstbpn"),
    (r"(?:hoi )?(?:lien hiep phu nu|lhpn|pn|phu nu)", "hoi phu nu"),
    (r"pct", "pho chu tich"),
    (r"ct", "chu tich"),
    (r"uvv?", "uy vien"),
    (r"tb", "truong ban"),
    (r"pb|pho ban", "pho truong ban"),
    (r"cc", "cong chuc"),
    (r"cv", "chuyen vien"),
    (r"cb", "can bo"),
    (r"ptp", "pho truong phong"),
    (r"tp", "truong phong"),
    (r"bdg", "binh dang gioi"),
    (r"bch", "ban chap hanh"),
)
_RULES = tuple((re.compile(rf"\b(?:{pattern})\b"), plain) for pattern, plain in _SHORT)


@dataclass(frozen=True)
class RoleWords:
    """A role of the vocabulary: its group, the days it exists, how lists write it."""

    code: str
    group: str
    names: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        return tuple(plain(name) for name in self.names)


def plain(text: str) -> str:
    """A role or position in full words: "PCT UBND" and "Phó Chủ tịch UBND" are the same."""
    folded = words(text)
    for pattern, full in _RULES:
        folded = pattern.sub(full, folded)
    return folded


@cache
def known_roles() -> tuple[RoleWords, ...]:
    """Every role, in the order of the vocabulary."""
    return tuple(
        RoleWords(
            role["code"],
            role["group"],
            (role["name"], *role["aliases"]),
            date.fromisoformat(role["valid_from"]) if role["valid_from"] else None,
            date.fromisoformat(role["valid_to"]) if role["valid_to"] else None,
        )
        for role in json.loads(_FILE.read_text(encoding="utf-8"))["roles"]
    )
