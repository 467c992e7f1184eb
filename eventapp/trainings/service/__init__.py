"""What an organiser does with a training: plan it, change it, publish it, put it off, close it."""

from __future__ import annotations

from eventapp.trainings.blocks import BlockPlan
from eventapp.trainings.details import DayTimes, SessionPlan, TrainingDetails
from eventapp.trainings.lecturer_details import LecturerDetails
from eventapp.trainings.service.changes import (
    cancel_session,
    move_half_days,
    postpone,
    restore_session,
)
from eventapp.trainings.service.half_days import add_session, change_session, remove_session
from eventapp.trainings.service.lecturers import add_lecturer, change_lecturer
from eventapp.trainings.service.planning import change_training, plan_training
from eventapp.trainings.service.states import (
    archive,
    close,
    publish,
    reopen,
    take_from_archive,
)

__all__ = [
    "BlockPlan",
    "DayTimes",
    "LecturerDetails",
    "SessionPlan",
    "TrainingDetails",
    "add_lecturer",
    "add_session",
    "archive",
    "cancel_session",
    "change_lecturer",
    "change_session",
    "change_training",
    "close",
    "move_half_days",
    "plan_training",
    "postpone",
    "publish",
    "remove_session",
    "reopen",
    "restore_session",
    "take_from_archive",
]
