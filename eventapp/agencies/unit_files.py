"""Reads unit files (CSV): which of the known formats it is, and what every row says."""

from __future__ import annotations

from pathlib import Path

from eventapp.agencies.decoding import Sheet
from eventapp.agencies.rows import Link, RefusedRow, Unit, UnitFile
from eventapp.agencies.unit_formats import FORMATS, Format
from eventapp.errors import RuleBroken

FOLDER = Path(__file__).with_name("units")
SHIPPED = [
    FOLDER / f"hungyen_{name}.csv"
    for name in (
        "districts_2021",
        "communes_2021",
        "agencies_2021",
        "communes_2024_12",
        "communes_2025_07",
        "agencies_2025_2026",
        "handovers_2025",
    )
]  # in the order of time: the first three are the province of 2021
THAI_BINH = [
    FOLDER / f"thaibinh_{name}.csv"
    for name in ("districts_2021", "communes_2021", "communes_2024_12")
]


def read(path: Path) -> UnitFile:
    """Read a unit file; :class:`RuleBroken` when it is none of the known ones."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RuleBroken(
            "The file cannot be read: %(reason)s.", field="file", reason=error.strerror
        ) from error
    return understand(content)


def understand(content: bytes) -> UnitFile:
    """What a file holds, given its bytes."""
    sheet = Sheet(content)
    for found in FORMATS:
        if found.columns <= set(sheet.header):
            return _understood(found, sheet)
    raise RuleBroken(
        "The columns of this file are not those of districts, communes, agencies or successions.",
        field="file",
    )


def _understood(found: Format, sheet: Sheet) -> UnitFile:
    units: dict[tuple[str, int], Unit] = {}
    links: dict[tuple[object, ...], Link] = {}
    refused = []
    for line, cells in sheet.rows:
        try:
            told = found.read(line, sheet.named(cells))
        except RuleBroken as reason:
            refused.append(RefusedRow(line, reason))
            continue
        roots = {one.parent for one in told if isinstance(one, Unit)}
        for one in told:
            if isinstance(one, Link):
                links.setdefault(one.key, one)
            else:  # the province is said again by every row
                is_root = one.reference in roots
                units.setdefault((one.reference, 0 if is_root else line), one)
    if not units and not links and len({row.reason.message for row in refused}) == 1:
        raise refused[0].reason  # the same for every row: said once
    return UnitFile(found.name, list(units.values()), list(links.values()), refused)
