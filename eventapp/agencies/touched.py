"""What a change of agencies touches: each feature that uses agencies says its own part.

Features stand on this one, so it cannot ask them: they bring a teller with ``@touched``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Touched:
    """How many of something belong to these agencies on a day and later; some by name.

    ``word`` (what they are) and ``advice`` (what somebody has to do about them) are message ids.
    """

    word: str
    count: int
    names: Sequence[str]
    advice: str


MOST_NAMED = 5
Teller = Callable[[Collection[int], date], Touched]
_tellers: dict[int, Teller] = {}


def touched(position: int) -> Callable[[Teller], Teller]:
    """Let a function tell one part of every preview."""

    def add(teller: Teller) -> Teller:
        _tellers[position] = teller
        return teller

    return add


def touched_by(agency_ids: Collection[int], day: date) -> list[Touched]:
    """All parts, in a lasting order."""
    return [_tellers[position](agency_ids, day) for position in sorted(_tellers)]
