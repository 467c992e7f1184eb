"""What an .ods looks like: hidden and struck rows, joined cells, fonts, formats of dates."""

from __future__ import annotations

from eventapp.lists.files import limits
from eventapp.lists.files.archive import Archive
from eventapp.lists.files.grid import Merge
from eventapp.lists.files.looks import Looks
from eventapp.lists.files.markup import Attributes, Reader
from eventapp.lists.files.ods_styles import Styles
from eventapp.lists.files.xlsx_styles import whole_number


def looks_of_ods(archive: Archive) -> list[Looks]:
    """The looks of the tables, in the order of the document."""
    content, shown = _Content(), _ActiveTable()
    content.read(archive.read("styles.xml"))
    content.read(archive.read("content.xml"))
    shown.read(archive.read("settings.xml"))
    active = content.names.index(shown.name) if shown.name in content.names else 0
    for index, looks in enumerate(content.tables):
        looks.is_active = index == active
    return content.tables[: limits.MOST_SHEETS]


class _ActiveTable(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self._item = ""

    def on_start(self, tag: str, attributes: Attributes) -> None:
        self._item = attributes.get("name", "") if tag == "config-item" else ""

    def on_end(self, tag: str, text: str) -> None:
        if self._item == "ActiveTable":
            self.name, self._item = text, ""


class _Content(Styles):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Looks] = []
        self.names: list[str] = []
        self._looks = Looks()
        self._columns: list[tuple[int, str]] = []
        self._row = self._rows = self._column = 0

    def on_start(self, tag: str, attributes: Attributes) -> None:
        super().on_start(tag, attributes)
        match tag:
            case "table":
                self._start_table(attributes)
            case "table-column":
                style = attributes.get("default-cell-style-name", "")
                self._columns.append((_count(attributes, "number-columns-repeated"), style))
            case "table-row":
                self._start_row(attributes)
            case "table-cell" | "covered-table-cell":
                self._cell(attributes)

    def _start_table(self, attributes: Attributes) -> None:
        self._looks = Looks(is_hidden=attributes.get("style-name", "") in self.hidden)
        self.tables.append(self._looks)
        self.names.append(attributes.get("name", ""))
        self._columns, self._row, self._rows = [], 0, 1

    def _start_row(self, attributes: Attributes) -> None:
        self._row += self._rows
        self._rows = _count(attributes, "number-rows-repeated")
        self._column = 1
        if attributes.get("visibility", "visible") != "visible":
            rows = min(self._rows, limits.MOST_ROWS)
            self._looks.hidden_rows.update(range(self._row, self._row + rows))

    def _cell(self, attributes: Attributes) -> None:
        repeat = _count(attributes, "number-columns-repeated")
        if "value-type" in attributes:
            self._looks.fill(self._row + self._rows - 1, self._column + repeat - 1)
            self._note(attributes.get("style-name"), min(repeat, limits.MOST_COLUMNS))
        rows = _count(attributes, "number-rows-spanned")
        columns = _count(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            self._looks.merges.append(
                Merge(self._row, self._column, self._row + rows - 1, self._column + columns - 1)
            )
        self._column += repeat

    def _note(self, style_name: str | None, repeat: int) -> None:
        for column in range(self._column, self._column + repeat):
            style = self.style(style_name or self._style_of_column(column))
            for row in range(self._row, self._row + min(self._rows, limits.MOST_ROWS)):
                self._looks.note((row, column), style)

    def _style_of_column(self, column: int) -> str:
        for repeat, style in self._columns:
            if column <= repeat:
                return style
            column -= repeat
        return ""


def _count(attributes: Attributes, name: str) -> int:
    return max(whole_number(attributes.get(name)), 1)
