"""Changing many points at once: what is refused is said row by row, the rest is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.accounts.models import User
from eventapp.database import atomic
from eventapp.errors import RuleBroken
from eventapp.points.details import COLUMNS, PointDetails
from eventapp.points.models import Point
from eventapp.points.service.points import change_point
from eventapp.trainings.models import Training
from eventapp.trainings.queries import wait_for_turn


@dataclass(frozen=True)
class PointChange:
    """One row: a point as somebody saw it, and what she wants it to be."""

    point: Point
    details: PointDetails
    version: int

    @property
    def is_needed(self) -> bool:
        return any(
            getattr(self.details, column) != getattr(self.point, column) for column in COLUMNS
        )


@atomic
def change_points(
    training: Training, changes: Sequence[PointChange], *, by: User
) -> dict[int, RuleBroken | None]:
    """Change the points that differ; for each of these, by id, why it was refused, or nothing."""
    wait_for_turn(training)
    outcomes: dict[int, RuleBroken | None] = {}
    for change in changes:
        if not change.is_needed:
            continue
        try:
            change_point(change.point, change.details, version=change.version, by=by)
        except RuleBroken as refusal:
            outcomes[change.point.id] = refusal
        else:
            outcomes[change.point.id] = None
    return outcomes
