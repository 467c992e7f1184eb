"""Order on papers and boards: the main point, the upper levels, then communes by district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from eventapp.agencies.models import Agency, AgencyLevel

# Words of the papers, kept with each point: not translated.
UPPER_LEVELS, PROVINCIAL_LEVEL, COMMUNE_LEVEL = "Cấp tỉnh và cấp huyện", "Cấp tỉnh", "Cấp xã"
_WITH_SMALL_LETTER = {AgencyLevel.DISTRICT, AgencyLevel.COMMUNE}


class Place(NamedTuple):
    """Under which heading a point stands, and where."""

    area_position: int
    position: int
    area: str


class Arrangement:
    """The places of all agencies in reach of a training, whichever of them host a point.

    Communes stand under their district; where there is no district level (from July 2025 on),
    under one heading. A point added later therefore finds its place among the others.
    """

    def __init__(self, agencies: Sequence[Agency]) -> None:
        """``agencies`` come in written order."""
        districts = [agency for agency in agencies if agency.level is AgencyLevel.DISTRICT]
        self._areas = {agency.id: (n, agency.name) for n, agency in enumerate(districts, start=1)}
        self._upper = UPPER_LEVELS if districts else PROVINCIAL_LEVEL
        self._ranks: dict[int, int] = {}
        counts: defaultdict[int, int] = defaultdict(int)
        for agency in sorted(agencies, key=lambda one: one.level is AgencyLevel.DISTRICT):
            area = self._area(agency)[0]
            counts[area] += 1
            self._ranks[agency.id] = counts[area]

    def place(self, agency: Agency, *, is_main: bool) -> Place:
        area_position, area = self._area(agency)
        rank = self._ranks.get(agency.id, len(self._ranks) + 1)
        return Place(area_position, 0 if is_main else rank, area)

    def _area(self, agency: Agency) -> tuple[int, str]:
        if agency.level is not AgencyLevel.COMMUNE:
            return 0, self._upper
        return self._areas.get(agency.parent_id or 0, (len(self._areas) + 1, COMMUNE_LEVEL))


def usual_name(agency: Agency) -> str:
    """What a point is called after its host: "Điểm cầu xã Hồng Tiến"."""
    name = agency.name.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ")
    if agency.level in _WITH_SMALL_LETTER:
        name = name[:1].lower() + name[1:]
    return f"Điểm cầu {name}"
