"""The programme (chương trình): what is taught when, by whom, and for which groups."""

from __future__ import annotations

from collections.abc import Iterator

from eventapp import clock
from eventapp.documents import Align, Block, Column, Paper, Row, RowStyle, Table
from eventapp.reports.papers.heads import list_head
from eventapp.reports.scope import HALF_DAYS, whole
from eventapp.reports.words import capital
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.dates import format_date, format_time, weekday_name

TITLE = "CHƯƠNG TRÌNH"
COLUMNS = (
    Column("Thời gian", 30),
    Column("Nội dung", 85, Align.LEFT),
    Column("Người thực hiện", 50, Align.LEFT),
)


def programme(training: Training) -> Paper:
    return Paper(
        letterhead=list_head(training),
        title=TITLE,
        lines=(training.title, f"({capital(whole(training).words)})"),
        blocks=programme_blocks(training),
        metadata_title=f"Chương trình {training.title}",
    )


def programme_blocks(training: Training) -> tuple[Block, ...]:
    """The table, for the paper and for the annex of the plan."""
    return (
        Table(
            COLUMNS,
            tuple(row for session in training.sessions for row in _rows(session)),
            empty="Chưa có buổi nào.",
            row_height_mm=8,
        ),
    )


def session_title(session: TrainingSession) -> str:
    """Buổi sáng Thứ Tư, ngày 13/10/2021."""
    day = session.day
    return f"Buổi {HALF_DAYS[session.half]} {weekday_name(day)}, ngày {format_date(day)}"


def _rows(session: TrainingSession) -> Iterator[Row]:
    yield Row((session_title(session),), RowStyle.SECTION)
    start, end = clock.local(session.starts_at), clock.local(session.ends_at)
    yield Row((f"{format_time(start)} – {format_time(end)}", session.topic, ""))
