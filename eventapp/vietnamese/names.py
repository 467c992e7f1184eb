"""Names of people and other short texts: cleaned, compared, sorted, searched and split."""

from __future__ import annotations

import re
from typing import NamedTuple

from eventapp.vietnamese.letters import repair, without_invisible
from eventapp.vietnamese.search import canonical, fold, matches, search_rank
from eventapp.vietnamese.sorting import sort_key, text_sort_key
from eventapp.vietnamese.tcvn3 import decode_tcvn3, looks_like_tcvn3

__all__ = [
    "NameParts",
    "canonical",
    "clean",
    "clean_lines",
    "clean_text",
    "decode_tcvn3",
    "fold",
    "looks_like_tcvn3",
    "matches",
    "search_rank",
    "sort_key",
    "split_name",
    "strip_honorific",
    "text_sort_key",
]

_WORD = re.compile("[^\\W\\d_ʼ](?:[^\\W\\d_ʼ]|[\u0300-\u036f])*")
_HONORIFIC = re.compile(
    r"(?P<both>ông\s*[/,(]\s*bà\b\)?|bà\s*[/,(]\s*ông\b\)?)|(?P<man>ông\b)|(?P<woman>bà\b)"
    r"|(?P<comrade>đồng\s+chí\b|đ\s*[/.]\s*c\b|đc\b)",
    re.IGNORECASE,
)
_WORDS_OF_HONOUR = {"both": "Ông/Bà", "man": "Ông", "woman": "Bà", "comrade": "Đ/c"}


class NameParts(NamedTuple):
    """A name cut by the usual rule; people of other orders correct it by hand."""

    ho: str
    dem: str
    ten: str


def clean_text(text: str) -> str:
    """One line as it was meant: NFC, marks in order, nothing invisible, single spaces."""
    return " ".join(repair(without_invisible(text)).split())


def clean_lines(text: str) -> str:
    """Several lines, each as `clean_text`; at most one empty line between two others."""
    lines = "\n".join(clean_text(line) for line in text.splitlines())
    return re.sub("\n{3,}", "\n\n", lines).strip("\n")


def clean(name: str) -> str:
    """A person's name as it is kept: `clean_text`, and capitals where all or none were typed.

    The tone mark stays where it was put (Hoà or Hòa), apostrophes and hyphens too (H'Ly Niê).
    """
    name = clean_text(name)
    if name.isupper() or name.islower():
        name = repair(_WORD.sub(_capitalise, name))
    return name


def split_name(name: str) -> NameParts:
    """Họ, đệm and tên by the rule: first word, middle words, last word ("" when missing)."""
    words = clean(name).split()
    return NameParts(
        ho=words[0] if len(words) > 1 else "",
        dem=" ".join(words[1:-1]),
        ten=words[-1] if words else "",
    )


def strip_honorific(name: str) -> tuple[str, str | None]:
    """The name without the address before it, and that address: "Ông", "Bà", "Ông/Bà", "Đ/c".

    A hint for the reader of a list, no proof of sex: "Ông Ích Khiêm" is a family name. The most
    telling address wins ("Đ/c bà Lan" is "Bà"); a name that is only an address stays as it is.
    """
    rest, found = clean_text(name), None
    while match := _HONORIFIC.match(rest):
        after = rest[match.end() :].lstrip(" .:,;-")
        if not after:
            break
        address = _WORDS_OF_HONOUR[match.lastgroup or ""]
        if found in {None, "Đ/c"}:
            found = address
        rest = after
    return rest, found


def _capitalise(match: re.Match[str]) -> str:
    word = match[0].lower()
    first = word[0].title()
    return (first if len(first) == 1 else word[0]) + word[1:]
