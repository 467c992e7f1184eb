"""Who goes in place of a registered person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired

from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.people.models import Sex
from eventapp.registrations.forms.participant import role_name
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import Nomination, read_birth
from eventapp.trainings.vocabulary import AudienceRole


class SubstituteForm(Form):
    """Who goes in place of somebody; agency, group and point are those of the replaced person."""

    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why somebody else goes."))],
        description=_l("For example: ill, on a business trip, moved to another post."),
        render_kw={"autocomplete": "off"},
    )
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
    position = StringField(
        _l("Position"),
        [InputRequired(_l("Enter the position."))],
        render_kw={"autocomplete": "off"},
    )
    role_code = SelectField(_l("Role at the training"), validate_choice=False)
    phone = StringField(
        _l("Telephone (Zalo)"),
        render_kw={"class": "short", "type": "tel", "autocomplete": "off"},
    )
    is_another_person = BooleanField(_l("Yes, this is another person: register both"))

    def __init__(self, place: Registration, roles: Sequence[AudienceRole], **options: Any) -> None:
        super().__init__(**options)
        self.place = place
        self.phone.flags.optional = True
        self.sex.choices = [(sex.value, _(sex.label)) for sex in Sex]
        self.role_code.choices = [
            ("", _("Not chosen yet")),
            *((role.code, role_name(role)) for role in roles),
        ]

    def nomination(self, first_day: date) -> Nomination:
        birth_date, birth_year = read_birth(self.birth.data or "", first_day=first_day)
        if self.sex.data not in set(Sex):
            raise RuleBroken("Choose: female, male or not known.", field="sex")
        return Nomination(
            full_name=self.full_name.data,
            sex=Sex(self.sex.data),
            birth_date=birth_date,
            birth_year=birth_year,
            position=self.position.data,
            role_code=self.role_code.data or None,
            phone=self.phone.data,
            agency=self.place.agency,
            group=self.place.group,
            point=self.place.point,
            is_another_person=self.is_another_person.data,
        )
