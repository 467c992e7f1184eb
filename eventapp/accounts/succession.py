"""Which agencies take over from one that ends: what the hand-over of roles starts from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from eventapp.agencies.models import Agency


def successors_on(agency: Agency, day: date) -> Sequence[Agency]:
    """The agencies that stand in its place on ``day``; none when nobody has recorded any.

    Then the hand-over asks for the agency by hand.
    """
    find = getattr(import_module("eventapp.agencies.queries"), "successors", None)
    found: Sequence[Agency] = find(agency.id, on=day) if find else []
    return [one for one in found if one.id != agency.id and one.exists_on(day)]
