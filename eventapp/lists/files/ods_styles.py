"""What the styles of an .ods say about a cell; columns, tables and cells share one list."""

from __future__ import annotations

from dataclasses import replace

from eventapp.lists.files.looks import PLAIN, Style
from eventapp.lists.files.markup import Attributes, Reader
from eventapp.lists.files.xlsx_styles import is_old_font


class Styles(Reader):
    """``styles`` of cells by name, ``hidden`` names the styles of tables that are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: dict[str, Style] = {}
        self.hidden: set[str] = set()
        self._dates: set[str] = set()
        self._name = ""

    def on_start(self, tag: str, attributes: Attributes) -> None:
        match tag:
            case "date-style":
                self._dates.add(attributes.get("name", ""))
            case "style":
                self._start_style(attributes)
            case "text-properties" if self._name in self.styles:
                self._text_look(self.styles[self._name], attributes)
            case "table-properties" if attributes.get("display") == "false":
                self.hidden.add(self._name)

    def on_end(self, tag: str, text: str) -> None:
        if tag == "style":
            self._name = ""

    def style(self, name: str) -> Style:
        return self.styles.get(name, PLAIN)

    def _start_style(self, attributes: Attributes) -> None:
        self._name = attributes.get("name", "")
        style = replace(self.style(attributes.get("parent-style-name", "")))
        if "data-style-name" in attributes:
            style.is_dated = attributes["data-style-name"] in self._dates
        self.styles[self._name] = style

    @staticmethod
    def _text_look(style: Style, attributes: Attributes) -> None:
        if "text-line-through-style" in attributes:
            style.is_struck = attributes["text-line-through-style"] != "none"
        if name := attributes.get("font-name") or attributes.get("font-family"):
            style.has_old_font = is_old_font(name.strip("'"))
