"""What an .xlsx looks like: hidden and struck rows, joined cells, fonts, formats of dates."""

from __future__ import annotations

from posixpath import join, normpath

from eventapp.lists.files import limits
from eventapp.lists.files.archive import Archive
from eventapp.lists.files.looks import Looks
from eventapp.lists.files.markup import Attributes, Reader
from eventapp.lists.files.xlsx_sheet import SheetLooks
from eventapp.lists.files.xlsx_styles import SharedTexts, Styles, whole_number


def looks_of_xlsx(archive: Archive) -> list[Looks]:
    """The looks of the sheets, in the order of the workbook."""
    book, links, styles, texts = _Book(), _Links(), Styles(), SharedTexts()
    book.read(archive.read("xl/workbook.xml"))
    links.read(archive.read("xl/_rels/workbook.xml.rels"))
    styles.read(archive.read("xl/styles.xml"))
    texts.read(archive.read("xl/sharedStrings.xml"))
    found = []
    for index, (link, is_hidden) in enumerate(book.sheets[: limits.MOST_SHEETS]):
        sheet = SheetLooks(styles.styles, texts)
        sheet.read(archive.read(links.targets.get(link, "")))
        sheet.looks.is_hidden = is_hidden
        sheet.looks.is_active = index == book.active
        found.append(sheet.looks)
    return found


class _Book(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, bool]] = []
        self.active = 0

    def on_start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("id", ""), hidden))
        elif tag == "workbookView":
            self.active = whole_number(attributes.get("activeTab"))


class _Links(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def on_start(self, tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target = normpath(join("/xl", attributes.get("Target", ""))).lstrip("/")
            self.targets[attributes.get("Id", "")] = target
