"""The rules, one after the other; the first that is certain wins, doubt goes to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from eventapp.connections.matching.gazetteer import Called, Gazetteer
from eventapp.connections.matching.naming import by_name
from eventapp.connections.matching.place import Place
from eventapp.connections.matching.segments import segments_of
from eventapp.connections.matching.wording import DEVICE_WORDS
from eventapp.errors import N_
from eventapp.vietnamese.names import fold


class Rule(StrEnum):
    """How a name came to stand for a point; kept with every match."""

    ALIAS = "alias"
    CODE = "code"
    DEVICE = "device"
    EMAIL = "email"
    NAME = "name"
    OTHER_NAME = "other name"
    PERSON = "person"
    """A person decided."""

    @property
    def label(self) -> str:
        return RULE_LABELS[self]


RULE_LABELS = {
    Rule.ALIAS: N_("Confirmed earlier"),
    Rule.CODE: N_("Code in the name"),
    Rule.DEVICE: N_("Address of the room's device"),
    Rule.EMAIL: N_("Address of somebody registered there"),
    Rule.NAME: N_("Name of the point"),
    Rule.OTHER_NAME: N_("Abbreviation or earlier name"),
    Rule.PERSON: N_("Chosen by hand"),
}


@dataclass(frozen=True)
class Match:
    place: Place
    rule: Rule


@dataclass(frozen=True)
class Known:
    """What people confirmed before, and who is registered where; values are ids of places."""

    aliases: Mapping[str, int] = field(default_factory=dict)
    devices: Mapping[str, int] = field(default_factory=dict)
    emails: Mapping[str, int] = field(default_factory=dict)


def alias_key(name: str) -> str:
    """A displayed name as an alias is remembered: letters and numbers, no signs, no capitals.

    Tones stay: "Cẩm Giang" and "Cẩm Giàng" are two places.
    """
    return " ".join(re.findall(r"\w+", name.casefold()))


def device_key(address: str) -> str:
    """The address of a device as it is compared: small letters, without its scheme."""
    return address.strip().casefold().removeprefix("sip:")


def is_telling(name: str) -> bool:
    """Whether a name says more than which make of device it is: "iPad (2)" says nothing else."""
    words = re.findall(r"[a-z]{2,}", fold(name))
    return any(word not in DEVICE_WORDS for word in words)


class Ladder:
    def __init__(self, places: Iterable[Place], known: Known | None = None) -> None:
        self.gazetteer = Gazetteer(places)
        self._known = known or Known()
        self._by_id = {place.id: place for place in self.gazetteer.places}
        self._codes = {_taken_apart(place.code): place for place in self.gazetteer.places}
        prefixes = sorted({prefix for prefix, _ in self._codes if prefix}, key=len, reverse=True)
        words = "|".join(map(re.escape, prefixes)) or "(?!)"
        self._code = re.compile(
            rf"(?<![^\W_])(?P<prefix>{words})[\s._-]*(?P<number>\d{{1,5}})(?![^\W_])"
        )

    def match(self, names: Sequence[str], email: str = "", device: str = "") -> Match | None:
        """The point of an identity, when that is certain; its names must not contradict."""
        if found := self._confirmed(names, device):
            return found
        said = [self._by_code_or_name(name) for name in names]
        found_by_name = [found for found, _ in said if found]
        is_doubtful = any(has_code and not found for found, has_code in said)
        if len({found.place.id for found in found_by_name}) > 1 or is_doubtful:
            return None
        if found_by_name and found_by_name[0].rule is Rule.CODE:
            return found_by_name[0]
        place = self._by_id.get(self._known.emails.get(email, 0)) if email else None
        if place and not (found_by_name and found_by_name[0].place is not place):
            return Match(place, Rule.EMAIL)
        return found_by_name[0] if found_by_name and not place else None

    def _confirmed(self, names: Sequence[str], device: str) -> Match | None:
        keys = [alias_key(name) for name in names]
        ids = {self._known.aliases[key] for key in keys if key in self._known.aliases}
        if len(ids) == 1 and (place := self._by_id.get(ids.pop())):
            return Match(place, Rule.ALIAS)
        if device and (place := self._by_id.get(self._known.devices.get(device_key(device), 0))):
            return Match(place, Rule.DEVICE)
        return None

    def _by_code_or_name(self, name: str) -> tuple[Match | None, bool]:
        """The point, and whether there is a code in the name.

        A code without a point is a doubt: it is nobody's, or belongs to another point than the
        name beside it.
        """
        written, rest = self._codes_in(name)
        if not written:
            return _match_of(by_name(self.gazetteer, rest)), False
        place = self._codes.get(written[0])
        if place is None or len(set(written)) > 1 or self._names_another(rest, place):
            return None, True
        is_bare_number = not self._code.search(fold_lightly(name))
        if is_bare_number and by_name(self.gazetteer, rest) is None:
            return None, True
        return Match(place, Rule.CODE), True

    def _codes_in(self, name: str) -> tuple[list[tuple[str, int]], str]:
        """The codes in a name, and the name without them; "017 - Hưng Hà" has one too."""
        found = [(m["prefix"], int(m["number"])) for m in self._code.finditer(fold_lightly(name))]
        if not found:
            numbers = [one.number for one in segments_of(name) if len(one.number) == 3]  # noqa: PLR2004
            bare = [key for key in self._codes if numbers and key[1] == int(numbers[0])]
            if len(bare) == 1 and len(segments_of(name)) > 1:
                return bare, name.replace(numbers[0], " ", 1)
        return found, _cut(name, self._code)

    def _names_another(self, rest: str, place: Place) -> bool:
        """Whether the words beside a code are the name of a point that has another code."""
        candidates = [
            called.place
            for segment in segments_of(rest)
            if segment.words and not self.gazetteer.is_area(segment)
            for called in self.gazetteer.called(segment.words, segment.kind)
        ]
        return bool(candidates) and place not in candidates


def _match_of(called: Called | None) -> Match | None:
    if called is None:
        return None
    return Match(called.place, Rule.OTHER_NAME if called.is_other else Rule.NAME)


def _taken_apart(code: str) -> tuple[str, int]:
    """ĐC017 -> ("dc", 17)."""
    match = re.fullmatch(r"([^\W\d]*)\W*0*(\d{1,9})", fold(code).replace(" ", ""))
    return (match[1], int(match[2])) if match else (fold(code), -1)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return (fold(letter) or letter)[:1]


def fold_lightly(text: str) -> str:
    """Small letters and no marks, letter for letter, so that places in it stay where they are."""
    return "".join(map(_folded, text))


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    plain = fold_lightly(text)
    for match in reversed(list(pattern.finditer(plain))):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return text
