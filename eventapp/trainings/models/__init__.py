"""What a training is made of."""

from __future__ import annotations

from eventapp.trainings.models.block import Lecturer, SessionBlock
from eventapp.trainings.models.half_day import HALF_DAY_LABELS, HALF_DAY_TITLES, HalfDay
from eventapp.trainings.models.notice import Notice, NoticeKind
from eventapp.trainings.models.session import SessionGroup, SessionState, TrainingSession
from eventapp.trainings.models.training import (
    STATE_LABELS,
    AudienceGroup,
    Training,
    TrainingState,
)

__all__ = [
    "HALF_DAY_LABELS",
    "HALF_DAY_TITLES",
    "STATE_LABELS",
    "AudienceGroup",
    "HalfDay",
    "Lecturer",
    "Notice",
    "NoticeKind",
    "SessionBlock",
    "SessionGroup",
    "SessionState",
    "Training",
    "TrainingSession",
    "TrainingState",
]
