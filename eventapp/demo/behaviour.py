"""How people behaved: who came, who came late, who stayed away, and what the operator tapped when.

Times are seconds after the half-day begins; nothing here knows the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from eventapp.attendance.presence import Presence

AWAY_ALL_DAY, AWAY_IN_THE_MORNING, AWAY_IN_THE_AFTERNOON = 0.048, 0.017, 0.029
LATE, EXCUSED, FIRST_TAKEN_FOR_ABSENT = 0.03, 0.6, 0.5
REASONS = (
    "Họp đột xuất tại UBND huyện",
    "Đi công tác",
    "Trực chốt kiểm soát dịch Covid-19",
    "Tiếp công dân theo lịch",
    "Việc gia đình",
    "Dự họp Hội đồng nhân dân",
)


@dataclass(frozen=True)
class Tap:
    """One press of the operator's finger: the answer about the ``person``-th of her list."""

    after: int
    person: int
    value: Presence
    reason: str | None = None
    is_correction: bool = False


@dataclass(frozen=True)
class Day:
    """Where somebody was in the two halves of a day."""

    morning: Presence
    afternoon: Presence
    reason: str | None


def day_of(random: Random) -> Day:
    """One person's day."""
    fate = random.random()
    away = Presence.EXCUSED if random.random() < EXCUSED else Presence.ABSENT
    reason = random.choice(REASONS) if away is Presence.EXCUSED else None
    halves = [Presence.LATE if random.random() < LATE else Presence.PRESENT for _half in range(2)]
    if fate < AWAY_ALL_DAY + AWAY_IN_THE_MORNING:
        halves[0] = away
    if fate < AWAY_ALL_DAY or fate > 1 - AWAY_IN_THE_AFTERNOON:
        halves[1] = away
    return Day(halves[0], halves[1], reason)


def taps(
    answers: Sequence[tuple[Presence, str | None]], random: Random, *, begins: int, ends: int
) -> Iterator[Tap]:
    """The roll call of one list, from ``begins`` until just before ``ends``, in order.

    Whoever comes late is answered when she comes; half of them were taken for absent before.
    """
    after = begins
    late = []
    for person, (value, reason) in enumerate(answers):
        after += random.randint(2, 5)
        if value is not Presence.LATE:
            yield Tap(after, person, value, reason)
            continue
        was_absent = random.random() < FIRST_TAKEN_FOR_ABSENT
        late.append((person, was_absent))
        if was_absent:
            yield Tap(after, person, Presence.ABSENT)
    arrives = max(after, 120)
    for person, was_absent in late:
        arrives += random.randint(5, max(6, (ends - arrives) // 3))
        yield Tap(arrives, person, Presence.LATE, is_correction=was_absent)
