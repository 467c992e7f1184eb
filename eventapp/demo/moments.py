"""The moments of the demo worth looking at, to which its clock can be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from eventapp import clock
from eventapp.errors import N_


@dataclass(frozen=True)
class Moment:
    """When, and what there is to see then."""

    at: datetime
    label: str


def _on(day: int, hour: int, minute: int) -> datetime:
    return clock.at(date(2021, 10, day), time(hour, minute))


MOMENTS = {
    "morning": Moment(_on(14, 7, 40), N_("Morning: the roll is being taken")),
    "morning-due": Moment(_on(14, 8, 16), N_("Morning: the reports are due")),
    "afternoon": Moment(_on(14, 13, 50), N_("Afternoon: the roll is being taken")),
    "afternoon-due": Moment(_on(14, 14, 16), N_("Afternoon: the reports are due")),
    "last-day": Moment(_on(15, 7, 40), N_("The last day begins")),
}
