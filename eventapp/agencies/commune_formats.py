"""Files of communes: as they were in 2021, since December 2024, and since July 2025.

A commune of 2021 whose code and name were the same in December 2024 is one agency; every commune
of July 2025 is a new one. Who came from whom in 2024 is told by the file of 2024, and where they
went in 2025 by the file that has the commune: each succession is told by one side only.
"""

from __future__ import annotations

from dataclasses import replace

from eventapp.agencies import reforms
from eventapp.agencies.cells import Cells, Told, code_of, kind_of, short_name, since_2025
from eventapp.agencies.kinds import COMMUNE_KINDS
from eventapp.agencies.models import AgencyLevel, SuccessionKind
from eventapp.agencies.rows import Link, Unit
from eventapp.agencies.unit_dates import day_of
from eventapp.errors import RuleBroken


def communes_2021(line: int, cells: Cells) -> Told:
    code, name = code_of(cells["code_2021"]), cells["name_2021"]
    commune = _commune(line, cells, code, name, cells["type_2021"])
    if (code, name) == (cells["code_2024_12"], cells["name_2024_12"]):
        return [commune, *_into_2025(commune, cells)]
    reform = reforms.communes_2024(code_of(cells["district_code"]))
    return [replace(commune, valid_to=reform.last_day_before)]


def communes_2024(line: int, cells: Cells) -> Told:
    code, name = code_of(cells["code"]), cells["name"]
    reform = reforms.communes_2024(code_of(cells["district_code"]))
    commune = _commune(line, cells, code, name, cells["type"])
    sources = [one.strip().partition(" ")[::2] for one in cells["formed_from_2021"].split("|")]
    if (code, name) not in sources:  # formed by this reform; the others went on as they were
        commune = replace(commune, reference=f"commune-2024:{code}", valid_from=reform.starts_on)
    kind = SuccessionKind.RENAMED if len(sources) == 1 else SuccessionKind.MERGED
    links = [
        Link(
            line=line,
            from_=f"commune-2021:{code_of(source)}",
            to=commune.reference,
            kind=kind,
            effective_on=reform.starts_on,
            legal_basis=reform.legal_basis,
        )
        for source, _name in sources
        if f"commune-2021:{source}" != commune.reference
    ]
    return [commune, *links, *_into_2025(commune, cells)]


def communes_2025(line: int, cells: Cells) -> Told:
    code = code_of(cells["code"])
    former = reforms.CODE_OF_PROVINCE.get(cells["former_province"])
    if former is None:
        raise RuleBroken(
            "It is not known in which province “%(text)s” is since July 2025.",
            field="former_province",
            text=cells["former_province"][:40],
        )
    above = since_2025(line, former)
    commune = Unit(
        line=line,
        reference=f"commune-2025:{code}",
        name=cells["name"],
        short_name=short_name(cells["name"], cells["type"]),
        abbreviation="UBND",
        level=AgencyLevel.COMMUNE,
        kind=kind_of(cells["type"], COMMUNE_KINDS),
        official_code=code,
        parent=above.reference,
        valid_from=day_of(cells, "valid_from"),
    )
    return [above, commune]


def _commune(line: int, cells: Cells, code: str, name: str, kind: str) -> Unit:
    """A commune under its district, until the two-tier government."""
    return Unit(
        line=line,
        reference=f"commune-2021:{code}",
        name=name,
        short_name=short_name(name, kind),
        abbreviation="UBND",
        level=AgencyLevel.COMMUNE,
        kind=kind_of(kind, COMMUNE_KINDS),
        official_code=code,
        parent=f"district:{code_of(cells['district_code'])}",
        valid_to=reforms.TWO_TIERS.last_day_before,
    )


def _into_2025(commune: Unit, cells: Cells) -> list[Link]:
    """Where the commune went in July 2025; one that was split went to two or more."""
    reform = reforms.communes_2025(code_of(cells["district_code"]))
    successors = [one.strip() for one in cells["codes_2025_07"].split("|") if one.strip()]
    is_split = len(successors) > 1
    return [
        Link(
            line=commune.line,
            from_=commune.reference,
            to=f"commune-2025:{code_of(one)}",
            kind=SuccessionKind.SPLIT if is_split else SuccessionKind.MERGED,
            is_partial=is_split,
            effective_on=reform.starts_on,
            legal_basis=reform.legal_basis,
        )
        for one in successors
    ]
