"""Vietnamese letters in Unicode: repaired as people meant them, and taken apart for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

# ngang 0 < huyền 1 < hỏi 2 < ngã 3 < sắc 4 < nặng 5
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
LEVEL_TONE = "0"

_D_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_COMBINING = re.compile("[\u0300-\u036f]")
_MARKED_VOWEL = re.compile("([AEIOUYaeiouy])([\u0300-\u036f]{2,})")
_STRUCK_D = re.compile("([Dd])\u0335")

# Control and format characters: soft hyphen, zero-width, direction marks, BOM, lone surrogates.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0001\U000e0020-\U000e007f]"
)
_APOSTROPHES = re.compile("['`´‘’′ʹʻʼ＇]")
_SYLLABLE = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")


_REMEMBERED_WORDS = 1 << 15
_LONGEST_REMEMBERED = 32

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable in small letters: `hoà` and `hòa` are both letters "hoa", tones "1"."""

    plain: str
    """Nothing but the base letters, for search: "duong"."""
    letters: str
    """With đ ă â ê ô ơ ư but without tones: "đương"."""
    tones: str
    """One digit, "0" to "5"; several when the writer ran syllables together."""


def remembered(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """Remember the answer for a word: names have few different ones. Long words are not kept."""
    cached = lru_cache(maxsize=_REMEMBERED_WORDS)(function)

    @wraps(function)
    def answer(word: str) -> Result:
        return cached(word) if len(word) <= _LONGEST_REMEMBERED else function(word)

    return answer


def repair(text: str) -> str:
    """Text in NFC, with vowel marks in the right order and a real đ.

    NFC alone leaves e + tilde + circumflex broken, because both marks have class 230.
    """
    text = unicodedata.normalize("NFC", text.translate(_D_LOOKALIKES))
    if not _COMBINING.search(text):
        return text
    text = _MARKED_VOWEL.sub(_quality_before_tone, unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", _STRUCK_D.sub(_real_d, text))


def without_invisible(text: str) -> str:
    """Text without characters nobody can see; spaces and line breaks stay."""
    return _INVISIBLE.sub("", text)


@remembered
def syllables(word: str) -> tuple[Syllable, ...]:
    """The syllables of one word without spaces: apostrophes join, other signs separate."""
    text = repair(without_invisible(word))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _APOSTROPHES.sub("", text)
    return tuple(_take_apart(piece) for piece in _SYLLABLE.findall(text))


def _take_apart(piece: str) -> Syllable:
    decomposed = unicodedata.normalize("NFD", piece)
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", piece) if not unicodedata.combining(char)
    )
    letters = "".join(char for char in decomposed if char not in TONES)
    tones = "".join(TONES[char] for char in decomposed if char in TONES)
    return Syllable(
        plain=plain.replace("đ", "d"),
        letters=unicodedata.normalize("NFC", letters),
        tones=tones or LEVEL_TONE,
    )


def _quality_before_tone(match: re.Match[str]) -> str:
    marks = sorted(dict.fromkeys(match[2]), key=lambda mark: mark in TONES)
    return match[1] + "".join(marks)


def _real_d(match: re.Match[str]) -> str:
    return "đ" if match[1] == "d" else "Đ"
