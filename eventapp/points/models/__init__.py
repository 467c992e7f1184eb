"""Points, who runs them, whose people share a room, tests of their lines, and their checklists."""

from __future__ import annotations

from eventapp.points.models.checklist import (
    USUAL_MINUTES,
    ChecklistItem,
    ChecklistMinutes,
    ChecklistTick,
)
from eventapp.points.models.line_test import LineResult, LineTest, LineTestPoint
from eventapp.points.models.point import CombinedPoint, Point, PointOperator

__all__ = [
    "USUAL_MINUTES",
    "ChecklistItem",
    "ChecklistMinutes",
    "ChecklistTick",
    "CombinedPoint",
    "LineResult",
    "LineTest",
    "LineTestPoint",
    "Point",
    "PointOperator",
]
