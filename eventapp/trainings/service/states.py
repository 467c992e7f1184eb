"""The states of a training: published, closed, archived, and back."""

from __future__ import annotations

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import SessionState, Training, TrainingSession, TrainingState
from eventapp.vietnamese.dates import format_date


@atomic
def publish(training: Training, *, by: User) -> None:
    """Open the training for registration: everybody who signs in sees it."""
    if training.state is not TrainingState.DRAFT:
        raise RuleBroken("This training has been published already.")
    planned = select(TrainingSession.id).where(
        TrainingSession.training_id == training.id, TrainingSession.state == SessionState.PLANNED
    )
    if db.session.scalar(planned.limit(1)) is None:
        raise RuleBroken("Plan at least one half-day before publishing.")
    training.state = TrainingState.PUBLISHED


@atomic
def close(training: Training, *, by: User) -> None:
    """End the training: its plan can no longer change."""
    if training.state is not TrainingState.PUBLISHED:
        raise RuleBroken("Only a published training can be closed.")
    if clock.today() < training.ends_on:
        raise RuleBroken(
            "The training lasts until %(day)s: close it then.", day=format_date(training.ends_on)
        )
    training.state = TrainingState.CLOSED


@atomic
def reopen(training: Training, *, by: User) -> None:
    """Take a closing back."""
    if training.state is not TrainingState.CLOSED:
        raise RuleBroken("This training is not closed.")
    training.state = TrainingState.PUBLISHED


@atomic
def archive(training: Training, *, by: User) -> None:
    """Put a closed training away: lists leave it out, and it can only be read."""
    if training.state is not TrainingState.CLOSED:
        raise RuleBroken("Only a closed training can be archived.")
    training.state = TrainingState.ARCHIVED


@atomic
def take_from_archive(training: Training, *, by: User) -> None:
    """Bring an archived training back among the closed ones."""
    if training.state is not TrainingState.ARCHIVED:
        raise RuleBroken("This training is not archived.")
    training.state = TrainingState.CLOSED
