"""What somebody wrote into the result report of a training."""

from __future__ import annotations

from sqlalchemy import select

from eventapp.database import db
from eventapp.reports.models import ResultText
from eventapp.trainings.models import Training


def result_text(training: Training) -> ResultText:
    """The text as it is kept; a new one with the usual words while nobody has saved any."""
    kept = db.session.scalars(
        select(ResultText).where(ResultText.training_id == training.id)
    ).one_or_none()
    return kept or ResultText.usual(training)
