"""Which part of the agency tree somebody's grants reach: the ``where`` half of access."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.agencies.models import Agency
from eventapp.database import UTCDateTime, db

Place = InstrumentedAttribute[Any] | ColumnElement[Any]


def reach(viewer: User, agency: Place, *roles: Role) -> ColumnElement[bool]:
    """The rows whose ``agency`` (a column of agency ids) lies in her part, in any of the roles."""
    grants = viewer.grants_as(*roles)
    if any(grant.is_over_everything for grant in grants):
        return true()
    exact = {grant.agency_id for grant in grants if grant.agency_id and not grant.reaches_down}
    roots = {grant.agency_id for grant in grants if grant.agency_id and grant.reaches_down}
    return or_(
        agency.in_(sorted(exact)) if exact else false(),
        agency.in_(under(sorted(roots))) if roots else false(),
    )


def agencies_of(viewer: User, *roles: Role) -> Collection[int] | None:
    """The ids of the agencies in her part; None stands for every agency."""
    grants = viewer.grants_as(*roles)
    if any(grant.is_over_everything for grant in grants):
        return None
    ids = {grant.agency_id for grant in grants if grant.agency_id}
    if any(grant.reaches_down for grant in grants):
        ids.update(db.session.scalars(select(Agency.id).where(reach(viewer, Agency.id, *roles))))
    return ids


def is_limited(viewer: User, *roles: Role) -> bool:
    """Whether her part is less than everything."""
    return not any(grant.is_over_everything for grant in viewer.grants_as(*roles))


def under(roots: Collection[int]) -> Select[tuple[int]]:
    """The ids of some agencies and of everything under them."""
    tree = select(Agency.id).where(Agency.id.in_(roots)).cte(recursive=True)
    tree = tree.union(select(Agency.id).join(tree, Agency.parent_id == tree.c.id))
    return select(tree.c.id)


def in_force() -> ColumnElement[bool]:
    """Grants that count at the moment the question is asked, not when it is written."""
    now = bindparam("moment", callable_=clock.now, type_=UTCDateTime(), unique=True)
    return or_(Grant.starts_at.is_(None), Grant.starts_at <= now) & or_(
        Grant.ends_at.is_(None), Grant.ends_at > now
    )
