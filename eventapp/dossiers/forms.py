"""What is asked before two records become one, and about somebody's rights."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, RadioField, StringField, ValidationError
from wtforms.validators import InputRequired, Length, Optional

from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.people.identity import Identity
from eventapp.people.models import Person, Sex
from eventapp.registrations.nomination import read_birth, read_email, read_name, read_phone
from eventapp.trainings.versions import VersionedForm
from eventapp.typed_fields import DayField


class MergeForm(Form):
    keep = RadioField(_l("Which record stands for both?"), validate_choice=False)
    reason = StringField(
        _l("How do you know?"),
        [InputRequired(_l("Say how you know that they are one person.")), Length(max=200)],
        description=_l("For example: asked her on the telephone; the same e-mail address."),
        render_kw={"autocomplete": "off"},
    )
    pair = HiddenField()

    def validate_keep(self, field: Field) -> None:
        if field.data not in {str(value) for value, _label in self.keep.choices or ()}:
            raise ValidationError(_("Choose the record that is kept."))


class CorrectionForm(VersionedForm):
    full_name = StringField(
        _l("Full name"),
        [InputRequired(_l("Enter the full name."))],
        render_kw={"autocomplete": "off"},
    )
    birth = StringField(
        _l("Year or date of birth"),
        description=_l("1980 or 05/03/1980."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    sex = RadioField(_l("Sex"), validate_choice=False, render_kw={"class": "across"})
    phone = StringField(
        _l("Telephone (Zalo)"), [Optional()], render_kw={"class": "short", "type": "tel"}
    )
    email = StringField(_l("E-mail"), [Optional()], render_kw={"type": "email"})
    asked = StringField(
        _l("Who asked for it, and how"),
        [InputRequired(_l("Say how and what the person asked.")), Length(max=200)],
        description=_l("For example: she called on 12/10; letter of her agency."),
        render_kw={"autocomplete": "off"},
    )

    def __init__(self, today: date, **options: object) -> None:
        super().__init__(**options)
        self.today = today
        self.sex.choices = [(sex.value, _(sex.label)) for sex in Sex]

    def identity(self) -> Identity:
        if self.sex.data not in set(Sex):
            raise RuleBroken("Choose: female, male or not known.", field="sex")
        birth_date, birth_year = read_birth(self.birth.data or "", first_day=self.today)
        return Identity(
            full_name=read_name(self.full_name.data or ""),
            sex=Sex(self.sex.data),
            birth_date=birth_date,
            birth_year=birth_year,
            phone=read_phone(self.phone.data),
            email=read_email(self.email.data),
        )


class ErasureForm(Form):
    asked_on = DayField(_l("Asked on"), [InputRequired(_l("Enter the day."))])
    asked = StringField(
        _l("Who asked for it, and how"),
        [InputRequired(_l("Say how and what the person asked.")), Length(max=200)],
        description=_l("For example: she called on 12/10; letter of her agency."),
        render_kw={"autocomplete": "off"},
    )


def as_typed(person: Person) -> dict[str, str]:
    """What is known about a person as somebody would have typed it."""
    born = person.birth_date
    return {
        "full_name": person.full_name,
        "sex": person.sex.value,
        "birth": f"{born:%d/%m/%Y}" if born else str(person.birth_year or ""),
        "phone": person.phone or "",
        "email": person.email or "",
        "version": str(person.version),
    }
