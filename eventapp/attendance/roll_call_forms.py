"""What an operator fills in: an answer, a head count, somebody who was not on the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from eventapp.agencies.models import Agency
from eventapp.attendance.forms import WholeNumber
from eventapp.attendance.presence import Presence
from eventapp.forms import Form
from eventapp.keys import LARGEST_KEY
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import AudienceGroup


class PressForm(Form):
    """One press on one of the four answers; ``page`` and ``seen`` come from the page pressed on."""

    person = IntegerField(validators=[InputRequired(), NumberRange(0, LARGEST_KEY)])
    value = SelectField(choices=[value.value for value in Presence])
    reason = StringField(_l("Reason"), [Length(max=200)])
    seen = StringField()
    page = StringField()

    def validate_page(self, field: StringField) -> None:
        try:
            UUID(field.data)
        except (ValueError, TypeError, AttributeError):
            raise ValidationError(_("Reload the page and try again.")) from None

    @property
    def presence(self) -> Presence:
        return Presence(self.value.data)

    @property
    def heads(self) -> list[str]:
        """The marks the page had seen."""
        return (self.seen.data or "").split()

    @property
    def rendering(self) -> UUID:
        return UUID(self.page.data)


class ReportForm(Form):
    head_count = WholeNumber(
        _l("People in the room"),
        [InputRequired(_l("Enter how many people are in the room; 0 is an answer too."))],
        description=_l("As you counted them, guests not included."),
        render_kw={"inputmode": "numeric", "min": 0, "autocomplete": "off"},
    )
    female_count = WholeNumber(
        _l("Of these, women"),
        [Optional()],
        render_kw={"inputmode": "numeric", "min": 0, "autocomplete": "off"},
    )
    has_no_line = BooleanField(_l("The point has no connection"))
    note = TextAreaField(_l("Note"), [Optional(), Length(max=500)], render_kw={"rows": 2})

    def counts(self) -> dict[str, Any]:
        """What ``report_sheet`` takes."""
        return {
            "head_count": self.head_count.data,
            "female_count": self.female_count.data,
            "is_connected": not self.has_no_line.data,
            "note": self.note.data or "",
        }


class WalkInForm(Form):
    full_name = StringField(
        _l("Full name"), [InputRequired(_l("Enter the full name."))], render_kw={"maxlength": 200}
    )
    sex = RadioField(
        _l("Sex"),
        [InputRequired(_l("Choose one."))],
        choices=[
            SelectChoice(Sex.FEMALE.value, _l("Female")),
            SelectChoice(Sex.MALE.value, _l("Male")),
        ],
    )
    position = StringField(_l("Position"), [Optional()], render_kw={"maxlength": 200})
    agency = SelectField(_l("Agency"), coerce=int)
    group = SelectField(_l("Group"), coerce=int)
    is_another_person = BooleanField(_l("This is another person of the same name"))

    def __init__(
        self, agencies: Sequence[Agency], groups: Sequence[AudienceGroup], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._agencies = {agency.id: agency for agency in agencies}
        self._groups = {group.id: group for group in groups}
        self.agency.choices = [SelectChoice(agency.id, agency.name) for agency in agencies]
        self.group.choices = [
            SelectChoice(group.id, f"{group.code}. {group.name}") for group in groups
        ]

    def nomination(self, point: Point) -> Nomination:
        """Who came to this point; refused where a name or position cannot be one."""
        return Nomination(
            full_name=self.full_name.data,
            sex=Sex(self.sex.data),
            position=self.position.data or "",
            agency=self._agencies[self.agency.data],
            group=self._groups[self.group.data],
            point=point,
            is_another_person=self.is_another_person.data,
        )
