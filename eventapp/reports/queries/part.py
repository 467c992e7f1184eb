"""Which part of the province somebody's reports are about."""

from __future__ import annotations

from sqlalchemy import select

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db


def part_of(viewer: User) -> str:
    """The names of the agencies whose parts of the tree somebody sees; nothing: everything."""
    grants = viewer.grants_as(Role.ORGANISER, Role.OFFICIAL)
    if any(grant.is_over_everything for grant in grants):
        return ""
    found = select(Agency.name).where(Agency.id.in_({grant.agency_id for grant in grants}))
    return ", ".join(db.session.scalars(found.order_by(Agency.sort_key, Agency.id)))
