"""How many people the agencies have named: told by the feature that keeps the list.

It stands above this one, so it brings its count along; see :func:`counts_people`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from eventapp.trainings.models import Training

Seat = tuple[int, int]
"""Agency and group."""


@dataclass(frozen=True)
class ListFacts:
    """How many women are on its list, how many wait for a seat."""

    women: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class NamedTwice:
    """Perhaps one person on the lists of several agencies. ``places``: agency id, registration id.

    ``has_same_phone``: the phone agrees as well, not only the name and the year of birth.
    """

    full_name: str
    birth_year: int | None
    places: tuple[tuple[int, int], ...]
    has_same_phone: bool


Count = Callable[[Training, int | None], Counter[Seat]]
Describe = Callable[[Training], dict[int, ListFacts]]
FindTwice = Callable[[Training], list[NamedTwice]]
_counts: list[Count] = []
_describe: list[Describe] = []
_find_twice: list[FindTwice] = []


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


def describes_lists(describe: Describe) -> Describe:
    """The decorated function tells about the list of every agency, by its id."""
    _describe[:] = [describe]
    return describe


def finds_named_twice(find: FindTwice) -> FindTwice:
    """The decorated function finds people whom several agencies may have named."""
    _find_twice[:] = [find]
    return find


def facts_of_lists(training: Training) -> dict[int, ListFacts]:
    return _describe[0](training) if _describe else {}


def named_twice(training: Training) -> list[NamedTwice]:
    return _find_twice[0](training) if _find_twice else []
