"""Which accounts a change of agencies touches."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from eventapp.accounts.models import Grant, User
from eventapp.accounts.scope import in_force
from eventapp.agencies.touched import MOST_NAMED, Touched, touched
from eventapp.database import db
from eventapp.errors import N_


@touched(10)
def accounts(agency_ids: Collection[int], _day: date) -> Touched:
    """Accounts in use whose part of the tree is one of these agencies."""
    names = db.session.scalars(
        select(User.full_name)
        .join(Grant, Grant.user_id == User.id)
        .where(Grant.agency_id.in_(agency_ids), User.is_active, in_force())
        .distinct()
        .order_by(User.full_name)
    ).all()
    return Touched(
        N_("Accounts"),
        len(names),
        names[:MOST_NAMED],
        N_("They stay with the old agency: hand each over to the successor."),
    )
