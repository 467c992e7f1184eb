"""What proves that somebody came to a training: one half-day in which she was there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select

from eventapp.attendance.models import Answer
from eventapp.attendance.presence import Presence
from eventapp.registrations.experience import proof


@proof
def was_there(registration_id: Any) -> ColumnElement[bool]:
    """Present or late in a half-day at least."""
    return (
        select(Answer.session_id)
        .where(
            Answer.registration_id == registration_id,
            Answer.value.in_([Presence.PRESENT, Presence.LATE]),
        )
        .exists()
    )
