"""Answers as they are typed, kept and told; all ways in read them here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from eventapp.errors import N_, RuleBroken
from eventapp.lists.notes import yes_or_no
from eventapp.questions.models import Question, QuestionKind
from eventapp.vietnamese.names import clean_text, fold

LONGEST_ANSWER = 300
YES, NO = "yes", "no"
_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3}){1,3}")
_NUMBER = re.compile(r"-?\d{1,12}([.,]\d{1,4})?")

Answers = Mapping[str, str]
"""By :attr:`Question.key`: text, the words of a choice, ``12.5``, ``yes`` or ``no``; "" is none."""


def read_answer(question: Question, typed: str) -> str:
    """The answer as it is kept, "" for none; refused beside its field when it is no answer."""
    text = clean_text(typed)
    if not text:
        return ""
    answer: str | None = _READ[question.kind](question, text)
    if answer is None:
        raise RuleBroken(_REFUSALS[question.kind], field=question.field, text=text[:40])
    return answer


def read_answers(
    questions: Iterable[Question], typed: Mapping[str, str], group_id: int | None
) -> dict[str, str]:
    """The answers of a form to the questions for her group; what is required must be there."""
    answers = {}
    for question in questions:
        if not question.is_for(group_id):
            continue
        answers[question.key] = read_answer(question, typed.get(question.key, ""))
        if question.is_required and not answers[question.key]:
            raise RuleBroken(
                "Please answer: %(question)s", field=question.field, question=question.text
            )
    return answers


def merged(present: Answers | None, new: Answers) -> dict[str, str]:
    """What is on a row after new answers: others stay, empty ones take theirs away."""
    return {key: text for key, text in {**(present or {}), **new}.items() if text}


def as_number(answer: str) -> int | float:
    return float(answer) if "." in answer else int(answer)


def _text(question: Question, text: str) -> str | None:
    if len(text) > LONGEST_ANSWER:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field=question.field,
            most=LONGEST_ANSWER,
            length=len(text),
        )
    return text


def _choice(question: Question, text: str) -> str | None:
    if text in question.choices:
        return text
    found = [choice for choice in question.choices if fold(choice) == fold(text)]
    return found[0] if len(found) == 1 else None


def _number(_: Question, text: str) -> str | None:
    if _THOUSANDS.fullmatch(text):
        return text.replace(".", "")
    return text.replace(",", ".") if _NUMBER.fullmatch(text) else None


def _yes_no(_: Question, text: str) -> str | None:
    if text in {YES, NO}:
        return text
    told = yes_or_no(text)
    return None if told is None else YES if told else NO


_READ: dict[QuestionKind, Any] = {
    QuestionKind.TEXT: _text,
    QuestionKind.CHOICE: _choice,
    QuestionKind.NUMBER: _number,
    QuestionKind.YES_NO: _yes_no,
}
_REFUSALS = {
    QuestionKind.TEXT: "",
    QuestionKind.CHOICE: N_("“%(text)s” is none of the answers. Please choose one."),
    QuestionKind.NUMBER: N_("“%(text)s” is not a number. Write for example 12 or 12,5."),
    QuestionKind.YES_NO: N_("“%(text)s” is neither yes nor no."),
}
