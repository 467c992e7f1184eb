"""Which part of the province somebody's reports are about."""

from __future__ import annotations

from sqlalchemy import select

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db


def part_of(viewer: User) -> str:
    """The name of the agency whose part of the tree an official sees; nothing: everything."""
    if viewer.role is not Role.OFFICIAL or viewer.agency_id is None:
        return ""
    return db.session.scalars(select(Agency.name).where(Agency.id == viewer.agency_id)).one()
