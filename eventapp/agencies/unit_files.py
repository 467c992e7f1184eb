"""Reads unit files (CSV): which of the known formats it is, and what every row says."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eventapp.agencies.kinds import COMMUNE_KINDS, DISTRICT_KINDS, KIND_LABELS
from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.service import RefusedRow, Unit
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import parse_date
from eventapp.vietnamese.names import clean_text

MERGED_ON = date(2024, 11, 30)  # the last day before resolution 1248/NQ-UBTVQH15 took effect
TWO_TIERS_FROM = date(2025, 6, 30)  # the last day of the three-tier government
FOLDER = Path(__file__).with_name("units")
SHIPPED = [
    FOLDER / f"hungyen_{kind}_2021.csv" for kind in ("districts", "communes", "agencies")
]  # in the order in which they have to be imported

Cells = dict[str, str]


@dataclass(frozen=True)
class UnitFile:
    """What a file holds: its format, its units (parents first) and the rows that make no sense."""

    format: str
    units: list[Unit]
    refused: list[RefusedRow]


def read(path: Path) -> UnitFile:
    """Read a unit file; :class:`RuleBroken` when it is none of the known ones."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(reader.line_num, row) for reader in [csv.reader(file)] for row in reader]
    except OSError as error:
        raise RuleBroken(
            "The file cannot be read: %(reason)s.", field="file", reason=error.strerror
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise RuleBroken("This is not a CSV file in UTF-8.", field="file") from error
    header = [clean_text(word) for word in rows[0][1]] if rows else []
    for name, (columns, unit_of) in FORMATS.items():
        if columns <= set(header):
            return _understood(name, unit_of, header, rows[1:])
    raise RuleBroken(
        "The columns of this file are not those of the districts, communes or agencies of 2021.",
        field="file",
    )


def _understood(
    name: str,
    unit_of: Callable[[int, Cells], list[Unit]],
    header: list[str],
    rows: list[tuple[int, list[str]]],
) -> UnitFile:
    units: dict[tuple[str, int], Unit] = {}
    refused = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            for unit in unit_of(line, _named(header, cells)):
                is_root = unit.level is AgencyLevel.PROVINCIAL  # said again by every row
                units.setdefault((unit.reference, 0 if is_root else line), unit)
        except RuleBroken as reason:
            refused.append(RefusedRow(line, reason))
    if not units and len({row.reason.message for row in refused}) == 1:
        raise refused[0].reason  # the same for every row: said once
    return UnitFile(name, list(units.values()), refused)


def _named(header: list[str], cells: list[str]) -> Cells:
    if len(cells) != len(header):
        raise RuleBroken(
            "The row has %(found)s cells instead of %(expected)s.",
            found=len(cells),
            expected=len(header),
        )
    return dict(zip(header, map(clean_text, cells), strict=True))


def _districts(line: int, cells: Cells) -> list[Unit]:
    root = _province(line, _code(cells["province_code"]), cells["province"])
    code = _code(cells["code"])
    district = Unit(
        line=line,
        reference=f"district:{code}",
        name=cells["name"],
        short_name=_short(cells["name"], cells["type"]),
        abbreviation="UBND",
        level=AgencyLevel.DISTRICT,
        kind=_kind(cells["type"], DISTRICT_KINDS),
        official_code=code,
        parent=root.reference,
        valid_from=_day(cells["valid_from"], "valid_from"),
        valid_to=_day(cells["valid_to"], "valid_to"),
    )
    return [root, district]


def _communes(line: int, cells: Cells) -> list[Unit]:
    code = _code(cells["code_2021"])
    ended_in_2024 = cells["change_2024"] in {"merged_away", "merged_into_new_name"}
    commune = Unit(
        line=line,
        reference=f"commune-2021:{code}",
        name=cells["name_2021"],
        short_name=_short(cells["name_2021"], cells["type_2021"]),
        abbreviation="UBND",
        level=AgencyLevel.COMMUNE,
        kind=_kind(cells["type_2021"], COMMUNE_KINDS),
        official_code=code,
        parent=f"district:{_code(cells['district_code'])}",
        valid_to=MERGED_ON if ended_in_2024 else TWO_TIERS_FROM,
    )
    return [commune]


def _agencies(line: int, cells: Cells) -> list[Unit]:
    if not cells["id"].startswith("HY21-"):
        raise RuleBroken(
            "Only agencies of Hưng Yên in 2021 (HY21-…) can be imported so far.", field="id"
        )
    root = _province(line, "33", "Hưng Yên")
    agency = Unit(
        line=line,
        reference=cells["id"],
        name=cells["name_vi"],
        short_name=cells["short_name"] or cells["name_vi"],
        abbreviation=cells["doc_abbr"],
        level=AgencyLevel.DEPARTMENTAL,
        kind=_kind(cells["group"], tuple(KIND_LABELS)),
        parent=root.reference,
        valid_from=_day(cells["valid_from"], "valid_from"),
        valid_to=_day(cells["valid_to"], "valid_to"),
    )
    return [root, agency]


FORMATS: dict[str, tuple[set[str], Callable[[int, Cells], list[Unit]]]] = {
    "districts_2021": (
        {"code", "name", "type", "province_code", "province", "valid_from", "valid_to"},
        _districts,
    ),
    "communes_2021": (
        {"code_2021", "name_2021", "type_2021", "district_code", "change_2024"},
        _communes,
    ),
    "agencies_2021": (
        {"id", "name_vi", "short_name", "doc_abbr", "group", "valid_from", "valid_to"},
        _agencies,
    ),
}


def _province(line: int, code: str, name: str) -> Unit:
    return Unit(
        line=line,
        reference=f"province:{code}",
        name=f"UBND tỉnh {name}",
        short_name=name,
        abbreviation="UBND",
        level=AgencyLevel.PROVINCIAL,
        kind="tỉnh",
        official_code=code,
        valid_to=TWO_TIERS_FROM,
    )


def _code(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise RuleBroken("“%(text)s” is not a unit code.", field="code", text=text[:40])
    return text


def _kind(text: str, known: tuple[str, ...]) -> str:
    if text.lower() not in known:
        raise RuleBroken("“%(text)s” is not a known kind.", field="type", text=text[:40])
    return text.lower()


def _short(name: str, kind: str) -> str:
    """Khoái Châu for Huyện Khoái Châu; Phường 2 stays Phường 2."""
    rest = name[len(kind) :].strip() if name.lower().startswith(kind.lower()) else ""
    return rest if rest and not rest.isdigit() else name


def _day(text: str, field: str) -> date | None:
    day = parse_date(text) if text else None
    if text and day is None:
        raise RuleBroken("“%(text)s” is not a day.", field=field, text=text[:40])
    return day
