"""What the rules know about a point."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A point as people may write it. ``kind`` is xã, phường, huyện, sở …; ``parent`` its district.

    ``other_names``: abbreviations and names it had before.
    """

    id: int
    code: str
    name: str
    kind: str = ""
    parent: str = ""
    other_names: tuple[str, ...] = ()
