"""Who stands beside a mark: the holder of a paired phone, else whoever signed in."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from eventapp.accounts.models import User
from eventapp.attendance.models import Mark, QuarantinedMark
from eventapp.attendance.phones import PairedDevice


def speaker_of(kind: type[Mark | QuarantinedMark]) -> ColumnElement[str]:
    """A name, in a query that joins :class:`User` as the author."""
    holder = select(PairedDevice.holder).where(PairedDevice.id == kind.pairing_id).scalar_subquery()
    return func.coalesce(holder, User.full_name)
