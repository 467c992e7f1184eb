"""Which agencies a training can have to do with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import literal, select

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries import agencies_on, exists_on, subtree
from eventapp.database import db
from eventapp.trainings.models import Training


def possible_hosts() -> Sequence[Agency]:
    """Agencies above the communes, closed ones too: which one is right depends on the dates."""
    return db.session.scalars(
        select(Agency)
        .where(Agency.level != AgencyLevel.COMMUNE)
        .order_by(Agency.sort_key, Agency.id)
    ).all()


def agencies_in_reach(training: Training, *levels: AgencyLevel) -> Sequence[Agency]:
    """The agencies of the host's province on the first day, in written order.

    Of the whole country when the host belongs to no province.
    """
    return agencies_of_province(training.host_id, training.starts_on, *levels)


def agencies_of_province(agency_id: int, on: date, *levels: AgencyLevel) -> Sequence[Agency]:
    """The same for an agency and a day."""
    province = _province_of(agency_id)
    if province is None:
        return agencies_on(on, *levels)
    found = (
        select(Agency)
        .where(exists_on(on), Agency.id.in_(subtree(province)))
        .order_by(Agency.sort_key, Agency.id)
    )
    if levels:
        found = found.where(Agency.level.in_(levels))
    return db.session.scalars(found).all()


def _province_of(agency_id: int) -> int | None:
    """The topmost agency of provincial level above an agency, itself included."""
    start = select(Agency.id, Agency.parent_id, Agency.level, literal(0).label("height"))
    above = start.where(Agency.id == agency_id).cte("above", recursive=True)
    above = above.union_all(
        select(Agency.id, Agency.parent_id, Agency.level, above.c.height + 1).join(
            above, Agency.id == above.c.parent_id
        )
    )
    return db.session.scalar(
        select(above.c.id)
        .where(above.c.level == AgencyLevel.PROVINCIAL)
        .order_by(above.c.height.desc())
        .limit(1)
    )
