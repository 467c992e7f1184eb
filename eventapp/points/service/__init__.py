"""What is done with points: planning them, testing their lines, ticking their checklists."""

from __future__ import annotations

from eventapp.points.details import PointDetails
from eventapp.points.service.checklist import set_checklist, tick, untick
from eventapp.points.service.combining import combine, separate
from eventapp.points.service.line_tests import (
    change_line_test,
    drop_from_line_test,
    join_line_test,
    note_line,
    plan_line_test,
    record_line,
    remove_line_test,
)
from eventapp.points.service.many import change_points
from eventapp.points.service.ordering import arrange, move_area, move_point
from eventapp.points.service.points import (
    add_point,
    add_points,
    assign_operator,
    change_point,
    remove_operator,
    remove_point,
    set_main_point,
)

__all__ = [
    "PointDetails",
    "add_point",
    "add_points",
    "arrange",
    "assign_operator",
    "change_line_test",
    "change_point",
    "change_points",
    "combine",
    "drop_from_line_test",
    "join_line_test",
    "move_area",
    "move_point",
    "note_line",
    "plan_line_test",
    "record_line",
    "remove_line_test",
    "remove_operator",
    "remove_point",
    "separate",
    "set_checklist",
    "set_main_point",
    "tick",
    "untick",
]
