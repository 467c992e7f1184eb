"""Which column of a table of seats says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from eventapp.errors import RuleBroken
from eventapp.vietnamese.names import fold

FIRST_ROWS = 20
WORDS = {
    "code": ("ma", "ma don vi", "ma co quan", "ma dvhc", "code"),
    "name": (
        *("co quan", "don vi", "ten co quan", "ten don vi", "co quan, don vi", "ten", "agency"),
        *("don vi cong tac", "co quan don vi", "xa, phuong", "xa phuong"),
    ),
    "above": ("huyen", "cap tren", "quan huyen", "huyen, thi xa, thanh pho", "district"),
    "group": ("nhom", "nhom doi tuong", "doi tuong", "group"),
    "number": ("chi tieu", "so luong", "so nguoi", "so dai bieu", "seats"),
}


@dataclass
class Columns:
    """``row`` is the number of the heading's row; ``groups`` maps columns to group codes."""

    row: int
    places: dict[str, int] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        """A group in each column, rather than one in each row."""
        return bool(self.groups)

    def text(self, row: Sequence[str], part: str) -> str:
        return _at(row, self.places.get(part))

    def seats(self, row: Sequence[str]) -> dict[str, str]:
        """What is written for each group."""
        if self.is_wide:
            return {code: text for at, code in self.groups.items() if (text := _at(row, at))}
        group, number = self.text(row, "group"), self.text(row, "number")
        return {_code(group): number} if group and number else {}


def find_columns(rows: Sequence[Sequence[str]], codes: Sequence[str]) -> Columns:
    """The heading among the first rows: the one that names an agency and seats."""
    for number, row in enumerate(rows[:FIRST_ROWS], start=1):
        found = Columns(number)
        for column, cell in enumerate(row):
            words = " ".join(fold(cell).split())
            if (code := _code(cell)) in codes:
                found.groups[column] = code
                continue
            for part, names in WORDS.items():
                if words in names:
                    found.places.setdefault(part, column)
        names_agency = {"code", "name"} & found.places.keys()
        if names_agency and (found.groups or {"group", "number"} <= found.places.keys()):
            return found
    raise RuleBroken(
        "The heading is missing: a column “Cơ quan” or “Mã”, and a column for each group"
        " (%(groups)s) or the columns “Nhóm” and “Chỉ tiêu”.",
        field="file",
        groups=", ".join(codes),
    )


def _at(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _code(text: str) -> str:
    """Of "G4: Cấp xã", "Nhóm G4" and "g4": G4."""
    found = re.search(r"\b[Gg]\d{1,2}\b", text)
    return found[0].upper() if found else text.strip()
