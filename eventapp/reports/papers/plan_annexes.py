"""The annexes of the plan: its points, its seats and its programme in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eventapp.documents import Annex, Paper
from eventapp.reports.entry import Entry
from eventapp.reports.papers.heads import report_head
from eventapp.reports.papers.points import TITLE as POINTS
from eventapp.reports.papers.points import point_blocks
from eventapp.reports.papers.programme import programme_blocks
from eventapp.reports.papers.seats import seat_blocks
from eventapp.reports.queries.planned import PlannedPoints, SeatPlan
from eventapp.trainings.models import TrainingSession

TITLE = "PHỤ LỤC KÈM THEO KẾ HOẠCH"


def plan_annexes(
    points: PlannedPoints, seats: SeatPlan, sessions: Sequence[TrainingSession], entry: Entry
) -> Paper:
    """Numbered from I; the number and the date of the plan are left to a pen."""
    training = points.training
    head = replace(report_head(training, entry), kind="KH", year=training.starts_on.year)
    reference = head.reference("Kế hoạch", training.host_name)
    return Paper(
        letterhead=head,
        title=TITLE,
        blocks=(),
        annexes=(
            Annex(POINTS, reference, point_blocks(points), landscape=True),
            Annex("Phân bổ số lượng đại biểu tham dự", reference, seat_blocks(seats)),
            Annex("Chương trình tập huấn", reference, programme_blocks(sessions)),
        ),
        metadata_title=f"Phụ lục kèm theo Kế hoạch {training.title}",
    )
