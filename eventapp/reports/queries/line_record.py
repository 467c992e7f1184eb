"""When each point was on the line in the half-days of a report, as applied logs say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eventapp.accounts.models import User
from eventapp.connections.lines import LineState, Threshold
from eventapp.connections.queries import line_states, sessions_with_logs, threshold_of
from eventapp.points.models import Point
from eventapp.points.queries import points_of
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class LineRecord:
    """``sessions`` are those a log reaches into; ``unknown`` the others of the report."""

    points: tuple[Point, ...]
    sessions: tuple[TrainingSession, ...]
    unknown: tuple[TrainingSession, ...]
    states: Mapping[tuple[int, int], LineState]
    threshold: Threshold

    def line(self, point: Point, session: TrainingSession) -> LineState:
        return self.states[session.id, point.id]

    def connected(self, session: TrainingSession) -> int:
        """How many points were connected enough in the half-day."""
        return sum(self.line(point, session).is_connected for point in self.points)

    def half_days(self, point: Point) -> int:
        """In how many half-days the point was connected enough."""
        return sum(self.line(point, session).is_connected for session in self.sessions)

    @property
    def total(self) -> int:
        return sum(map(self.half_days, self.points))


def line_record(
    training: Training, sessions: Sequence[TrainingSession], *, viewer: User
) -> LineRecord | None:
    """None while no applied log says anything about these half-days."""
    known = sessions_with_logs(training, sessions)
    if not known:
        return None
    seen = tuple(session for session in sessions if session.id in known)
    return LineRecord(
        points=tuple(points_of(training, viewer=viewer)),
        sessions=seen,
        unknown=tuple(session for session in sessions if session.id not in known),
        states=line_states(training, seen, viewer=viewer),
        threshold=threshold_of(training),
    )
