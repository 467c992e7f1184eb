"""One page of a long table; its totals are always those of the whole table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
PER_PAGE = 60


@dataclass(frozen=True)
class Page(Generic[Row]):
    """``number`` counts from 1 to ``pages``."""

    rows: Sequence[Row]
    number: int
    pages: int


def page_of(rows: Sequence[Row], number: int) -> Page[Row]:
    """The page with that number, or the nearest there is."""
    pages = max(1, -(-len(rows) // PER_PAGE))
    number = min(max(1, number), pages)
    return Page(rows[(number - 1) * PER_PAGE : number * PER_PAGE], number, pages)
