"""What an organiser types about a training."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from eventapp import clock
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.trainings.fields import (
    DAYS_OFF,
    ChecksField,
    DayField,
    NumberField,
    choice_or_none,
    hour_field,
)
from eventapp.trainings.models import Training
from eventapp.trainings.service import DayTimes, TrainingDetails
from eventapp.trainings.versions import VersionedForm
from eventapp.trainings.vocabulary import GROUPS
from eventapp.vietnamese.dates import format_date

CONTACT = ("contact_office", "contact_phone", "contact_email")


class TrainingForm(VersionedForm):
    title = TextAreaField(
        _l("Title"), [InputRequired(_l("Enter the title of the training."))], render_kw={"rows": 2}
    )
    code = StringField(
        _l("Code"),
        [InputRequired(_l("Enter a code."))],
        description=_l("Letters without accents, digits and hyphens: it stands in addresses."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    host = SelectField(
        _l("Host agency"),
        [InputRequired(_l("Choose the host agency."))],
        coerce=choice_or_none,
        description=_l("It must exist on the first day. Its name is kept as it is now."),
    )
    place = StringField(
        _l("Place on papers"),
        [InputRequired(_l("Enter the place named before the date on papers."))],
        description=_l("As before the date: “Hưng Yên, ngày …”."),
        render_kw={"class": "short"},
    )
    starts_on = DayField(
        _l("First day"),
        [InputRequired(_l("Enter the first day."))],
        description=_l("Day/month/year, for example 13/10/2021."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    ends_on = DayField(
        _l("Last day"),
        [InputRequired(_l("Enter the last day."))],
        render_kw={"class": "short", "autocomplete": "off"},
    )
    groups = ChecksField(_l("Groups"), description=_l("G9 is never counted among the trainees."))
    opens_minutes = NumberField(
        _l("Sheets open, minutes before the start"),
        [InputRequired(_l("Enter a number of minutes."))],
        default=30,
    )
    due_minutes = NumberField(
        _l("Head count due, minutes after the start"),
        [InputRequired(_l("Enter a number of minutes."))],
        default=45,
    )
    closes_hours = NumberField(
        _l("Sheets close for operators, hours after the end"),
        [InputRequired(_l("Enter a number of hours."))],
        default=24,
    )

    contact_office = StringField(
        _l("Office to ask"),
        [Optional()],
        description=_l("Named on the public page, with its phone and e-mail: no person's name."),
    )
    contact_phone = StringField(
        _l("Phone of the office"),
        [Optional()],
        render_kw={"class": "short", "inputmode": "tel", "autocomplete": "off"},
    )
    contact_email = StringField(
        _l("E-mail of the office"),
        [Optional()],
        render_kw={"inputmode": "email", "autocomplete": "off"},
    )
    accepts_days_off = BooleanField(DAYS_OFF)

    def __init__(self, hosts: Sequence[Agency], **options: Any) -> None:
        super().__init__(**options)
        self._hosts = {agency.id: agency for agency in hosts}
        self.host.choices = host_choices(hosts)
        in_english = str(get_locale()) == "en"
        self.groups.choices = [
            (group.code, f"{group.code}: {group.name_en if in_english else group.name}")
            for group in GROUPS.values()
        ]

    def keep_days(self, training: Training) -> None:
        """Days that people were invited to are changed elsewhere, where they are told."""
        for name in ("starts_on", "ends_on"):
            self[name].render_kw = {"class": "short", "readonly": True}
        self.starts_on.description = _(
            "People have been invited to these days: postpone the training or move a day."
        )

    def details(self, times: DayTimes | None = None) -> TrainingDetails:
        return TrainingDetails(
            code=self.code.data,
            title=self.title.data,
            host=self._hosts[self.host.data],
            place=self.place.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            groups=tuple(self.groups.data),
            opens_minutes=self.opens_minutes.data,
            due_minutes=self.due_minutes.data,
            closes_hours=self.closes_hours.data,
            times=times or DayTimes(),
            contact_office=self.contact_office.data or "",
            contact_phone=self.contact_phone.data,
            contact_email=self.contact_email.data,
            accepts_days_off=self.accepts_days_off.data,
        )


class PlanForm(TrainingForm):
    """A new training: also the hours of its half-days."""

    morning_starts = hour_field(_l("The morning starts"), time(7, 30))
    morning_ends = hour_field(_l("The morning ends"), time(11, 30))
    afternoon_starts = hour_field(_l("The afternoon starts"), time(13, 30))
    afternoon_ends = hour_field(_l("The afternoon ends"), time(16, 30))

    def plan(self) -> TrainingDetails:
        times = DayTimes(
            morning_starts=self.morning_starts.data,
            morning_ends=self.morning_ends.data,
            afternoon_starts=self.afternoon_starts.data,
            afternoon_ends=self.afternoon_ends.data,
        )
        return self.details(times)


def host_choices(hosts: Sequence[Agency]) -> list[tuple[int | str, str]]:
    """Agencies by level; of one that is closed or still to come also when."""
    levels = list(AgencyLevel)
    ordered = sorted(hosts, key=lambda agency: levels.index(agency.level))
    return [
        ("", _("Choose an agency")),
        *((agency.id, _with_period(agency)) for agency in ordered),
    ]


def _with_period(agency: Agency) -> str:
    today = clock.today()
    if agency.valid_to is not None and agency.valid_to < today:
        until = _("until %(day)s", day=format_date(agency.valid_to))
        return f"{agency.name} ({until})"
    if agency.valid_from is not None and today < agency.valid_from:
        since = _("from %(day)s", day=format_date(agency.valid_from))
        return f"{agency.name} ({since})"
    return agency.name


def facts_of(training: Training) -> dict[str, Any]:
    """What the form of a training is filled with."""
    return {
        "version": str(training.version),
        "host": training.host_id,
        "groups": [group.code for group in training.groups],
        **{
            name: getattr(training, name)
            for name in ("title", "code", "place", "starts_on", "ends_on", *CONTACT)
        },
        "opens_minutes": training.opens_minutes,
        "due_minutes": training.due_minutes,
        "closes_hours": training.closes_hours,
    }
