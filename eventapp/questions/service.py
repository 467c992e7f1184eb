"""What an organiser does with questions: asked, reworded, moved, closed, opened again, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.questions import queries
from eventapp.questions.models import Question, QuestionKind
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.vietnamese.names import clean_text

FEWEST_CHOICES, MOST_CHOICES, LONGEST_CHOICE, MOST_QUESTIONS = 2, 30, 100, 20


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a question says; ``group_id`` None is everybody."""

    text: str
    kind: QuestionKind
    hint: str = ""
    choices: Sequence[str] = ()
    is_required: bool = False
    group_id: int | None = None


@atomic
def ask(training: Training, wording: Wording, *, by: User) -> Question:
    """Add a question at the end."""
    _lock(training)
    if len(queries.asked_in(training)) >= MOST_QUESTIONS:
        raise RuleBroken("A training asks at most %(most)s questions.", most=MOST_QUESTIONS)
    question = Question(
        training_id=training.id, position=queries.last_position(training) + 1, choices=[]
    )
    _write(question, wording, training)
    db.session.add(question)
    db.session.flush()
    return question


@atomic
def reword(question: Question, wording: Wording, *, version: int, by: User) -> Question:
    """Change a question; what has been answered keeps its meaning."""
    training = db.session.get_one(Training, question.training_id)
    _lock(training)
    db.session.refresh(question)
    if question.version != version:
        raise RuleBroken(STALE)
    if question.is_answered:
        _keep_meaning(question, wording)
    _write(question, wording, training)
    return question


@atomic
def move(question: Question, *, is_up: bool, by: User) -> None:
    """Change places with the neighbour above or below, if there is one."""
    training = db.session.get_one(Training, question.training_id)
    _lock(training)
    order = list(queries.questions_of(training))
    at = order.index(question)
    to = at - 1 if is_up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    for position, one in enumerate(order, start=1):
        one.position = position


@atomic
def close(question: Question, *, by: User) -> None:
    """Ask it no longer; answers stay where they are."""
    question.is_closed = True


@atomic
def open_again(question: Question, *, by: User) -> None:
    question.is_closed = False


@atomic
def remove(question: Question, *, by: User) -> None:
    """Remove a question that nobody has answered."""
    _lock(db.session.get_one(Training, question.training_id))
    db.session.refresh(question)
    if question.is_answered:
        raise RuleBroken("People have answered this question: close it instead.")
    db.session.delete(question)


def _write(question: Question, wording: Wording, training: Training) -> None:
    text = clean_text(wording.text)
    if not text:
        raise RuleBroken("Write the question.", field="text")
    found = select(AudienceGroup.id).where(AudienceGroup.training_id == training.id)
    groups = set(db.session.scalars(found))
    if wording.group_id is not None and wording.group_id not in groups:
        raise RuleBroken("Choose a group of this training.", field="group")
    question.text, question.hint = text[:200], clean_text(wording.hint)[:200]
    question.kind, question.group_id = wording.kind, wording.group_id
    question.choices = _choices(wording) if wording.kind is QuestionKind.CHOICE else []
    question.is_required = wording.is_required


def _choices(wording: Wording) -> list[str]:
    found = [clean_text(choice) for choice in wording.choices]
    choices = list(dict.fromkeys(choice for choice in found if choice))
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        raise RuleBroken(
            "Write %(fewest)s to %(most)s answers, one a line.",
            field="choices",
            fewest=FEWEST_CHOICES,
            most=MOST_CHOICES,
        )
    if long := next((choice for choice in choices if len(choice) > LONGEST_CHOICE), None):
        raise RuleBroken(
            "“%(answer)s…” is too long: an answer has at most %(most)s characters.",
            field="choices",
            answer=long[:30],
            most=LONGEST_CHOICE,
        )
    return choices


def _keep_meaning(question: Question, wording: Wording) -> None:
    if wording.kind is not question.kind:
        raise RuleBroken(
            "People have answered already: its kind stays. Close it and ask a new one.",
            field="kind",
        )
    kept = {clean_text(choice) for choice in wording.choices}
    if gone := [choice for choice in question.choices if choice not in kept]:
        raise RuleBroken(
            "People have answered already: “%(answer)s” must stay. New answers may be added.",
            field="choices",
            answer=gone[0],
        )


def _lock(training: Training) -> None:
    """One at a time changes the questions and the list of a training."""
    found = select(Training.state).where(Training.id == training.id)
    if db.session.execute(found.with_for_update(key_share=True)).scalar_one().is_over:
        raise RuleBroken("The training is closed: its list can no longer be changed.")
