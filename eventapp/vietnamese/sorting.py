"""Sort keys: plain ASCII text that any database puts in Vietnamese order byte by byte."""

from __future__ import annotations

import re
import unicodedata

from eventapp.vietnamese.letters import remembered, syllables

# "|" and "~" stand behind every letter, so ă = "a|" follows "az" and â = "a~" follows ă.
_VARIANTS = {
    ("a", "\u0306"): "|",
    ("a", "\u0302"): "~",
    ("e", "\u0302"): "|",
    ("o", "\u0302"): "|",
    ("o", "\u031b"): "~",
    ("u", "\u031b"): "|",
}
_NUMBER = re.compile("[0-9]+")
_LONGEST_NUMBER = 25


def sort_key(name: str) -> str:
    """The key of a person: tên, then họ, then each đệm; letters before tones.

    `sort_key("Nguyễn Thị Hà")` is "ha1 nguye|n3 thi5". ASCII only, so SQLite BINARY and
    PostgreSQL COLLATE "C" agree; may be longer than the name: store it without a length limit.
    Ties (date of birth, agency, id) are the caller's.
    """
    words = [key for key in map(_word_key, name.split()) if key]
    return " ".join(words[-1:] + words[:-1])


def text_sort_key(text: str) -> str:
    """The key of anything but a person, in the order written: "Phường 2" before "Phường 10"."""
    return " ".join(key for key in map(_word_key, text.split()) if key)


@remembered
def _word_key(word: str) -> str:
    # A tone is a digit, and digits stand before letters: the shorter syllable comes first.
    return " ".join(_letters_key(part.letters) + part.tones for part in syllables(word))


def _letters_key(letters: str) -> str:
    key, base = "", ""
    for char in unicodedata.normalize("NFD", _NUMBER.sub(_number_key, letters)):
        if unicodedata.combining(char):
            key += _VARIANTS.get((base, char), "")
            continue
        base = char
        if char == "đ":
            key += "d|"
        else:
            # Letters of other scripts follow z, in code point order.
            key += char if char.isascii() else f"{{{ord(char):06x}"
    return key


def _number_key(match: re.Match[str]) -> str:
    """A number as its length (A = 1 digit) and its digits: 2 is "A2", 10 is "B10"."""
    number = match[0].lstrip("0") or "0"
    return chr(ord("A") + min(len(number) - 1, _LONGEST_NUMBER)) + number
