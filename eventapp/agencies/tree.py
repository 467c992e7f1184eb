"""One branch of the tree of a day, put in the order in which officials list it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from eventapp.agencies.kinds import KIND_LABELS
from eventapp.agencies.models import LEVEL_LABELS, Agency, AgencyLevel
from eventapp.agencies.queries.tree import children_on, sizes_on, tops_on, way_to
from eventapp.errors import N_

LEFT = N_("The agency above it has ended")


@dataclass(frozen=True)
class Group:
    """Agencies of one kind under a heading; ``label`` is a message id."""

    label: str
    members: Sequence[Agency]

    @property
    def size(self) -> int:
        return len(self.members)


@dataclass(frozen=True)
class Branch:
    """What stands under an agency, or (none) at the top.

    ``sizes`` says how many stand under each. ``offices`` are departments and the like by kind,
    ``units`` administrative units and everything else by level.
    """

    agency: Agency | None = None
    way: Sequence[Agency] = ()
    offices: Sequence[Group] = ()
    units: Sequence[Group] = ()
    sizes: Mapping[int, int] = field(default_factory=dict)


def branch_on(day: date, agency: Agency | None) -> Branch:
    """A branch of the tree; at the top of a tree with one province, that province's."""
    left: Sequence[Agency] = []
    if agency is None:
        tops = tops_on(day)
        provinces = [one for one in tops if one.level is AgencyLevel.PROVINCIAL] or tops
        if len(provinces) != 1:
            return Branch(units=_by_level(tops), sizes=sizes_on([one.id for one in tops], day))
        agency = provinces[0]
        left = [one for one in tops if one is not agency]
    children = children_on(agency.id, day)
    offices = [one for one in children if one.level is AgencyLevel.DEPARTMENTAL]
    return Branch(
        agency=agency,
        way=way_to(agency),
        offices=[
            Group(KIND_LABELS.get(kind, kind), list(them))
            for kind, them in groupby(offices, key=lambda one: one.kind)
        ],
        units=[
            *_by_level([one for one in children if one.level is not AgencyLevel.DEPARTMENTAL]),
            *([Group(LEFT, left)] if left else []),
        ],
        sizes=sizes_on([one.id for one in (*children, *left)], day),
    )


def _by_level(agencies: Sequence[Agency]) -> list[Group]:
    return [
        Group(LEVEL_LABELS[level], members)
        for level in AgencyLevel
        if (members := [one for one in agencies if one.level is level])
    ]
