"""Half-days made from dates: sáng and chiều of every day, with their codes and hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from eventapp import clock
from eventapp.trainings.details import DayTimes
from eventapp.trainings.models import HalfDay, Training, TrainingSession

_LETTERS = {HalfDay.MORNING: "S", HalfDay.AFTERNOON: "C"}


def code_of(day: date, half: HalfDay) -> str:
    """The morning (sáng) of 13/10 is "1310S", its afternoon (chiều) "1310C"."""
    return f"{day:%d%m}{_LETTERS[half]}"


def half_day(day: date, half: HalfDay, starts: time, ends: time) -> TrainingSession:
    return TrainingSession(
        code=code_of(day, half),
        day=day,
        half=half,
        starts_at=clock.at(day, starts),
        ends_at=clock.at(day, ends),
        topic="",
    )


def half_days(days: Iterable[date], times: DayTimes) -> list[TrainingSession]:
    """A morning and an afternoon for each day."""
    return [half_day(day, half, *times.of(half)) for day in days for half in HalfDay]


def move(session: TrainingSession, by: timedelta) -> None:
    """The same half-day on another date."""
    session.day += by
    session.starts_at += by
    session.ends_at += by
    session.code = code_of(session.day, session.half)


def usual_times(training: Training) -> DayTimes:
    """The hours of its first morning and afternoon, or the usual ones."""
    hours: dict[str, time] = {}
    for session in reversed(training.sessions):
        hours[f"{session.half.value}_starts"] = clock.local(session.starts_at).time()
        hours[f"{session.half.value}_ends"] = clock.local(session.ends_at).time()
    return DayTimes(**hours)
