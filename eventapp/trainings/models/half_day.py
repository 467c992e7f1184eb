"""Sáng and chiều: the two halves of a day."""

from __future__ import annotations

from enum import StrEnum

from eventapp.errors import N_


class HalfDay(StrEnum):
    """Sáng, chiều."""

    MORNING = "morning"
    AFTERNOON = "afternoon"

    @property
    def label(self) -> str:
        return HALF_DAY_LABELS[self]


HALF_DAY_LABELS = {HalfDay.MORNING: N_("Morning"), HalfDay.AFTERNOON: N_("Afternoon")}
HALF_DAY_TITLES = {HalfDay.MORNING: "Sáng", HalfDay.AFTERNOON: "Chiều"}
