"""What an organiser types when people who were invited must be told something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Optional

from eventapp.forms import Form
from eventapp.trainings.fields import DAYS_OFF, DayField
from eventapp.trainings.models import TrainingSession
from eventapp.vietnamese.dates import format_date


def _reason() -> TextAreaField:
    return TextAreaField(
        _l("Reason"),
        [InputRequired(_l("Enter the reason: people who were invited read it."))],
        description=_l("It stands on the public page, word for word: no names of persons."),
        render_kw={"rows": 2},
    )


class CancelForm(Form):
    reason = _reason()


class PostponeForm(Form):
    starts_on = DayField(
        _l("New first day"),
        [Optional()],
        description=_l("Left empty: the new days are told later."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    reason = _reason()
    accepts_days_off = BooleanField(DAYS_OFF)


class MoveForm(Form):
    what = SelectField(_l("What moves"))
    to = DayField(
        _l("New day"),
        [InputRequired(_l("Enter the new day."))],
        description=_l("Day/month/year, for example 13/10/2021."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    reason = _reason()
    accepts_days_off = BooleanField(DAYS_OFF)

    def __init__(self, sessions: Sequence[TrainingSession], **options: Any) -> None:
        """``sessions`` are those that may move; whole days are offered first."""
        super().__init__(**options)
        self._choices: dict[str, list[TrainingSession]] = {}
        words: dict[str, str] = {}
        for session in sessions:
            day = session.day.isoformat()
            self._choices.setdefault(day, []).append(session)
            words[day] = _("The whole day %(day)s", day=format_date(session.day))
        days = [day for day, found in self._choices.items() if len(found) > 1]
        for session in sessions:
            self._choices[session.code] = [session]
            words[session.code] = f"{_(session.half.label)} {format_date(session.day)}"
        codes = [session.code for session in sessions]
        self.what.choices = [(key, words[key]) for key in (*days, *codes)]

    @property
    def moving(self) -> list[TrainingSession]:
        return self._choices[self.what.data]

    @property
    def new_day(self) -> date:
        day: date = self.to.data
        return day
