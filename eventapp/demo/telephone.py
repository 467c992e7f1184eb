"""The phone of an operator: makes marks as the roll-call page makes them, the same each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.events import LETTER_OF, PROTOCOL, Batch
from eventapp.attendance.presence import MarkSource
from eventapp.attendance.service import take_events
from eventapp.demo.behaviour import Tap
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import TrainingSession

SENT_AFTER = timedelta(seconds=4)  # the page collects a little before it sends
MOST_SKEW_MS = 2500


@dataclass(eq=False)
class Telephone:
    """One device, one owner, one point; ``people`` are in the order of the sheet."""

    point: Point
    owner: User
    people: list[Registration]
    random: Random
    _sequence: int = 0
    _seen: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._device = str(UUID(int=self.random.getrandbits(128), version=4))
        self._skew_ms = self.random.randint(-MOST_SKEW_MS, MOST_SKEW_MS)

    def sends_at(self, session: TrainingSession, taps: Sequence[Tap]) -> datetime:
        return session.starts_at + timedelta(seconds=taps[-1].after) + SENT_AFTER

    def send(self, session: TrainingSession, taps: Iterable[Tap]) -> None:
        """Send the taps in one batch, now."""
        events = [self._event(session, tap) for tap in taps]
        now_ms = _ms(clock.now())
        result = take_events(Batch(events, client_now=now_ms - self._skew_ms), by=self.owner)
        refused = [one.why for one in result.results if one.why]
        if refused:
            raise AssertionError(refused)  # the demo makes no mark that is put aside

    def _event(self, session: TrainingSession, tap: Tap) -> dict[str, object]:
        registration = self.people[tap.person]
        wall_ms = _ms(session.starts_at) + tap.after * 1000 - self._skew_ms
        event_id = self._new_id(wall_ms)
        before = self._seen.get((session.id, registration.id))
        self._seen[session.id, registration.id] = event_id
        self._sequence += 1
        return {
            "proto": PROTOCOL,
            "id": event_id,
            "session": session.id,
            "point": self.point.id,
            "person": registration.id,
            "value": LETTER_OF[tap.value],
            "reason": tap.reason,
            "device": self._device,
            "seq": self._sequence,
            "wall_ms": wall_ms,
            "tz": clock.LOCAL.key,
            "author": self.owner.id,
            "supersedes": [before] if before else [],
            "source": MarkSource.TAP.value,
        }

    def _new_id(self, wall_ms: int) -> str:
        """UUID version 7: the time, then chance."""
        bits = self.random.getrandbits(74)
        number = (
            (wall_ms << 80) | (7 << 76) | (bits >> 62 << 64) | (2 << 62) | (bits & (1 << 62) - 1)
        )
        return str(UUID(int=number))


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
