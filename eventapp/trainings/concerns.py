"""What an organiser should know before she plans it all the same: days off, lecturers twice.

A concern is no refusal: the action asks for a tick (``accepts_…``) and goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from eventapp.errors import RuleBroken
from eventapp.trainings.blocks import BlockPlan
from eventapp.trainings.models import TrainingSession
from eventapp.trainings.queries import Lesson, lessons_on
from eventapp.vietnamese.calendar import holiday_name, is_working_day
from eventapp.vietnamese.dates import format_date, format_time, weekday_name


def days_off(days: Iterable[date]) -> list[tuple[date, str]]:
    """Those on which offices are closed, with the holiday's name or the name of the day."""
    return [
        (day, holiday_name(day) or weekday_name(day))
        for day in sorted(set(days))
        if not is_working_day(day)
    ]


def in_words(days: Iterable[tuple[date, str]]) -> str:
    """16/10/2021 (Thứ Bảy), 17/10/2021 (Chủ nhật)."""
    return ", ".join(f"{format_date(day)} ({name})" for day, name in days)


def must_be_working_days(days: Iterable[date], *, accepted: bool) -> None:
    """Ask for a tick when offices are closed on one of the days."""
    if not accepted and (found := days_off(days)):
        raise RuleBroken(
            "Offices are closed on %(days)s. Tick the box to hold it then all the same.",
            field="accepts_days_off",
            days=in_words(found),
        )


def lessons_elsewhere(session: TrainingSession, blocks: Iterable[BlockPlan]) -> list[Lesson]:
    """What the lecturers of these blocks teach elsewhere at the same time."""
    wanted = [block for block in blocks if block.lecturer_id is not None]
    if not wanted:
        return []
    others = lessons_on(session.day, {block.lecturer_id for block in wanted})
    return [
        other
        for other in others
        if other.session.id != session.id
        and any(
            block.lecturer_id == other.lecturer.id
            and overlap(block.starts, block.ends, other.block.starts, other.block.ends)
            for block in wanted
        )
    ]


def must_be_free(session: TrainingSession, blocks: Iterable[BlockPlan], *, accepted: bool) -> None:
    """Ask for a tick when a lecturer teaches elsewhere at the same time."""
    if accepted:
        return
    for other in lessons_elsewhere(session, blocks):
        raise RuleBroken(
            "%(lecturer)s teaches in %(session)s of %(training)s at the same time "
            "(%(starts)s–%(ends)s). Tick the box to plan it all the same.",
            field="accepts_clashes",
            lecturer=other.lecturer.full_name,
            session=other.session.title,
            training=other.training.code,
            starts=format_time(other.block.starts),
            ends=format_time(other.block.ends),
        )


def overlap(starts: time, ends: time, other_starts: time, other_ends: time) -> bool:
    return starts < other_ends and other_starts < ends
