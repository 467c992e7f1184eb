"""Which of a day's agencies stand in the place of older ones: pure walking along successions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from eventapp.agencies.models import Agency, AgencySuccession, SuccessionKind


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


def standings(
    ids: Collection[int],
    on: date,
    agencies: Mapping[int, Agency],
    successions: Iterable[AgencySuccession],
) -> dict[int, Standing]:
    """Where each went; both what they became and how must be among what is given."""
    further = defaultdict(list)
    for one in successions:
        if one.kind.carries_all and one.effective_on <= on:
            further[one.from_id].append(one)
    return {one: Standing(frozenset(_walk(one, on, agencies, further, ()))) for one in ids}


def _walk(
    at: int,
    on: date,
    agencies: Mapping[int, Agency],
    further: Mapping[int, list[AgencySuccession]],
    way: tuple[int, ...],
) -> set[int]:
    if at in way:
        return set()  # round and round: nobody at the end
    agency = agencies[at]
    is_there = agency.valid_to is None or agency.valid_to >= on
    steps = [
        step.to_id
        for step in further[at]
        if step.to_id is not None and (not is_there or step.kind is SuccessionKind.SPLIT)
    ]
    found = {at} if is_there else set()
    for step in steps:
        found |= _walk(step, on, agencies, further, (*way, at))
    return found
