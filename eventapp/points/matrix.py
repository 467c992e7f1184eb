"""Points by items of the checklist, as an organiser looks at them."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.points.queries.checklist import DueItem, PointSteps, StepState

OVERDUE, OPEN, COMPLETE = "overdue", "open", "complete"


class Matrix:
    """``shown`` of all points, and per item how many have done it or are overdue."""

    def __init__(
        self, items: Sequence[DueItem], rows: Sequence[PointSteps], *, only: str, area: str
    ) -> None:
        self.items, self.rows, self.area = items, rows, area
        self.some = {
            OVERDUE: [row for row in rows if row.is_overdue],
            OPEN: [row for row in rows if not row.is_complete],
            COMPLETE: [row for row in rows if row.is_complete],
        }
        self.only = only if only in self.some else ""
        self.shown = [
            row for row in self.some.get(self.only, rows) if not area or row.point.area == area
        ]

    @property
    def areas(self) -> list[str]:
        return list(dict.fromkeys(row.point.area for row in self.rows))

    def done(self, place: int) -> int:
        """How many points have done the item in that place."""
        return sum(row.steps[place].done is not None for row in self.rows)

    def overdue(self, place: int) -> int:
        return sum(row.steps[place].state is StepState.OVERDUE for row in self.rows)
