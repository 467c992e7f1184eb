"""All points with what is known of their lines, as somebody looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eventapp.points.models import Point
from eventapp.points.queries.line_tests import Line, LineState


class Lines:
    """``shown`` of the points that have a room of their own; and how many are in each state."""

    def __init__(
        self, points: Sequence[Point], lines: Mapping[int, Line], *, state: str = "", area: str = ""
    ) -> None:
        self._lines = lines
        self.rooms = [point for point in points if not point.room_of]
        self.state = state if state in set(LineState) else ""
        self.area = area
        self.shown = [
            point
            for point in self.rooms
            if (not area or point.area == area)
            and (not self.state or self.line(point).state == self.state)
        ]

    def line(self, point: Point) -> Line:
        return self._lines.get(point.id, Line())

    def count(self, state: str) -> int:
        return sum(self.line(point).state == state for point in self.rooms)

    @property
    def not_passed(self) -> list[Point]:
        return [point for point in self.rooms if self.line(point).state is not LineState.PASSED]

    @property
    def areas(self) -> list[str]:
        return list(dict.fromkeys(point.area for point in self.rooms))
