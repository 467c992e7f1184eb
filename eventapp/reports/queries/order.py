"""The order in which papers name agencies: from the top down, communes under their district."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db

_LEVELS = list(AgencyLevel)


def agencies_in_order(agency_ids: Collection[int]) -> dict[int, Agency]:
    """Those agencies with their parents, by id, in the order of the papers."""
    found = db.session.scalars(
        select(Agency).where(Agency.id.in_(agency_ids)).options(joinedload(Agency.parent))
    )
    return {agency.id: agency for agency in sorted(found, key=place_of)}


def place_of(agency: Agency) -> tuple[int, str, str, int]:
    """What to sort agencies by; their parents must be loaded."""
    district = district_of(agency)
    return (
        _LEVELS.index(agency.level),
        district.sort_key if district else "",
        agency.sort_key,
        agency.id,
    )


def district_of(agency: Agency) -> Agency | None:
    """The district a commune lies in; none after June 2025, when there are no districts."""
    parent = agency.parent
    return parent if parent and parent.level is AgencyLevel.DISTRICT else None
