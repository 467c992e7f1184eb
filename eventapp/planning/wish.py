"""What a person decides about a copy: which parts, onto which days, held by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eventapp import clock
from eventapp.agencies.models import Agency
from eventapp.errors import N_, RuleBroken
from eventapp.trainings.hosts import host_must_exist


class SeatRule(StrEnum):
    """How many people the heir of several agencies is asked for."""

    LARGEST = "largest"
    SUM = "sum"

    @property
    def label(self) -> str:
        return SEAT_RULE_LABELS[self]


SEAT_RULE_LABELS = {
    SeatRule.LARGEST: N_("As many as the largest of them"),
    SeatRule.SUM: N_("As many as all of them together"),
}


@dataclass(frozen=True, kw_only=True)
class CopyWish:
    """The new training: its name, its first day, its host, and what comes along."""

    code: str
    title: str
    host: Agency
    starts_on: date
    skips_days_off: bool = True
    with_points: bool = True
    with_seats: bool = True
    with_blocks: bool = True
    seat_rule: SeatRule = SeatRule.LARGEST

    def __post_init__(self) -> None:
        if self.starts_on <= clock.today():
            raise RuleBroken("Choose a day that lies ahead.", field="starts_on")
        host_must_exist(self.host, self.starts_on)
