"""Finding the questions of a training; whoever may see the training may see them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from eventapp.database import db
from eventapp.questions.models import Question
from eventapp.trainings.models import Training


def questions_of(training: Training) -> Sequence[Question]:
    """All of them with their groups, closed ones too, in the organiser's order."""
    return db.session.scalars(
        select(Question)
        .where(Question.training_id == training.id)
        .options(joinedload(Question.group))
        .order_by(Question.position, Question.id)
    ).all()


def asked_in(training: Training) -> list[Question]:
    """Those that are asked now."""
    return [question for question in questions_of(training) if not question.is_closed]


def get_question(training: Training, question_id: int) -> Question:
    return db.session.scalars(
        select(Question)
        .where(Question.id == question_id, Question.training_id == training.id)
        .options(joinedload(Question.group))
    ).one()


def last_position(training: Training) -> int:
    found = select(func.max(Question.position)).where(Question.training_id == training.id)
    return db.session.scalar(found) or 0
