"""The agencies a report names: as they were on its days, or those that stand for them today."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.reports.queries.order import district_of

SPLIT = "Đơn vị đã chia tách, số liệu chưa phân bổ"
ENDED = "Đơn vị đã kết thúc, không có đơn vị kế tục"


@dataclass(frozen=True)
class Unit:
    """One agency of a report, or several that nobody can tell apart any more.

    ``section`` is the heading it stands under. Without a level nothing stands in its place.
    """

    name: str
    level: AgencyLevel | None
    section: str = ""


def as_it_was(agency: Agency) -> Unit:
    """A commune stands under its district; the agency's parent must be loaded."""
    district = district_of(agency)
    return Unit(agency.name, agency.level, district.name if district else "")
