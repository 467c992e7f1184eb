"""A question as an organiser writes it, and the fields of questions in other forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from eventapp.forms import Form
from eventapp.questions.answers import NO, YES, read_answers
from eventapp.questions.models import Question, QuestionKind
from eventapp.questions.service import Wording
from eventapp.trainings.models import AudienceGroup
from eventapp.trainings.versions import VersionedForm, small_number


class QuestionForm(VersionedForm):
    text = StringField(
        _l("Question"),
        [InputRequired(_l("Write the question."))],
        description=_l("Also the heading of its column in lists that agencies send."),
        render_kw={"autocomplete": "off", "maxlength": 200},
    )
    hint = StringField(_l("Explanation"), render_kw={"autocomplete": "off", "maxlength": 200})
    kind = RadioField(_l("Kind of answer"), validate_choice=True, default=QuestionKind.TEXT.value)
    choices = TextAreaField(
        _l("Answers to choose from"),
        description=_l("One a line; only for a question with several answers."),
        render_kw={"rows": 5},
    )
    group = SelectField(_l("Asked of"))
    is_required = BooleanField(_l("An answer is required"))

    def __init__(self, groups: Sequence[AudienceGroup], **options: Any) -> None:
        super().__init__(**options)
        self.hint.flags.optional = self.choices.flags.optional = True
        self.kind.choices = [(kind.value, _(kind.label)) for kind in QuestionKind]
        self.group.choices = [
            ("", _("Everybody")),
            *((str(group.id), f"{group.code}: {group.name}") for group in groups),
        ]

    def wording(self) -> Wording:
        return Wording(
            text=self.text.data,
            hint=self.hint.data or "",
            kind=QuestionKind(self.kind.data),
            choices=(self.choices.data or "").splitlines(),
            is_required=self.is_required.data,
            group_id=small_number(self.group.data or ""),
        )


def as_typed(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "hint": question.hint,
        "kind": question.kind.value,
        "choices": "\n".join(question.choices),
        "group": str(question.group_id or ""),
        "is_required": question.is_required,
        "version": str(question.version),
    }


class AsksQuestions(Form):
    """A form with the questions of a training; made by :func:`asking`."""

    questions: Sequence[Question] = ()

    @property
    def question_fields(self) -> list[Field]:
        return [self[question.field] for question in self.questions]

    def answers(self, group_id: int | None) -> dict[str, str]:
        """The answers to the questions for a group; refused beside the field that lacks one."""
        typed = {one.key: self[one.field].data or "" for one in self.questions}
        return read_answers(self.questions, typed, group_id)


def asking(form: type[Any], questions: Sequence[Question], *, of_one_group: bool = False) -> Any:
    """The same kind of form with a field for every question."""
    fields = {question.field: _field(question, of_one_group) for question in questions}
    return type(form.__name__, (form,), {**fields, "questions": questions})


def answers_as_typed(questions: Iterable[Question], answers: Any) -> dict[str, str]:
    """What the fields of :func:`asking` show for kept answers."""
    kept = answers or {}
    return {
        one.field: kept.get(one.key, "").replace(".", ",")
        if one.kind is QuestionKind.NUMBER
        else kept.get(one.key, "")
        for one in questions
    }


def _field(question: Question, of_one_group: bool) -> Any:  # noqa: FBT001 - of this module alone
    hint = question.hint
    if question.group and not of_one_group:
        only = _("Only for group %(group)s.", group=question.group.code)
        hint = f"{hint} {only}".strip()
    known: dict[str, Any] = {"description": hint}
    match question.kind:
        case QuestionKind.CHOICE:
            choices = [("", _("Not chosen yet")), *((one, one) for one in question.choices)]
            made: Any = _Select(question.text, offered=choices, validate_choice=False, **known)
        case QuestionKind.YES_NO:
            choices = [(YES, _("Yes")), (NO, _("No"))]
            kw = {"class": "across"}
            made = _Radio(
                question.text, offered=choices, validate_choice=False, render_kw=kw, **known
            )
        case QuestionKind.NUMBER:
            kw = {"class": "short", "inputmode": "decimal", "autocomplete": "off"}
            made = _Text(question.text, render_kw=kw, **known)
        case _:
            made = _Text(question.text, render_kw={"autocomplete": "off"}, **known)
    made.kwargs["is_optional"] = not question.is_required
    return made


class _MayBeOptional:
    def __init__(
        self, *given: Any, is_optional: bool = False, offered: Any = None, **options: Any
    ) -> None:
        super().__init__(*given, **options)
        if offered is not None:
            self.choices = offered
        if is_optional:
            self.flags.optional = True  # type: ignore[attr-defined]  # a field beside this class


class _Text(_MayBeOptional, StringField):
    pass


class _Select(_MayBeOptional, SelectField):
    pass


class _Radio(_MayBeOptional, RadioField):
    pass
