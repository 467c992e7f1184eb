"""Which of a day's agencies stand in the place of older ones: pure walking along successions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from eventapp.agencies.models import SuccessionKind


@dataclass(frozen=True)
class Standing:
    """``agencies`` (by id, in no order) stand on a day in the place of one.

    Several: it was split, and nothing says which of its figures went where. None: it ended and
    nobody took its place.
    """

    agencies: frozenset[int]

    @property
    def is_split(self) -> bool:
        return len(self.agencies) > 1

    @property
    def is_ended(self) -> bool:
        return not self.agencies


class Step(Protocol):
    """A succession, as far as it says where figures go."""

    @property
    def from_id(self) -> int: ...
    @property
    def to_id(self) -> int | None: ...
    @property
    def kind(self) -> SuccessionKind: ...


def standings(
    ids: Collection[int], on: date, ends: Mapping[int, date | None], steps: Iterable[Step]
) -> dict[int, Standing]:
    """Where each went, given when each on the way ended and what had happened by that day."""
    further = defaultdict(list)
    for step in steps:
        further[step.from_id].append(step)
    return {one: Standing(frozenset(_walk(one, on, ends, further, ()))) for one in ids}


def _walk(
    at: int,
    on: date,
    ends: Mapping[int, date | None],
    further: Mapping[int, Sequence[Step]],
    way: tuple[int, ...],
) -> set[int]:
    if at in way:
        return set()  # round and round: nobody at the end
    end = ends[at]
    is_there = end is None or end >= on
    found = {at} if is_there else set()
    for step in further.get(at, ()):
        if step.to_id is not None and (not is_there or step.kind is SuccessionKind.SPLIT):
            found |= _walk(step.to_id, on, ends, further, (*way, at))
    return found
