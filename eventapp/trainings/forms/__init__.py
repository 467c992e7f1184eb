"""What an organiser types about trainings, half-days, changes and lecturers."""

from __future__ import annotations

from eventapp.trainings.forms.changes import CancelForm, MoveForm, PostponeForm
from eventapp.trainings.forms.lecturer import LecturerForm, facts_of_lecturer
from eventapp.trainings.forms.session import (
    NewSessionForm,
    ProgrammeForm,
    SessionForm,
    facts_of_session,
)
from eventapp.trainings.forms.training import PlanForm, TrainingForm, facts_of, host_choices

__all__ = [
    "CancelForm",
    "LecturerForm",
    "MoveForm",
    "NewSessionForm",
    "PlanForm",
    "PostponeForm",
    "ProgrammeForm",
    "SessionForm",
    "TrainingForm",
    "facts_of",
    "facts_of_lecturer",
    "facts_of_session",
    "host_choices",
]
