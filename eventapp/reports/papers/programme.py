"""The programme (chương trình): what is taught when, by whom, and for which groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from eventapp import clock
from eventapp.documents import Align, Block, Column, Paper, Row, RowStyle, Table
from eventapp.reports.papers.heads import list_head
from eventapp.reports.scope import HALF_DAYS, whole
from eventapp.reports.words import capital
from eventapp.trainings.models import SessionBlock, Training, TrainingSession
from eventapp.vietnamese.dates import format_date, format_time, weekday_name

TITLE = "CHƯƠNG TRÌNH"
COLUMNS = (
    Column("Thời gian", 30),
    Column("Nội dung", 85, Align.LEFT),
    Column("Người thực hiện", 50, Align.LEFT),
)


def programme(training: Training, sessions: Sequence[TrainingSession]) -> Paper:
    """``sessions`` come with blocks, lecturers and groups; cancelled ones are left out."""
    return Paper(
        letterhead=list_head(training),
        title=TITLE,
        lines=(training.title, f"({capital(whole(training).words)})"),
        blocks=programme_blocks(sessions),
        metadata_title=f"Chương trình {training.title}",
    )


def programme_blocks(sessions: Sequence[TrainingSession]) -> tuple[Block, ...]:
    """The table, for the paper and for the annex of the plan."""
    return (
        Table(
            COLUMNS,
            tuple(row for session in sessions if session.is_held for row in _rows(session)),
            empty="Chưa có buổi nào.",
            row_height_mm=8,
        ),
    )


def session_title(session: TrainingSession) -> str:
    """Buổi sáng Thứ Tư, ngày 13/10/2021."""
    day = session.day
    return f"Buổi {HALF_DAYS[session.half]} {weekday_name(day)}, ngày {format_date(day)}"


def _rows(session: TrainingSession) -> Iterator[Row]:
    yield Row((f"{session_title(session)}{_groups(session)}",), RowStyle.SECTION)
    for block in session.blocks:
        yield Row((_hours(block.starts, block.ends), block.topic, _lecturer(block)))
    if not session.blocks:
        start, end = clock.local(session.starts_at), clock.local(session.ends_at)
        yield Row((_hours(start, end), session.topic, ""))


def _groups(session: TrainingSession) -> str:
    """Who attends, where not everybody does."""
    if session.is_for_all or not session.groups:
        return ""
    return f" – dành cho nhóm {', '.join(group.code for group in session.groups)}"


def _hours(start: datetime | time, end: datetime | time) -> str:
    return f"{format_time(start)} – {format_time(end)}"


def _lecturer(block: SessionBlock) -> str:
    """Name, position, organisation: Nguyễn Thị An, Phó Vụ trưởng, Bộ Nội vụ."""
    who = block.lecturer
    return ", ".join(filter(None, (who.full_name, who.position, who.organisation))) if who else ""
