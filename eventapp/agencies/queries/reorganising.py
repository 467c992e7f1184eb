"""What a reorganisation has to know of what is there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import literal, or_, select
from sqlalchemy.orm import joinedload

from eventapp.agencies.lives import Life
from eventapp.agencies.models import Agency
from eventapp.agencies.queries.importing import lives_where
from eventapp.database import db


def branches_of(agency_ids: Collection[int], day: date) -> Sequence[Agency]:
    """Everybody under these agencies who goes on to that day or further, from the top down."""
    goes_on = or_(Agency.valid_to.is_(None), Agency.valid_to >= day)
    start = select(Agency.id, literal(0).label("depth")).where(Agency.id.in_(agency_ids))
    under = start.cte("under", recursive=True)
    under = under.union_all(
        select(Agency.id, under.c.depth + 1)
        .join(under, Agency.parent_id == under.c.id)
        .where(goes_on)
    )
    return db.session.scalars(
        select(Agency)
        .join(under, Agency.id == under.c.id)
        .where(under.c.depth > 0)
        .order_by(under.c.depth, Agency.sort_key, Agency.id)
    ).all()


def rivals_of(codes: Collection[str], names: Collection[str]) -> list[Life]:
    """The lives of all agencies that have one of these codes or names."""
    return list(lives_where(or_(Agency.official_code.in_(codes), Agency.name.in_(names))))


def lock(agency_ids: Collection[int]) -> None:
    """Let one reorganisation of these agencies at a time see what is there, read anew."""
    wanted = select(Agency).where(Agency.id.in_(agency_ids)).order_by(Agency.id)
    db.session.execute(wanted.with_only_columns(Agency.id).with_for_update())
    db.session.scalars(
        wanted.options(joinedload(Agency.parent)).execution_options(populate_existing=True)
    ).all()
