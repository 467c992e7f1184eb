"""What a sheet is at a moment: its state, and until it is reported what the clock makes of it."""

from __future__ import annotations

from datetime import datetime

from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState, SheetStatus
from eventapp.trainings.models import Training, TrainingSession


def status_of(
    sheet: Sheet | None,
    session: TrainingSession,
    training: Training,
    now: datetime,
    *,
    is_combined: bool = False,
) -> SheetStatus:
    """Not due before the sheet opens, due until the report is, late after that.

    A combined point owes no report; what it reported itself before counts as it is.
    """
    if is_combined and (sheet is None or sheet.reported_at is None):
        return SheetStatus.COMBINED
    if sheet is not None and sheet.state is not SheetState.OPEN:
        return SheetStatus(sheet.state.value)
    if now < session.opens_at(training):
        return SheetStatus.NOT_DUE
    return SheetStatus.DUE if now <= session.due_at(training) else SheetStatus.LATE
