"""The known formats of unit files: what one row of each says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eventapp.agencies import reforms
from eventapp.agencies.cells import (
    Cells,
    Told,
    code_of,
    kind_of,
    province,
    short_name,
    since_2025,
    yes,
)
from eventapp.agencies.commune_formats import communes_2021, communes_2024, communes_2025
from eventapp.agencies.kinds import DISTRICT_KINDS, KIND_LABELS
from eventapp.agencies.models import AgencyLevel, SuccessionKind
from eventapp.agencies.rows import Link, Unit
from eventapp.agencies.unit_dates import day_of
from eventapp.errors import RuleBroken


@dataclass(frozen=True)
class Format:
    """A format is known by its columns; more of them do no harm."""

    name: str
    columns: frozenset[str]
    read: Callable[[int, Cells], Told]


def _districts(line: int, cells: Cells) -> Told:
    code, above = code_of(cells["code"]), code_of(cells["province_code"])
    district = Unit(
        line=line,
        reference=f"district:{code}",
        name=cells["name"],
        short_name=short_name(cells["name"], cells["type"]),
        abbreviation="UBND",
        level=AgencyLevel.DISTRICT,
        kind=kind_of(cells["type"], DISTRICT_KINDS),
        official_code=code,
        parent=f"province:{above}",
        valid_from=day_of(cells, "valid_from"),
        valid_to=day_of(cells, "valid_to"),
    )
    told = [*province(line, above, cells["province"]), district]
    if district.valid_to == reforms.TWO_TIERS.last_day_before:
        told.append(_dissolved(line, district.reference))
    return told


def _dissolved(line: int, reference: str) -> Link:
    return Link(
        line=line,
        from_=reference,
        to=None,
        kind=SuccessionKind.DISSOLVED,
        effective_on=reforms.TWO_TIERS.starts_on,
        legal_basis=reforms.TWO_TIERS.legal_basis,
    )


def _agencies(line: int, cells: Cells) -> Told:
    if not cells["id"].startswith("HY2"):
        raise RuleBroken(
            "Only agencies of Hưng Yên (HY21-…, HY25-…, HY26-…) can be imported from such a file.",
            field="id",
        )
    start = day_of(cells, "valid_from")
    is_new = start is not None and start >= reforms.TWO_TIERS.starts_on
    above: Told = [since_2025(line, "33")] if is_new else province(line, "33", "Hưng Yên")
    agency = Unit(
        line=line,
        reference=cells["id"],
        name=cells["name_vi"],
        short_name=cells["short_name"] or cells["name_vi"],
        abbreviation=cells["doc_abbr"],
        level=AgencyLevel.DEPARTMENTAL,
        kind=kind_of(cells["group"], tuple(KIND_LABELS)),
        parent="province-2025:33" if is_new else "province:33",
        valid_from=start,
        valid_to=day_of(cells, "valid_to"),
    )
    successors = [one.strip() for one in cells.get("successor_ids", "").split("|") if one.strip()]
    is_split = len(successors) > 1
    kind = SuccessionKind.SPLIT if is_split else SuccessionKind.MERGED
    links = [
        Link(line=line, from_=agency.reference, to=one, kind=kind, is_partial=is_split)
        for one in successors
    ]
    return [*above, agency, *links]


def _units(line: int, cells: Cells) -> Told:
    """Agencies of any level and place."""
    if cells["level"] not in {level.value for level in AgencyLevel}:
        raise RuleBroken("“%(text)s” is not a level.", field="level", text=cells["level"][:40])
    if not cells["reference"]:
        raise RuleBroken("The reference is missing.", field="reference")
    level = AgencyLevel(cells["level"])
    return [
        Unit(
            line=line,
            reference=cells["reference"],
            name=cells["name"],
            short_name=cells["short_name"] or cells["name"],
            abbreviation=cells["abbreviation"],
            level=level,
            kind=kind_of(cells["kind"], (), level),
            official_code=cells["official_code"] or None,
            parent=cells["parent"] or None,
            valid_from=day_of(cells, "valid_from"),
            valid_to=day_of(cells, "valid_to"),
        )
    ]


def _successions(line: int, cells: Cells) -> Told:
    if cells["kind"] not in {kind.value for kind in SuccessionKind}:
        raise RuleBroken("“%(text)s” is not a known kind.", field="kind", text=cells["kind"][:40])
    kind = SuccessionKind(cells["kind"])
    if (kind is SuccessionKind.DISSOLVED) == bool(cells["to"]) or not cells["from"]:
        raise RuleBroken("A dissolved agency has no successor, any other has one.", field="to")
    return [
        Link(
            line=line,
            from_=cells["from"],
            to=cells["to"] or None,
            kind=kind,
            effective_on=day_of(cells, "date"),
            is_partial=yes(cells.get("is_partial", "")),
            legal_basis=cells["legal_basis"],
            function=cells["function"],
        )
    ]


FORMATS = [
    Format(name, frozenset(columns.split()), read)
    for name, columns, read in (
        ("districts", "code name type province_code province valid_from valid_to", _districts),
        (
            "communes_2021",
            "code_2021 name_2021 type_2021 district_code code_2024_12 name_2024_12 codes_2025_07",
            communes_2021,
        ),
        (
            "communes_2024",
            "code name type district_code formed_from_2021 codes_2025_07",
            communes_2024,
        ),
        ("communes_2025", "code name type former_province valid_from", communes_2025),
        ("agencies", "id name_vi short_name doc_abbr group valid_from valid_to", _agencies),
        (
            "units",
            "reference name short_name abbreviation level kind official_code parent valid_to",
            _units,
        ),
        ("successions", "from to date kind legal_basis function", _successions),
    )
]
