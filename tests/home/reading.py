"""Reading a page, and sheets that were reported."""

from __future__ import annotations

from datetime import timedelta

from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_session
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import SheetFactory

AFTER_DUE = WEDNESDAY_MORNING + timedelta(minutes=21)


def read(browser, address="/") -> str:
    return " ".join(browser.get(address).get_data(as_text=True).split())


def report(point: Point, session: TrainingSession, state=SheetState.REPORTED) -> Sheet:
    return SheetFactory(
        point_id=point.id,
        session_id=session.id,
        state=state,
        head_count=0,
        reported_at=WEDNESDAY_MORNING,
    )


def sessions_of(training: Training) -> tuple[TrainingSession, TrainingSession]:
    return get_session(training, "1310S"), get_session(training, "1310C")
