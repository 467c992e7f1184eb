"""Deciding about marks that were put aside."""

from __future__ import annotations

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import QuarantinedMark
from eventapp.database import atomic


@atomic
def keep_aside(quarantined: QuarantinedMark, *, by: User) -> None:
    """Decide that a mark stays out of the answers; it is kept for ever as it came."""
    quarantined.kept_at = clock.now()
    quarantined.kept_by_id = by.id
