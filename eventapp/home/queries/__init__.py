"""What is due, for each of the four people."""

from __future__ import annotations

from eventapp.home.queries.current import Phase, Step, current_training, phase_of, steps
from eventapp.home.queries.focal_person import OpenTraining, trainings_to_answer
from eventapp.home.queries.half_day import HalfDayNow, half_day_now
from eventapp.home.queries.notices import notices_for
from eventapp.home.queries.operator import RollCalls, roll_calls
from eventapp.home.queries.plan import PlanNow, plan_now

__all__ = [
    "HalfDayNow",
    "OpenTraining",
    "Phase",
    "PlanNow",
    "RollCalls",
    "Step",
    "current_training",
    "half_day_now",
    "notices_for",
    "phase_of",
    "plan_now",
    "roll_calls",
    "steps",
    "trainings_to_answer",
]
