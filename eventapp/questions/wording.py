"""Answers as pages and files tell them."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from eventapp.questions.answers import NO, YES, Answers, as_number
from eventapp.questions.models import Question, QuestionKind


def told(question: Question, answer: str) -> str:
    """One answer in words."""
    match question.kind:
        case QuestionKind.YES_NO:
            return str({YES: _("Yes"), NO: _("No")}.get(answer, ""))
        case QuestionKind.NUMBER:
            return answer.replace(".", ",")
    return answer


def told_answers(questions: Iterable[Question], answers: Answers | None) -> list[tuple[str, str]]:
    """Question and answer, for every question that has one."""
    kept = answers or {}
    return [(one.text, told(one, kept[one.key])) for one in questions if kept.get(one.key)]


def in_cell(question: Question, answers: Answers | None) -> str | int | float:
    """One answer in a spreadsheet: numbers stay numbers."""
    answer = (answers or {}).get(question.key, "")
    if answer and question.kind is QuestionKind.NUMBER:
        return as_number(answer)
    return told(question, answer)
