"""How many people the agencies have named: told by the feature that keeps the list.

It stands above this one, so it brings its count along; see :func:`counts_people`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from eventapp.trainings.models import Training

Seat = tuple[int, int]
"""Agency and group."""

Count = Callable[[Training, int | None], Counter[Seat]]
_counts: list[Count] = []


def counts_people(count: Count) -> Count:
    """The decorated function counts who is on the list of a training, of one agency or of all."""
    _counts[:] = [count]
    return count


def people_named(training: Training, agency_id: int | None = None) -> Counter[Seat]:
    """How many people of each group an agency, or every one, has on the list, draft or sent."""
    return _counts[0](training, agency_id) if _counts else Counter()


def people_of_agencies(training: Training, agency_id: int | None = None) -> Counter[int]:
    """How many people an agency, or every one, has on the list."""
    agencies: Counter[int] = Counter()
    for (of_agency, _group_id), people in people_named(training, agency_id).items():
        agencies[of_agency] += people
    return agencies
