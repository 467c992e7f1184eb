"""Finding agencies, always as they were on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db

T = TypeVar("T")


def exists_on(day: date) -> ColumnElement[bool]:
    """Agencies that exist on ``day``."""
    return or_(Agency.valid_from.is_(None), Agency.valid_from <= day) & or_(
        Agency.valid_to.is_(None), Agency.valid_to >= day
    )


def agencies_on(day: date, *levels: AgencyLevel) -> Sequence[Agency]:
    """The agencies of the given levels (all when none is given) on ``day``, in written order."""
    found = select(Agency).where(exists_on(day)).order_by(Agency.sort_key, Agency.id)
    if levels:
        found = found.where(Agency.level.in_(levels))
    return db.session.scalars(found).all()


def get_agency(agency_id: int) -> Agency:
    """An agency with the one above it."""
    return db.session.scalars(
        select(Agency).where(Agency.id == agency_id).options(joinedload(Agency.parent))
    ).one()


def subtree(agency_id: int) -> Select[tuple[int]]:
    """The ids of an agency and of everything under it."""
    tree = select(Agency.id).where(Agency.id == agency_id).cte("subtree", recursive=True)
    tree = tree.union_all(select(Agency.id).join(tree, Agency.parent_id == tree.c.id))
    return select(tree.c.id)


def find_by_code(code: str, day: date) -> Agency | None:
    """The agency that has this official code, or this name in its unit file, on ``day``."""
    return db.session.scalars(
        select(Agency)
        .where(or_(Agency.official_code == code, Agency.reference == code), exists_on(day))
        .order_by(Agency.id)
    ).first()


def by_reference(references: Iterable[str]) -> dict[str, Agency]:
    """Agencies by the name of their row in a unit file; unknown names are left out."""
    return {
        agency.reference: agency
        for some in portions(references)
        for agency in db.session.scalars(select(Agency).where(Agency.reference.in_(some)))
        if agency.reference
    }


def portions(values: Iterable[T | None], size: int = 10_000) -> Iterator[Sequence[T]]:
    """The values, each once, in as many lists as a statement may have parameters for."""
    once = list(dict.fromkeys(value for value in values if value))
    for start in range(0, len(once), size):
        yield once[start : start + size]
