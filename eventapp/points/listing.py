"""The list of points as somebody looks at it: searched, of one area, or with something missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eventapp.points.models import Point
from eventapp.points.queries.line_tests import Line, LineState
from eventapp.vietnamese.names import matches

OPERATOR, PHONE, TECHNICIAN, LINE, ROOM = "operator", "phone", "technician", "line", "room"


class Listing:
    """``shown`` of ``points``; the filters it was asked for, and how many each would show."""

    def __init__(
        self,
        points: Sequence[Point],
        lines: Mapping[int, Line],
        *,
        looked_for: str = "",
        area: str = "",
        without: str = "",
    ) -> None:
        """``lines``: what is known about the line of each point, by its id."""
        self.points, self._lines = points, lines
        self.looked_for, self.area, self.without = looked_for, area, without
        rooms = [point for point in points if not point.room_of]
        self.missing = {
            OPERATOR: [point for point in rooms if not point.operators],
            PHONE: [point for point in rooms if not point.contact_phone],
            TECHNICIAN: [point for point in rooms if not point.technician_phone],
            LINE: [point for point in rooms if self.line(point).state is not LineState.PASSED],
            ROOM: [point for point in points if point.room_of],
        }
        kept = self.missing.get(without, points)
        self.shown = [
            point
            for point in kept
            if (not area or point.area == area)
            and matches(looked_for, _words(point), "fold_prefix")
        ]

    def line(self, point: Point) -> Line:
        return self._lines.get(point.id, Line())

    @property
    def areas(self) -> list[str]:
        return list(dict.fromkeys(point.area for point in self.points))

    @property
    def seats(self) -> int:
        return _seats(self.points)

    @property
    def shown_seats(self) -> int:
        return _seats(self.shown)

    @property
    def has_main(self) -> bool:
        return any(point.is_main for point in self.points)


def _seats(points: Iterable[Point]) -> int:
    """The seats of the rooms that are used: a combined point has none of its own."""
    return sum(point.seats for point in points if not point.room_of)


def _words(point: Point) -> str:
    people = " ".join(user.full_name for user in point.operators)
    told = (point.code, point.name, point.area, point.room, point.address, point.device)
    return " ".join((*told, point.contact_name, point.technician_name, people))
