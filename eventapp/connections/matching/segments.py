"""A displayed name cut into its parts, each without the words that are noise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.connections.matching.wording import KINDS, OLD, ROOM_WORDS
from eventapp.vietnamese.letters import Syllable, syllables

_COMRADE = re.compile(r"(?<!\w)đ\s*/\s*c(?!\w)", re.IGNORECASE)
_PARTS = re.compile(r"\s[-–—]\s|[(){}\[\],;|–—]|^-|-$")
_JOINED = re.compile(r"[_./\\:]+|(?<=\w)-(?=\w)")
_PHRASES = sorted((*ROOM_WORDS, *KINDS), key=lambda phrase: -len(phrase.split()))
_DEVICE_DIGITS = 2


@dataclass(frozen=True)
class Segment:
    """One part. ``words`` is what is left of it; ``kind`` the unit it names, as folded words.

    ``is_room``: it speaks of a room or a committee. ``number``: it is nothing but digits.
    """

    words: tuple[Syllable, ...]
    kind: str = ""
    is_room: bool = False
    number: str = ""

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    @property
    def speaks_of_a_place(self) -> bool:
        return self.is_room or bool(self.kind)


def words_of(text: str) -> tuple[Syllable, ...]:
    """Every syllable, nothing left out but signs."""
    return tuple(
        syllable
        for piece in _JOINED.sub(" ", _COMRADE.sub(" ", text)).split()
        for syllable in syllables(piece)
    )


def segments_of(text: str) -> list[Segment]:
    """The parts between brackets, commas and dashes; empty ones are none."""
    cut = _PARTS.split(_JOINED.sub(" ", _COMRADE.sub(" ", text)))
    return [_segment(words) for part in cut if (words := words_of(part))]


def _segment(words: tuple[Syllable, ...]) -> Segment:
    if len(words) == 1 and words[0].plain.isdigit():
        return Segment((), number=words[0].plain)
    kind, is_room, rest = "", False, list(words)
    while rest:
        phrase = _at_start(rest)
        if phrase in KINDS:
            kind = KINDS[phrase]
        elif phrase:
            is_room = True
        else:
            break
        rest = rest[len(phrase.split()) :]
    while phrase := _at_end(rest):
        is_room = is_room or phrase in ROOM_WORDS
        rest = rest[: -len(phrase.split())]
    return Segment(tuple(rest), kind, is_room)


def _at_start(words: Sequence[Syllable]) -> str:
    for phrase in _PHRASES:
        parts = phrase.split()
        if [word.plain for word in words[: len(parts)]] == parts:
            return phrase
    return ""


def _at_end(words: Sequence[Syllable]) -> str:
    """Noise behind a name: a word for a room, the number of a device, "cũ"; never all of it."""
    for phrase in ROOM_WORDS:
        parts = phrase.split()
        if len(words) > len(parts) and [word.plain for word in words[-len(parts) :]] == parts:
            return phrase
    if len(words) > 1:
        last = words[-1]
        is_number = last.plain.isdigit() and len(last.plain) <= _DEVICE_DIGITS
        if is_number or (last.plain, last.tones) == OLD:
            return last.plain
    return ""


def agree(written: Sequence[Syllable], name: Sequence[Syllable]) -> bool:
    """Whether the marks that were written are those of the name; left out, they are not missed."""
    return len(written) == len(name) and all(
        one.plain == other.plain
        and (
            (one.letters, one.tones) == (other.letters, other.tones)
            or (one.letters == one.plain and not one.tones.strip("0"))
        )
        for one, other in zip(written, name, strict=True)
    )
