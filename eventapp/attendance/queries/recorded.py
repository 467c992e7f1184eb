"""What sheets and marks say about a half-day that somebody wants to cancel or move."""

from __future__ import annotations

from sqlalchemy import func, select

from eventapp.attendance.models import Answer, Sheet
from eventapp.attendance.presence import Presence, SheetState
from eventapp.database import db
from eventapp.trainings.evidence import Recorded, witness
from eventapp.trainings.models import TrainingSession


@witness
def recorded(session: TrainingSession) -> Recorded:
    """How many sheets were reported, checked or locked; whether anybody was marked."""
    sheets = db.session.scalars(
        select(func.count()).where(Sheet.session_id == session.id, Sheet.state != SheetState.OPEN)
    ).one()
    marked = select(Answer.session_id).where(
        Answer.session_id == session.id, Answer.value != Presence.UNMARKED
    )
    return Recorded(sheets=sheets, has_marks=db.session.scalar(marked.limit(1)) is not None)
