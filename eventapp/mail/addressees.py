"""Who is to hear of a training: told by the features that know whom it has invited.

They stand above this one and bring their part along with :func:`finds_addressees`, so that a
feature below them (a training that is moved) can write to the people of its invitations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Somebody with an e-mail address; ``agency_id`` is the agency she answers for."""

    email: str
    name: str
    agency_id: int | None = None


Finder = Callable[[int], Sequence[Addressee]]
_finders: list[Finder] = []


def finds_addressees(finder: Finder) -> Finder:
    """The decorated function finds people by the id of a training."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def addressees(training_id: int) -> list[Addressee]:
    """Everybody who is to hear of a training, each address once."""
    found: dict[str, Addressee] = {}
    for finder in _finders:
        for one in finder(training_id):
            found.setdefault(one.email.lower(), one)
    return list(found.values())
