"""The name in a cell: cleaned, without address or remark, and what was odd about it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from eventapp.lists.files.grid import Cell
from eventapp.lists.surnames import is_name
from eventapp.lists.texts import line, words
from eventapp.vietnamese.letters import repair, without_invisible
from eventapp.vietnamese.names import clean, clean_text, strip_honorific

_REMARK = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])\s*$")
_SECOND_PART = re.compile(r"\s+[-–—]\s*|\s*[;,]\s*|\s*[-–—]\s+")
_NUMBER_BEFORE = re.compile(r"^\d{1,4}\s*[.)/-]\s*")
_DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BS(?:CK ?(?:I{1,2}|1|2))?|DS|KS|LS|CN)(?:\.\s*|\s+))+(?=\S)",
    re.IGNORECASE,
)
"""Never syllables of a name: they have no vowel."""
_LINES = re.compile(r"\s*[\r\n]+\s*")
_POSITION = re.compile(
    r"(?:p?ct|pho|truong|chu tich|chuyen vien|cong chuc|uy vien|giam doc|can bo|bi thu|hieu truong"
    r"|chi hoi|giao vien|ke toan|van thu|cc|cv|uv|p?gd|p?tp)\b"
)
_LONGEST = 100
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name as it is kept."""

    name: str
    honorific: str | None
    remark: str
    """What stood behind the name in the same cell."""
    warnings: tuple[str, ...]
    behind: str = ""
    """Of the remark, what stood behind a dash or below the name: most often the position."""

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody must look at it before a person is made of it."""
        return bool({"NAME_MISSING", "NAME_UNLIKELY"} & set(self.warnings))


def read_name(cells: list[Cell]) -> NameRead:
    """The name in one cell, or in two (family and given name)."""
    raw = " ".join(cell.text for cell in cells) if len(cells) != 1 else cells[0].text
    warnings = _odd_letters(raw)
    upper, lower = _two_lines(raw)
    text, remark = _without_remark(_NUMBER_BEFORE.sub("", clean_text(upper)))
    text, honorific = strip_honorific(text)
    text = _DEGREE.sub("", text)
    text, second = _first_part(text)
    behind = "; ".join(part for part in (second, lower) if part)
    remark = "; ".join(part for part in (second, remark, lower) if part)
    if text and len(text) > 1:
        warnings += ["NAME_ALL_CAPS"] if text.isupper() else []
        warnings += ["NAME_ALL_LOWER"] if text.islower() else []
    if honorific:
        warnings.append("NAME_HONORIFIC_REMOVED")
    if remark:
        warnings.append("NAME_REMARK_REMOVED")
    if any(cell.was_old for cell in cells):
        warnings.append("LEGACY_ENCODING_TCVN3")
    name = clean(text)
    if not name:
        return NameRead("", honorific, remark, ("NAME_MISSING",))
    if not is_name(name):
        warnings.append("NAME_UNLIKELY")
        name = line(raw)[:_LONGEST]
    return NameRead(name, honorific, line(remark), tuple(warnings), line(behind))


def _odd_letters(raw: str) -> list[str]:
    warnings = []
    visible = without_invisible(raw)
    mended = repair(visible)
    if mended != visible or unicodedata.normalize("NFC", visible) != visible:
        warnings.append("NAME_NOT_NFC")
    if " ".join(mended.split()) != mended or visible != raw:
        warnings.append("NAME_WHITESPACE")
    return warnings


def _two_lines(raw: str) -> tuple[str, str]:
    """A name, and the position that stands below it in the same cell; else all of it is name."""
    upper, *rest = _LINES.split(raw.strip(), maxsplit=1)
    if rest and len(upper.split()) >= _FEWEST_WORDS and _POSITION.match(words(rest[0])):
        return upper, clean_text(rest[0])
    return raw, ""


def _without_remark(text: str) -> tuple[str, str]:
    if (match := _REMARK.search(text)) and text[: match.start()].strip():
        return text[: match.start()].strip(), clean_text(match[1] or match[2] or "")
    return text, ""


def _first_part(text: str) -> tuple[str, str]:
    """A name and what is written behind it after a dash or comma: "Lê A - Phó Chủ tịch"."""
    first, *rest = _SECOND_PART.split(text, maxsplit=1)
    if rest and len(first.split()) >= _FEWEST_WORDS and is_name(first):
        return first, rest[0]
    return text.strip(" .;,-"), ""
