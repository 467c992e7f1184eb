"""The roll calls so far: day 1 complete but for five points, the second morning half done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from eventapp.accounts.models import User
from eventapp.attendance.presence import Presence
from eventapp.attendance.service import lock_all_ready, report_sheet
from eventapp.demo.acting import acting
from eventapp.demo.behaviour import Day, Tap, day_of, taps
from eventapp.demo.people import Inventor
from eventapp.demo.telephone import Telephone
from eventapp.people.models import Sex
from eventapp.trainings.models import HalfDay, Training, TrainingSession

# Day 1, by official code of the commune: reported after the sheets were due (minutes after the
# start), never reported, reported twice, without a line to the studio.
LATE = {"12004": 71, "12322": 95}
NEVER, TWICE, NO_LINE = "12394", "12043", "12169"
LOCKED_AFTER = timedelta(minutes=65)
NO_LINE_NOTE = "Mất điện từ 7h10, không kết nối được với điểm cầu chính."

UNTOUCHED_AREA = "Huyện Khoái Châu"  # left to whoever tries the demo
REPORTED_ON_DAY_2, PARTLY_MARKED_ON_DAY_2 = 86, 22


@dataclass(frozen=True)
class Step:
    """Something somebody did at a moment; the journal knows it as ``action``."""

    moment: datetime
    by: User
    action: str
    do: Callable[[], object]


@dataclass(frozen=True)
class Count:
    """A head count: seconds after the start, by how many it is wrong, and what was said."""

    after: int
    differs: int = 0
    note: str = ""


class RollCalls:
    """Makes the steps of every half-day and takes them in the order of time."""

    def __init__(self, training: Training, phones: Sequence[Telephone], inventor: Inventor) -> None:
        self._training, self._phones = training, phones
        self._random = inventor.random

    def first_day(self, organiser: User) -> None:
        days = {phone: [day_of(self._random) for _ in phone.people] for phone in self._phones}
        for session in self._training.sessions[:2]:
            steps: list[Step] = []
            for phone in self._phones:
                answers = [_answer(day, session.half) for day in days[phone]]
                steps += self._half_day(phone, session, answers)
            moment = session.starts_at + LOCKED_AFTER
            lock = partial(lock_all_ready, self._training, session, by=organiser)
            _take([*steps, Step(moment, organiser, "attendance.lock_all_ready", lock)])

    def second_morning(self) -> None:
        """Half of the points have reported by 07:39; nobody can be late yet."""
        session = self._training.sessions[2]
        open_points = [phone for phone in self._phones if phone.point.area != UNTOUCHED_AREA]
        self._random.shuffle(open_points)
        done = open_points[:REPORTED_ON_DAY_2]
        partly = open_points[REPORTED_ON_DAY_2:][:PARTLY_MARKED_ON_DAY_2]
        steps: list[Step] = []
        for phone in (*done, *partly):
            answers = [_in_time(_answer(day_of(self._random), session.half)) for _ in phone.people]
            begins = -self._random.randint(1100, 1500)
            pressed = list(taps(answers, self._random, begins=begins, ends=0))
            if phone in partly:
                pressed = pressed[: max(1, len(pressed) * self._random.randint(2, 8) // 10)]
            steps += self._sending(phone, session, pressed)
            if phone in done:
                count = Count(self._random.randint(-450, 570))
                steps.append(_report(phone, session, answers, count))
        _take(steps)

    def _half_day(
        self,
        phone: Telephone,
        session: TrainingSession,
        answers: Sequence[tuple[Presence, str | None]],
    ) -> Iterable[Step]:
        code = phone.point.agency.official_code
        reports = LATE.get(code or "", self._random.randint(14, 41)) * 60
        begins = -self._random.randint(300, 1100)
        pressed = list(taps(answers, self._random, begins=begins, ends=reports - 60))
        if code == NEVER:
            half = pressed[: len(pressed) // 2] if session.half is HalfDay.MORNING else []
            return self._sending(phone, session, half)
        if code == NO_LINE:
            return [_report(phone, session, [], Count(reports, note=NO_LINE_NOTE))]
        steps = self._sending(phone, session, pressed)
        if code == TWICE:
            steps.append(_report(phone, session, answers, Count(reports - 600, 2)))
            steps.append(_report(phone, session, answers, Count(reports, -1)))
        else:
            steps.append(_report(phone, session, answers, Count(reports)))
        return steps

    def _sending(
        self, phone: Telephone, session: TrainingSession, pressed: Sequence[Tap]
    ) -> list[Step]:
        """The first round in one batch; whoever came later in another."""
        late = [tap for tap in pressed if tap.value is Presence.LATE]
        first_round = [tap for tap in pressed if tap.value is not Presence.LATE]
        return [
            Step(
                phone.sends_at(session, batch),
                phone.owner,
                "attendance.take_events",
                partial(phone.send, session, batch),
            )
            for batch in (first_round, late)
            if batch
        ]


def _take(steps: Iterable[Step]) -> None:
    for step in sorted(steps, key=lambda step: step.moment):
        with acting(step.moment, step.by, step.action):
            step.do()


def _answer(day: Day, half: HalfDay) -> tuple[Presence, str | None]:
    value = day.morning if half is HalfDay.MORNING else day.afternoon
    return value, day.reason if value is Presence.EXCUSED else None


def _in_time(answer: tuple[Presence, str | None]) -> tuple[Presence, str | None]:
    return (Presence.PRESENT, None) if answer[0] is Presence.LATE else answer


def _report(
    phone: Telephone,
    session: TrainingSession,
    answers: Sequence[tuple[Presence, str | None]],
    count: Count,
) -> Step:
    """The head count of those who are here."""
    here = [one for one, (value, _) in zip(phone.people, answers, strict=False) if value.is_here]
    women = sum(one.sex is Sex.FEMALE for one in here)
    return Step(
        session.starts_at + timedelta(seconds=count.after),
        phone.owner,
        "attendance.report_sheet",
        lambda: report_sheet(
            phone.point,
            session,
            len(here) + count.differs,
            female_count=women,
            is_connected=not count.note,
            note=count.note,
            by=phone.owner,
        ),
    )
