"""Events made on a page of ours, for answers that no phone sent."""

from __future__ import annotations

from eventapp import clock
from eventapp.attendance.events import PROTOCOL
from eventapp.trainings.models import TrainingSession


def event_of(
    event_id: str, session: TrainingSession, point_id: int, registration_id: int
) -> dict[str, object]:
    """A page is no phone: every mark is a device of its own that speaks once."""
    return {
        "proto": PROTOCOL,
        "id": event_id,
        "session": session.id,
        "point": point_id,
        "person": registration_id,
        "device": event_id,
        "seq": 0,
        "wall_ms": round(clock.now().timestamp() * 1000),
        "tz": clock.LOCAL.key,
    }
