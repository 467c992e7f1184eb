"""The points of a training by everything they may be called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eventapp.connections.matching.place import Place
from eventapp.connections.matching.segments import Segment, agree, segments_of, words_of
from eventapp.connections.matching.wording import LEVELS
from eventapp.vietnamese.letters import Syllable


@dataclass(frozen=True)
class Called:
    """One of the names of a place; ``is_other`` when it is not its present one."""

    place: Place
    words: tuple[Syllable, ...]
    is_other: bool


class Gazetteer:
    def __init__(self, places: Iterable[Place]) -> None:
        self.places = list(places)
        self._stripped: dict[tuple[str, ...], list[Called]] = defaultdict(list)
        self._full: dict[str, list[Called]] = defaultdict(list)
        self._parents: dict[int, tuple[Syllable, ...]] = {}
        self._kinds = {place.id: _kind(place) for place in self.places}
        for place in self.places:
            for name in (place.name, *place.other_names):
                self._add(place, name, is_other=name is not place.name)
            parents = segments_of(place.parent)
            self._parents[place.id] = parents[0].words if parents else ()
        self._areas = {
            tuple(word.plain for word in words) for words in self._parents.values() if words
        }

    def _add(self, place: Place, name: str, *, is_other: bool) -> None:
        words = words_of(name)
        self._full["".join(word.plain for word in words)].append(Called(place, words, is_other))
        parts = segments_of(name)
        if len(parts) == 1 and parts[0].words:
            self._stripped[parts[0].plain].append(Called(place, parts[0].words, is_other))

    def called_exactly(self, words: Sequence[Syllable]) -> list[Called]:
        """Places whose whole name this is; written in one word too."""
        joined = "".join(word.plain for word in words)
        return [
            called
            for called in self._full.get(joined, ())
            if len(words) == 1 or agree(words, called.words)
        ]

    def called(self, words: Sequence[Syllable], kind: str) -> list[Called]:
        """Places of that name and kind: of the very kind, else of the same level."""
        found = [
            called
            for called in self._stripped.get(tuple(word.plain for word in words), ())
            if agree(words, called.words)
        ]
        if not kind:
            return found
        same = [called for called in found if self._kinds[called.place.id] == kind]
        level = [
            called
            for called in found
            if LEVELS.get(self._kinds[called.place.id], 0) in {0, LEVELS.get(kind, 0)}
        ]
        return same or level

    def is_area(self, segment: Segment) -> bool:
        """A district some place lies in, or the province, named beside the place."""
        return segment.kind == "tinh" or segment.plain in self._areas

    def lies_in(self, place: Place, words: Sequence[Syllable]) -> bool:
        parent = self._parents[place.id]
        return bool(parent) and agree(words, parent)


def _kind(place: Place) -> str:
    return " ".join(word.plain for word in words_of(place.kind))
