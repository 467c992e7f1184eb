"""Points for a person to choose from, the likeliest first; never taken by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eventapp.connections.matching.place import Place
from eventapp.connections.matching.segments import segments_of
from eventapp.vietnamese.names import fold

MOST = 5
_LEAST, _BESIDE_THE_BEST = 0.4, 0.6


class Suggester:
    """Compares pairs of letters, so that a misspelling or a turned order still comes near."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._known = [
            (place, [_pairs(_bare(name)) for name in (place.name, *place.other_names)])
            for place in places
        ]

    def suggest(self, names: Sequence[str]) -> list[Place]:
        """At most five, ranked; none when nothing comes near."""
        wanted = [_pairs(_bare(part)) for name in names for part in (name, *_parts(name))]
        scored = [
            (max(_likeness(one, own) for one in wanted for own in written), -n, place)
            for n, (place, written) in enumerate(self._known)
        ]
        scored.sort(reverse=True)
        enough = max(_LEAST, _BESIDE_THE_BEST * scored[0][0]) if scored else _LEAST
        best = [one for one in scored if one[0] >= enough]
        return [place for _, _, place in best[:MOST]]


def _parts(name: str) -> list[str]:
    return [" ".join(part.plain) for part in segments_of(name) if part.words]


def _bare(name: str) -> str:
    """The name without noise, folded; the whole when nothing else is left."""
    return " ".join(word for part in segments_of(name) for word in part.plain) or fold(name)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(max(len(text) - 1, 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
