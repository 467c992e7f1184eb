"""The agencies as they were on a day, put in the order in which officials list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from eventapp.agencies.kinds import KIND_LABELS
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries import agencies_on
from eventapp.vietnamese.names import matches


@dataclass(frozen=True)
class Branch:
    """An agency, or a heading without one, and what stands under it."""

    label: str
    agency: Agency | None
    members: Sequence[Agency]

    @property
    def size(self) -> int:
        return len(self.members)


@dataclass(frozen=True)
class Tree:
    """``found`` of ``total`` agencies; the lists hold only what was looked for."""

    total: int
    found: int
    province: Sequence[Agency]
    departments: Sequence[Branch]
    districts: Sequence[Branch]
    communes: int
    others: Sequence[Agency] = field(default_factory=list)


def tree_on(day: date, looked_for: str = "") -> Tree:
    """Every agency of ``day``, or those whose name, short name or abbreviation answers the search.

    A district stays when one of its communes does.
    """
    everything = agencies_on(day)
    found = [agency for agency in everything if _answers(looked_for, agency)]
    level = {kind: [a for a in found if a.level is kind] for kind in AgencyLevel}
    communes = {parent: list(them) for parent, them in _by_parent(level[AgencyLevel.COMMUNE])}
    districts = [
        Branch(agency.name, agency, communes.get(agency.id, []))
        for agency in everything
        if agency.level is AgencyLevel.DISTRICT and (agency in found or agency.id in communes)
    ]
    placed = {branch.agency.id for branch in districts if branch.agency}
    orphans = [c for parent, them in communes.items() if parent not in placed for c in them]
    return Tree(
        total=len(everything),
        found=len(found),
        province=level[AgencyLevel.PROVINCIAL],
        departments=_by_kind(level[AgencyLevel.DEPARTMENTAL]),
        districts=districts,
        communes=len(level[AgencyLevel.COMMUNE]),
        others=[*level[AgencyLevel.CENTRAL], *orphans, *level[AgencyLevel.OTHER]],
    )


def _answers(looked_for: str, agency: Agency) -> bool:
    words = f"{agency.name} {agency.short_name} {agency.abbreviation} {agency.official_code or ''}"
    return not looked_for or matches(looked_for, words, "fold_prefix")


def _by_parent(agencies: Sequence[Agency]) -> list[tuple[int, list[Agency]]]:
    ordered = sorted(agencies, key=lambda agency: agency.parent_id or 0)
    return [(p, list(them)) for p, them in groupby(ordered, key=lambda a: a.parent_id or 0)]


def _by_kind(agencies: Sequence[Agency]) -> list[Branch]:
    """Departmental agencies come sorted by kind already (see ``sort_key``)."""
    return [
        Branch(KIND_LABELS.get(kind, kind), None, list(them))
        for kind, them in groupby(agencies, key=lambda agency: agency.kind)
    ]
