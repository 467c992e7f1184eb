"""What is sent and answered: a file or pasted table, a corrected row, answers for a whole list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.imports.answering import Decisions, Facts
from eventapp.imports.models import BirthOrder, ImportRow, ListImport
from eventapp.imports.surroundings import Surroundings
from eventapp.people.models import Sex
from eventapp.questions.answers import read_answer
from eventapp.questions.forms import AsksQuestions, asking
from eventapp.questions.models import Question
from eventapp.registrations.forms import role_name
from eventapp.trainings.vocabulary import roles_of

LIKE_THE_LIST = "-"


class SendingForm(Form):
    """One of the two, file or pasted table; organisers say for which agency."""

    agency = SelectField(_l("Agency that sends the list"), validate_choice=False)
    file = FileField(
        _l("Excel file"),
        description=_l("Any layout: .xlsx, .xls, .ods or .csv, up to 10 MB."),
        render_kw={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt"},
    )
    pasted = TextAreaField(
        _l("Or the table, copied and pasted"),
        description=_l("Mark the table in Excel or Word with its headings, copy, paste here."),
        render_kw={"rows": 6, "data-verbatim": True, "wrap": "off"},
    )
    is_again = BooleanField(_l("Read this file once more all the same"))

    def __init__(self, agencies: Sequence[Agency], **options: Any) -> None:
        super().__init__(**options)
        self._agencies = {str(agency.id): agency for agency in agencies}
        self.file.flags.optional = self.pasted.flags.optional = True
        self.agency.choices = [
            ("", _("Choose an agency")),
            *((key, agency.name) for key, agency in self._agencies.items()),
        ]
        self.asks_again = bool(self.is_again.data)
        if len(self._agencies) == 1:
            del self.agency

    @property
    def chosen_agency(self) -> Agency:
        key = self.agency.data if "agency" in self else next(iter(self._agencies))
        return self._agencies[key]

    def validate_agency(self, field: Field) -> None:
        if field.data not in self._agencies:
            raise ValidationError(_("Choose the agency whose list this is."))

    def validate_file(self, field: Field) -> None:
        has_text = bool((self.pasted.data or "").strip())
        if not field.data and not has_text:
            raise ValidationError(_("Choose a file, or paste the table below."))
        if field.data and has_text:
            raise ValidationError(_("Send the file or the pasted table, not both."))


class RowForm(AsksQuestions):
    """One row, as it should say; empty is allowed wherever it may follow later."""

    full_name = StringField(
        _l("Full name"),
        [InputRequired(_l("Enter the full name."))],
        render_kw={"autocomplete": "off"},
    )
    sex = RadioField(_l("Sex"), validate_choice=False, render_kw={"class": "across"})
    birth = StringField(
        _l("Year or date of birth"),
        description=_l("1980 or 05/03/1980."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    position = StringField(_l("Position"), render_kw={"autocomplete": "off"})
    phone = StringField(
        _l("Telephone (Zalo)"),
        render_kw={"class": "short", "type": "tel", "autocomplete": "off"},
    )
    email = StringField(_l("E-mail"), render_kw={"type": "email", "autocomplete": "off"})
    group = SelectField(_l("Group"))
    role_code = SelectField(_l("Role at the training"))
    point = SelectField(_l("Point"))

    def __init__(self, around: Surroundings, **options: Any) -> None:
        super().__init__(**options)
        self.email.flags.optional = True
        self.sex.choices = [(sex.value, _(sex.label)) for sex in Sex]
        self.group.choices = _with_usual(group_choices(around))
        self.point.choices = _with_usual(point_choices(around))
        day = around.training.starts_on
        self.role_code.choices = [
            ("", _("None")),
            *(
                (role.code, f"{role_name(role)} ({group.code})")
                for group in around.groups
                for role in roles_of(group.code, on=day)
            ),
        ]

    def validate_sex(self, field: Field) -> None:
        if field.data not in set(Sex):
            raise ValidationError(_("Choose: female, male or not known."))

    def facts(self) -> Facts:
        return Facts(
            full_name=self.full_name.data,
            sex=Sex(self.sex.data),
            birth=self.birth.data or "",
            position=self.position.data or "",
            phone=self.phone.data or "",
            email=self.email.data or "",
            role_code=self.role_code.data or None,
            group_id=_key(self.group.data),
            point_id=_key(self.point.data),
            answers={one.key: self[one.field].data or "" for one in self.questions},
        )


class WholeForm(Form):
    """Group and point of every row that has none of its own."""

    group = SelectField(_l("Group"))
    point = SelectField(_l("Point"))

    def __init__(self, list_import: ListImport, around: Surroundings, **options: Any) -> None:
        present = {
            "group": str(list_import.group_id or ""),
            "point": str(list_import.point_id or ""),
        }
        super().__init__(data=present, **options)
        self.group.choices = [("", _("Choose a group")), *group_choices(around)]
        self.point.choices = [("", _("Choose a point")), *point_choices(around)]

    def decisions(self) -> Decisions:
        return Decisions(group_id=_key(self.group.data), point_id=_key(self.point.data))


def birth_order(word: str) -> BirthOrder | None:
    return BirthOrder(word) if word in set(BirthOrder) else None


def row_form(around: Surroundings, row: ImportRow) -> Any:
    """The form of one row, with the questions of the training."""
    kind = asking(RowForm, around.questions)
    return kind(around, data=as_typed(row, around.questions))


def _as_kept(row: ImportRow, questions: Sequence[Question]) -> dict[str, str]:
    """Answers as the fields offer them; one that cannot be read stays as it was typed."""
    typed = row.answers or {}
    kept = {}
    for question in questions:
        text = typed.get(question.key, "")
        try:
            kept[question.key] = read_answer(question, text)
        except RuleBroken:
            kept[question.key] = text
    return kept


def as_typed(row: ImportRow, questions: Sequence[Question] = ()) -> dict[str, Any]:
    return {
        "full_name": row.full_name,
        "sex": row.sex.value,
        "birth": row.birth,
        "position": row.position,
        "phone": row.phone,
        "email": row.email,
        "group": str(row.group_id or LIKE_THE_LIST),
        "role_code": row.role_code or "",
        "point": str(row.point_id or LIKE_THE_LIST),
        **{f"question_{key}": text for key, text in _as_kept(row, questions).items()},
    }


def group_choices(around: Surroundings) -> list[tuple[str, str]]:
    return [(str(group.id), f"{group.code}: {group.name}") for group in around.groups]


def point_choices(around: Surroundings) -> list[tuple[str, str]]:
    home = around.agency.id
    points = sorted(around.points, key=lambda point: point.agency_id != home)
    return [(str(point.id), point.name) for point in points]


def _with_usual(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(LIKE_THE_LIST, _("As for the whole list")), *choices]


def _key(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None
