"""A table of points from a spreadsheet: which column says what, and what it would change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from eventapp.errors import N_, RuleBroken
from eventapp.lists.files.grid import Row, Sheet
from eventapp.points.details import COLUMNS, PointDetails
from eventapp.points.models import Point
from eventapp.points.service.many import PointChange
from eventapp.vietnamese.names import clean_text, fold
from eventapp.vietnamese.phones import format_phone

CODE = "code"
LABELS = {
    CODE: N_("Code"),
    "name": N_("Name"),
    "room": N_("Room"),
    "address": N_("Address"),
    "seats": N_("Capacity"),
    "technician_name": N_("Technician"),
    "technician_phone": N_("Technician's phone"),
    "device": N_("Device"),
    "line_address": N_("SIP or H.323 address"),
    "contact_name": N_("Contact"),
    "contact_phone": N_("Contact's phone"),
}
USUAL = (CODE, "room", "address", "seats", "technician_name", "technician_phone", "device")
"""The columns of a table without headings."""
PHONES = ("contact_phone", "technician_phone")
_HEADS = {
    CODE: "ma|ma diem cau|ma dc|code|point code",
    "name": "ten|ten diem cau|diem cau|name|point",
    "room": "phong|phong hop|hoi truong|room",
    "address": "dia chi|address",
    "seats": "suc chua|so cho|so cho ngoi|cho ngoi|capacity|seats",
    "technician_name": "ky thuat|can bo ky thuat|ten can bo ky thuat|technician",
    "technician_phone": "dien thoai ky thuat|sdt ky thuat|dien thoai can bo ky thuat|dien thoai|sdt"
    "|so dien thoai|phone|technician phone|technicians phone",
    "device": "thiet bi|device",
    "line_address": "sip|h323|dia chi sip|dia chi h323|dia chi sip h323|dia chi sip hoac h323"
    "|sip or h323 address",
    "contact_name": "dau moi|phu trach|nguoi lien he|lien he|contact",
    "contact_phone": "dien thoai dau moi|sdt dau moi|dien thoai phu trach|dien thoai lien he"
    "|contacts phone|contact phone",
}
_COLUMN_OF = {head: column for column, heads in _HEADS.items() for head in heads.split("|")}
_DEEPEST_HEADING = 10


@dataclass(frozen=True)
class Change:
    """What one cell changes; ``label`` is the column's name."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class TableRow:
    """One row of a table: the point it names, what it changes there, or why it cannot."""

    number: int
    code: str
    point: Point | None = None
    changes: Sequence[Change] = ()
    refusal: RuleBroken | None = None
    wanted: PointChange | None = None


@dataclass(frozen=True)
class PointTable:
    """A table as it was understood."""

    columns: Sequence[str]
    rows: Sequence[TableRow] = field(default_factory=tuple)

    @property
    def changing(self) -> list[TableRow]:
        return [row for row in self.rows if row.changes]

    @property
    def refused(self) -> list[TableRow]:
        return [row for row in self.rows if row.refusal]

    @property
    def same(self) -> int:
        return len(self.rows) - len(self.changing) - len(self.refused)

    @property
    def changes(self) -> list[PointChange]:
        return [row.wanted for row in self.changing if row.wanted]

    @property
    def fingerprint(self) -> str:
        """Of what would be changed from which versions: a preview that is confirmed names it."""
        seen = [(row.code, row.wanted and row.wanted.version, row.changes) for row in self.changing]
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:20]


def read_table(sheet: Sheet, points: Sequence[Point]) -> PointTable:
    """Understand a sheet; refused when there is no column of codes. Empty cells change nothing."""
    rows = list(sheet.rows.values())
    heading, columns = _heading(rows)
    by_code = {point.code: point for point in points}
    read: list[TableRow] = []
    for row in rows:
        if heading is not None and row.number <= heading:
            continue
        cells = {column: clean_text(row.text(place)) for place, column in columns.items()}
        if any(cells.values()):
            read.append(_row(row.number, cells, by_code, {one.code for one in read}))
    return PointTable(list(columns.values()), read)


def text_of(sheet: Sheet) -> str:
    """The sheet as pasted text would be, to be sent again when the preview is confirmed."""
    lines = []
    for row in sheet.rows.values():
        cells = [" ".join(row.text(n).split()) for n in range(1, max(row.cells) + 1)]
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _heading(rows: Sequence[Row]) -> tuple[int | None, dict[int, str]]:
    for row in rows[:_DEEPEST_HEADING]:
        columns: dict[int, str] = {}
        for place in sorted(row.cells):
            column = _COLUMN_OF.get(_plain(row.text(place)))
            if column and column not in columns.values():
                columns[place] = column
        if CODE in columns.values():
            return row.number, columns
    if rows and _code(rows[0].text(1)).startswith("ĐC"):
        return None, dict(enumerate(USUAL, start=1))
    raise RuleBroken(
        "There is no column of point codes. Head one column with “Mã” or “Code”.", field="table"
    )


def _plain(text: str) -> str:
    """Words alone: "Technician's phone" is "technicians phone", "H.323" is "h323"."""
    folded = fold(re.sub("[.'’]", "", text))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split())


def _code(text: str) -> str:
    """ĐC017, also when it was typed dc17, Đc 017 or 17."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    letters = fold("".join(sign for sign in text if sign.isalpha()))
    if letters in {"", "dc"} and digits and len(digits) < len("1000000"):
        return f"ĐC{int(digits):03}"
    return text.upper()


def _row(
    number: int, cells: Mapping[str, str], by_code: Mapping[str, Point], used: set[str]
) -> TableRow:
    code = _code(cells.get(CODE, ""))
    row = TableRow(number, code, by_code.get(code))
    if row.point is None:
        return replace(
            row, refusal=RuleBroken("There is no point %(code)s in this training.", code=code)
        )
    if code in used:
        return replace(row, refusal=RuleBroken("%(code)s stands in a row above.", code=code))
    try:
        wanted = PointChange(row.point, _details(row.point, cells), row.point.version)
    except RuleBroken as refusal:
        return replace(row, refusal=refusal)
    changes = [
        Change(LABELS[column], _shown(row.point, column), _shown(wanted.details, column))
        for column in COLUMNS
        if getattr(wanted.details, column) != getattr(row.point, column)
    ]
    return replace(row, changes=changes, wanted=wanted)


def _details(point: Point, cells: Mapping[str, str]) -> PointDetails:
    told: dict[str, Any] = {name: getattr(point, name) for name in COLUMNS}
    for column, text in cells.items():
        if column == CODE or not text:
            continue
        if column == "seats" and not text.isdecimal():
            raise RuleBroken("Enter a whole number.", field="seats")
        told[column] = int(text) if column == "seats" else text
    return PointDetails(**told)


def _shown(of: Point | PointDetails, column: str) -> str:
    value = getattr(of, column)
    return format_phone(value) if column in PHONES else str(value or "")
