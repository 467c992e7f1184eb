"""The list lane: WeasyPrint lays out the pages once, long tables are painted into them.

A long table is laid out with seats instead of rows: one for the rows of the first page, one for
those of any page between, one for those of the last. What stands before, around and behind the
rows is WeasyPrint's own work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from eventapp.documents.engine import engine
from eventapp.documents.frames import Seat, seats
from eventapp.documents.grid import RowSetter, SetRow
from eventapp.documents.machine import WEASYPRINT_VERSION, weasyprint
from eventapp.documents.markup import Section, section_html
from eventapp.documents.pagination import first_rows, paginate
from eventapp.documents.painting import Cast, PaintedPage, PaintedRows
from eventapp.documents.table import Table
from eventapp.documents.typesetting import Typesetter, Unpaintable

LONG_TABLE = 20
"""Rows from which a table is painted; below, laying it out is as quick."""

_HAIR = 0.01  # so that rounding never pushes a full seat to the next page


def long_tables(section: Section) -> dict[int, Table]:
    """The tables worth painting, by their place among the section's blocks."""
    return {
        place: block
        for place, block in enumerate(section.blocks)
        if isinstance(block, Table) and len(block.rows) > LONG_TABLE
    }


def lay_out_lists(section: Section) -> list[Any]:
    """The pages of a section with long tables, ready for WeasyPrint to write."""
    if weasyprint().__version__ != WEASYPRINT_VERSION:
        raise Unpaintable(f"WeasyPrint is not version {WEASYPRINT_VERSION}")
    tables = long_tables(section)
    plans = _Plans(section, {block: [1.0, 1.0] for block in tables})
    for block, table in tables.items():
        plans.make(block, table)
    return list(plans.pages())


@dataclass
class _Plans:
    """The rows of each page of each long table, and the heights of the seats that hold them."""

    section: Section
    heights: dict[int, list[float]]
    chunks: dict[int, list[Sequence[SetRow]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        language = self.section.paper.language
        self.regular = Typesetter(bold=False, language=language)
        self.bold = Typesetter(bold=True, language=language)
        self._lay_out()

    def make(self, block: int, table: Table) -> None:
        """Share out the rows of a table; those before it must be planned already."""
        first, further = self.seats[block]
        rows = RowSetter(table, first.grid, self.regular, self.bold).rows()
        start = first_rows(rows)
        if start > first.room:
            self.heights[block] = [start, 1.0]
            self._lay_out()
            first, further = self.seats[block]
        chunks = self.chunks[block] = paginate(rows, first.room, further.room)
        shown = [chunks[0], *chunks[1:-1][:1], chunks[-1]][: len(chunks)]
        self.heights[block] = [sum(row.height for row in chunk) - _HAIR for chunk in shown]
        self._lay_out()

    def pages(self) -> Iterator[PaintedPage]:
        """The laid-out pages in order, the one between first and last as often as needed."""
        seated = defaultdict(list)
        for block, places in self.seats.items():
            shares = _shares(self.chunks[block])
            if len(places) != len(shares) or not all(map(_fits, places, shares)):
                raise Unpaintable("the pages came out otherwise than planned")
            for place, chunks in zip(places, shares, strict=True):
                seated[id(place.page)].append((place, chunks))
        sample = next(iter(self.seats.values()))[0].sample
        cast = Cast(self.regular, self.bold, sample)
        self.regular.letters.update("0123456789")  # of the page numbers
        number = 0
        for page in self.document.pages:
            on_page = seated[id(page)]
            for copy in range(max((len(chunks) for _, chunks in on_page), default=1)):
                rows = [PaintedRows(chunks[copy], seat.grid, seat.top) for seat, chunks in on_page]
                number += 1
                yield PaintedPage(page, cast, rows, number)

    def _lay_out(self) -> None:
        html = section_html(self.section, self.heights)
        self.document = engine().lay_out(html, landscape=self.section.landscape, numbered=False)
        self.seats: dict[int, list[Seat]] = defaultdict(list)
        for seat in seats(self.document):
            self.seats[seat.block].append(seat)


def _shares(chunks: list[Sequence[SetRow]]) -> list[list[Sequence[SetRow]]]:
    """The chunks for each place: one for the first and last, the rest for the one between."""
    if len(chunks) <= 2:  # noqa: PLR2004 - a first and a last
        return [[chunk] for chunk in chunks]
    return [chunks[:1], chunks[1:-1], chunks[-1:]]


def _fits(place: Seat, chunks: list[Sequence[SetRow]]) -> bool:
    return all(sum(row.height for row in chunk) <= place.room + _HAIR for chunk in chunks)
