"""The list of points as somebody looks at it: searched, of one area, or with something missing."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.points.models import Point
from eventapp.vietnamese.names import matches

OPERATOR, PHONE = "operator", "phone"


class Listing:
    """``shown`` of ``points``; the filters it was asked for, and how many each would show."""

    def __init__(
        self, points: Sequence[Point], *, looked_for: str = "", area: str = "", without: str = ""
    ) -> None:
        self.points = points
        self.looked_for, self.area, self.without = looked_for, area, without
        self.missing = {
            OPERATOR: [point for point in points if not point.operators],
            PHONE: [point for point in points if not point.contact_phone],
        }
        kept = self.missing.get(without, points)
        self.shown = [
            point
            for point in kept
            if (not area or point.area == area)
            and matches(looked_for, _words(point), "fold_prefix")
        ]

    @property
    def areas(self) -> list[str]:
        return list(dict.fromkeys(point.area for point in self.points))

    @property
    def seats(self) -> int:
        return sum(point.seats for point in self.points)

    @property
    def shown_seats(self) -> int:
        return sum(point.seats for point in self.shown)

    @property
    def has_main(self) -> bool:
        return any(point.is_main for point in self.points)


def _words(point: Point) -> str:
    people = " ".join(user.full_name for user in point.operators)
    return f"{point.code} {point.name} {point.area} {point.room} {point.contact_name} {people}"
