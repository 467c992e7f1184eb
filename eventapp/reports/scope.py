"""What a report speaks of: the whole training, one day or one half-day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventapp.trainings.models import HalfDay, Training, TrainingSession
from eventapp.vietnamese.dates import document_date, format_date

HALF_DAYS = {HalfDay.MORNING: "sáng", HalfDay.AFTERNOON: "chiều"}


@dataclass(frozen=True)
class Scope:
    """Half-days of one training; ``day`` is set for a day, ``session`` for a half-day."""

    training: Training
    sessions: tuple[TrainingSession, ...]
    day: date | None = None
    session: TrainingSession | None = None

    @property
    def words(self) -> str:
        """As a paper says it: "buổi sáng ngày 13 tháng 10 năm 2021"."""
        if self.session:
            return f"buổi {HALF_DAYS[self.session.half]} {document_date(self.session.day)}"
        if self.day:
            return document_date(self.day)
        first, last = self.training.starts_on, self.training.ends_on
        if first == last:
            return document_date(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"từ ngày {first.day:02d} đến {document_date(last)}"
        return f"từ {document_date(first)} đến {document_date(last)}"

    @property
    def short(self) -> str:
        """As a file is called: "sáng 13-10-2021"; nothing for the whole training."""
        if self.session:
            return f"{HALF_DAYS[self.session.half]} {self.session.day:%d-%m-%Y}"
        return f"{self.day:%d-%m-%Y}" if self.day else ""

    @property
    def query(self) -> dict[str, str]:
        """The arguments of an address that names this scope."""
        if self.session:
            return {"session": self.session.code}
        return {"day": self.day.isoformat()} if self.day else {}

    @property
    def key(self) -> str:
        """The same in one word, for a filter."""
        return next(iter(self.query.values()), "")


def whole(training: Training) -> Scope:
    return Scope(training, tuple(training.sessions))


def of_day(training: Training, day: date) -> Scope:
    return Scope(training, tuple(s for s in training.sessions if s.day == day), day=day)


def of_session(training: Training, session: TrainingSession) -> Scope:
    return Scope(training, (session,), session=session)


def days(training: Training) -> list[Scope]:
    """One scope per day that has half-days."""
    return [of_day(training, day) for day in sorted({s.day for s in training.sessions})]


def half_days(training: Training) -> list[Scope]:
    return [of_session(training, session) for session in training.sessions]


def find_scope(training: Training, *, day: date | None = None, session: str = "") -> Scope | None:
    """The scope of a day, else of a half-day's code, else the whole; none when it is not there."""
    if session:
        return next((s for s in half_days(training) if s.key == session), None)
    if day:
        return next((s for s in days(training) if s.day == day), None)
    return whole(training)


def day_name(scope: Scope) -> str:
    """13/10/2021 of a scope that lies within one day."""
    return format_date(scope.sessions[0].day)
