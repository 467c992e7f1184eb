"""The list lane: WeasyPrint lays out the pages once, long tables are painted into them.

What stands before, around and behind the rows is WeasyPrint's own work; `seating` finds out which
rows go where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from eventapp.documents.machine import WEASYPRINT_VERSION, weasyprint
from eventapp.documents.markup import Section
from eventapp.documents.pages import Cast, PaintedPage
from eventapp.documents.painting import PaintedRows
from eventapp.documents.seating import Seating
from eventapp.documents.table import Table
from eventapp.documents.typesetting import Unpaintable

LONG_TABLE = 12
"""Tables of more rows are painted; for shorter ones laying them out is as quick."""


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
    seating = Seating(section, long_tables(section))
    for block in seating.tables:
        seating.plan(block)
    return list(_painted(seating))


def _painted(seating: Seating) -> Iterator[PaintedPage]:
    """The laid-out pages in order; the one between first and last as often as it is needed."""
    taken = defaultdict(list)
    for seat, chunks in seating.taken():
        taken[id(seat.page)].append((seat, chunks))
    cast = Cast(seating.regular, seating.bold, seating.sample)
    seating.regular.letters.update("0123456789 ")  # of page numbers and between shaped lines
    number = 0
    for page in seating.document.pages:
        seats = taken[id(page)]
        for copy in range(max((len(chunks) for _, chunks in seats), default=1)):
            rows = [PaintedRows(chunks[copy], seat.grid, seat.top) for seat, chunks in seats]
            number += 1
            yield PaintedPage(page, cast, rows, number)
