"""Which questions have answers: those are closed, never removed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import update

from eventapp.database import db
from eventapp.questions.models import Question


def note_answered(question_ids: Collection[int]) -> None:
    """Remember that these have answers; for actions that hold the lock of the training."""
    if question_ids:
        db.session.execute(
            update(Question)
            .where(Question.id.in_(question_ids), Question.is_answered.is_(False))
            .values(is_answered=True)
            .execution_options(synchronize_session=False)
        )
