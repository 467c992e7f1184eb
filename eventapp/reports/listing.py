"""The points whose sheets somebody looks for: of one half-day or day, searched, of one area."""

from __future__ import annotations

from eventapp.reports.queries import PointProgress, Progress
from eventapp.reports.scope import Scope
from eventapp.vietnamese.names import matches

PAGE_SIZE = 50


class Listing:
    """``rows`` are one page of the points found; ``pages`` is how many there are."""

    def __init__(
        self, progress: Progress, scope: Scope | None, *, looked_for: str, area: str, page: int
    ) -> None:
        self.scope, self.looked_for, self.area = scope, looked_for, area
        self.areas = list(dict.fromkeys(place.point.area for place in progress.points))
        found = [place for place in progress.points if self._is_looked_for(place)]
        self.count = len(found)
        self.pages = max(1, -(-len(found) // PAGE_SIZE))
        self.page = min(max(page, 1), self.pages)
        self.rows = found[(self.page - 1) * PAGE_SIZE : self.page * PAGE_SIZE]

    def _is_looked_for(self, place: PointProgress) -> bool:
        point = place.point
        return (not self.area or point.area == self.area) and matches(
            self.looked_for, f"{point.code} {point.name} {point.area}", "fold_prefix"
        )
