"""Who stands in the place of the agencies of an earlier training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries import exists_on
from eventapp.database import db


def agencies_today(agencies: Iterable[Agency], *, on: date) -> dict[int, Sequence[Agency]]:
    """For each agency, by id, those that do its work on a day.

    Itself while it exists; nobody when it closed; several when it was split, and then a person
    must say which. A commune is another one when it only has the same name: 18 names of 2021 are
    borne by other units since July 2025.
    """
    agencies = list(agencies)
    closed = [agency for agency in agencies if not agency.exists_on(on)]
    found: dict[int, Sequence[Agency]] = {
        agency.id: [agency] for agency in agencies if agency.exists_on(on)
    }
    alike = _alike(closed, on)
    for agency in closed:
        found[agency.id] = [other for other in alike[agency.search] if _is_same(agency, other)]
    return found


def _alike(agencies: Sequence[Agency], on: date) -> dict[str, list[Agency]]:
    by_name: defaultdict[str, list[Agency]] = defaultdict(list)
    if not agencies:
        return by_name
    names = {agency.search for agency in agencies}
    rows = select(Agency).where(exists_on(on), Agency.search.in_(names)).order_by(Agency.id)
    for other in db.session.scalars(rows):
        by_name[other.search].append(other)
    return by_name


def _is_same(agency: Agency, other: Agency) -> bool:
    if agency.level is not other.level:
        return False
    if agency.level in {AgencyLevel.COMMUNE, AgencyLevel.DISTRICT}:
        return agency.official_code is not None and agency.official_code == other.official_code
    return True
