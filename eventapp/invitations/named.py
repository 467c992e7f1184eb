"""How many people the agencies have named: told by the feature that keeps the list.

It stands above this one, so it brings its count along; see :func:`counts_people`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from eventapp.trainings.models import Training

Seat = tuple[int, int]
"""Agency and group."""

Count = Callable[[Training], Counter[Seat]]
_counts: list[Count] = []


def counts_people(count: Count) -> Count:
    """The decorated function counts who is on the list of a training."""
    _counts[:] = [count]
    return count


def people_named(training: Training) -> Counter[Seat]:
    """How many people of each group an agency has on the list, draft or sent."""
    return _counts[0](training) if _counts else Counter()


def people_of_agencies(training: Training) -> Counter[int]:
    """How many people an agency has on the list."""
    agencies: Counter[int] = Counter()
    for (agency_id, _group_id), people in people_named(training).items():
        agencies[agency_id] += people
    return agencies
