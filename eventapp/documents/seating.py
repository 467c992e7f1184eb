"""Which rows of a section's long tables stand where.

A long table is laid out with seats instead of rows: one for the rows of the first page, one for
those of any page between, one for those of the last. A table of a shape seen before, that ends on
the section's first page, needs a single try.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from eventapp.documents.engine import engine
from eventapp.documents.frames import Seat, seats
from eventapp.documents.grid import Grid, RowSetter, SetRow
from eventapp.documents.markup import Section, section_html
from eventapp.documents.pagination import first_rows, paginate
from eventapp.documents.table import Table
from eventapp.documents.typesetting import Typesetter, Unpaintable

Rows = Sequence[SetRow]

_HAIR = 0.01  # so that rounding never pushes a full seat to the next page
_TO_MEASURE = (1.0, 1.0)
_ONE_PAGE = 950.0  # CSS pixels between the margins
_MOST_SHAPES = 200
_grids: dict[tuple[object, ...], Grid] = {}  # by the shape of a table, since the process began


@dataclass
class Seating:
    """The seats of the long tables among a section's blocks, and the rows that take them."""

    section: Section
    tables: dict[int, Table]
    _rows: dict[int, Rows] = field(default_factory=dict)
    _chunks: dict[int, list[Rows]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        language = self.section.paper.language
        self.regular = Typesetter(bold=False, language=language)
        self.bold = Typesetter(bold=True, language=language)
        self._heights = {block: self._guess(block) for block in self.tables}
        self._lay_out()

    @property
    def sample(self) -> dict[bool, Any]:
        """A text box of each face."""
        return next(iter(self._seats.values()))[0].sample

    def plan(self, block: int) -> None:
        """Share out the rows of a table; those before it must be planned already."""
        if self._is_guessed_right(block):
            self._chunks[block] = [self._rows[block]]
            return
        if self._heights[block] != _TO_MEASURE:
            self._lay_out({block: _TO_MEASURE})
        first, further = self._seats[block]
        rows = self._set(block, first.grid)
        start = first_rows(rows)
        if start > first.room:
            self._lay_out({block: (start, 1.0)})
            first, further = self._seats[block]
        chunks = self._chunks[block] = paginate(rows, first.room, further.room)
        shown = [chunks[0], *chunks[1:-1][:1], chunks[-1]][: len(chunks)]
        self._lay_out({block: tuple(map(_height, shown))})

    def taken(self) -> Iterator[tuple[Seat, list[Rows]]]:
        """Each seat and its rows; the one between first and last has those of several pages."""
        for block, places in self._seats.items():
            chunks = self._chunks[block]
            shares = [[chunk] for chunk in chunks]
            if len(chunks) > 2:  # noqa: PLR2004 - a first and a last
                shares = [chunks[:1], chunks[1:-1], chunks[-1:]]
            if len(places) != len(shares):
                raise Unpaintable("the pages came out otherwise than planned")
            for seat, share in zip(places, shares, strict=True):
                if max(map(_height, share)) > seat.room:
                    raise Unpaintable("the pages came out otherwise than planned")
                yield seat, share

    def _guess(self, block: int) -> tuple[float, ...]:
        """One seat for all rows, where the measures of the table are known."""
        grid = _grids.get(self._shape(block))
        if grid is None:
            return _TO_MEASURE
        height = _height(self._set(block, grid))
        return (height,) if height < _ONE_PAGE else _TO_MEASURE

    def _is_guessed_right(self, block: int) -> bool:
        """On the first page: on a later one the table might have been pushed there whole."""
        first, *further = self._seats[block]
        return (
            not further
            and first.page is self.document.pages[0]
            and _height(self._rows[block]) <= first.room
        )

    def _set(self, block: int, grid: Grid) -> Rows:
        if _grids.get(self._shape(block)) != grid or block not in self._rows:
            if len(_grids) >= _MOST_SHAPES:
                _grids.clear()
            _grids[self._shape(block)] = grid
            setter = RowSetter(self.tables[block], grid, self.regular, self.bold)
            self._rows[block] = setter.rows()
        return self._rows[block]

    def _shape(self, block: int) -> tuple[object, ...]:
        """All that a table's grid depends on."""
        table = self.tables[block]
        return table.widths, table.row_height_mm, self.section.landscape

    def _lay_out(self, heights: dict[int, tuple[float, ...]] | None = None) -> None:
        self._heights |= heights or {}
        html = section_html(self.section, self._heights)
        self.document = engine().lay_out(html, landscape=self.section.landscape, numbered=False)
        self._seats: dict[int, list[Seat]] = defaultdict(list)
        for seat in seats(self.document):
            self._seats[seat.block].append(seat)


def _height(rows: Rows) -> float:
    return sum([row.height for row in rows]) - _HAIR
