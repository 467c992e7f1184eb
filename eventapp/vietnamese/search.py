"""Search for people and agencies by what was typed, with or without accents."""

from __future__ import annotations

from typing import Literal, assert_never

from eventapp.vietnamese.letters import remembered, syllables

Mode = Literal["fold", "fold_prefix", "phrase", "exact_accents"]


def fold(text: str) -> str:
    """Text for searching: small letters without marks, one space between words, no punctuation."""
    return " ".join(word for word in map(_fold_word, text.split()) if word)


def canonical(text: str) -> str:
    """Text for telling whether two names are the same: "Hoà" and "HÒA" are both "hoa1".

    Every syllable is its letters and the digit of its tone. Accents count (Hà is not Hạ); case,
    Unicode form and the place of the tone mark do not.
    """
    return " ".join(word for word in map(_canonical_word, text.split()) if word)


def matches(query: str, name: str, mode: Mode = "fold") -> bool:
    """Whether a name answers a query; an empty query is answered by every name.

    "fold": every word of the query is a word of the name, in any order; "fold_prefix": or the
    beginning of one; "phrase": the words stand together in this order; "exact_accents": the whole
    name, accents included.
    """
    if mode == "exact_accents":
        return not query.strip() or canonical(query) == canonical(name)
    wanted, found = fold(query), fold(name)
    match mode:
        case "fold":
            return set(wanted.split()) <= set(found.split())
        case "fold_prefix":
            words = found.split()
            return all(any(word.startswith(w) for word in words) for w in wanted.split())
        case "phrase":
            return not wanted or f" {wanted} " in f" {found} "
        case _:
            assert_never(mode)


def search_rank(query: str, name: str) -> int:
    """The place of a hit: 0 the very name, 1 every word with its accents, 2 the others."""
    wanted, found = canonical(query), canonical(name)
    if wanted == found:
        return 0
    return 1 if set(wanted.split()) <= set(found.split()) else 2


@remembered
def _fold_word(word: str) -> str:
    return " ".join(part.plain for part in syllables(word) if part.plain)


@remembered
def _canonical_word(word: str) -> str:
    return " ".join(part.letters + part.tones for part in syllables(word))
