"""What a sheet looks like, beside its values: each format of files tells it in its own way."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventapp.lists.files.grid import Merge, Place


@dataclass(slots=True)
class Style:
    """One format of cells."""

    is_struck: bool = False
    has_old_font: bool = False
    """A .Vn font, whose letters are TCVN3."""
    is_dated: bool = False


PLAIN = Style()


@dataclass(slots=True)
class Looks:
    """The looks of one sheet."""

    is_active: bool = False
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    struck: set[Place] = field(default_factory=set)
    old_font: set[Place] = field(default_factory=set)
    dated: set[Place] = field(default_factory=set)
    formulas: dict[Place, str] = field(default_factory=dict)
    """Formulas without a computed value, as text."""
    last_row: int = 0
    last_column: int = 0
    """The last row and column with a value."""

    def note(self, place: Place, style: Style) -> None:
        """Remember what is special about a cell."""
        if style.is_struck:
            self.struck.add(place)
        if style.has_old_font:
            self.old_font.add(place)
        if style.is_dated:
            self.dated.add(place)

    def fill(self, row: int, column: int) -> None:
        """Remember that a cell has a value."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
