"""Pages of points: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.points import overview  # noqa: F401 - the overview of a training tells its parts
from eventapp.points.views import checklist, line_tests, many, ordering, own_checklist, points
from eventapp.points.views.blueprint import bp

__all__ = ["bp", "checklist", "line_tests", "many", "ordering", "own_checklist", "points"]
