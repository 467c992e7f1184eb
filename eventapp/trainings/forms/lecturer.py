"""What an organiser types about a lecturer."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Optional

from eventapp.people.models import Sex
from eventapp.trainings.models import Lecturer
from eventapp.trainings.service import LecturerDetails
from eventapp.trainings.versions import VersionedForm


class LecturerForm(VersionedForm):
    full_name = StringField(
        _l("Full name"),
        [InputRequired(_l("Enter the full name."))],
        render_kw={"autocomplete": "off"},
    )
    sex = RadioField(
        _l("Sex"),
        [InputRequired(_l("Choose the sex."))],
        description=_l("Lecturers are counted by it in the report, apart from the trainees."),
    )
    position = StringField(_l("Position"), [Optional()])
    organisation = StringField(_l("Where from"), [Optional()])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sex.choices = [(sex.value, _(sex.label)) for sex in Sex]

    def details(self) -> LecturerDetails:
        return LecturerDetails(
            full_name=self.full_name.data,
            sex=Sex(self.sex.data),
            position=self.position.data or "",
            organisation=self.organisation.data or "",
        )


def facts_of_lecturer(lecturer: Lecturer) -> dict[str, Any]:
    """What the form of a lecturer is filled with."""
    return {
        "version": str(lecturer.version),
        "full_name": lecturer.full_name,
        "sex": lecturer.sex.value,
        "position": lecturer.position,
        "organisation": lecturer.organisation,
    }
