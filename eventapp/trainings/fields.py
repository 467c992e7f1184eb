"""Form fields for what organisers type: days as 13/10/2021, times as 7h30, whole numbers."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from eventapp.vietnamese.date_words import date_parts
from eventapp.vietnamese.dates import format_date, format_time, parse_date
from eventapp.vietnamese.names import clean_text

_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)\s*(?:(\d{2})\s*(?:p|phút)?)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2}")
_LAST_MONTH, _HOURS, _MINUTES = 12, 24, 60


class TypedField(Field):
    """A field whose text is read by us; what was typed stays in it when it makes no sense."""

    widget = TextInput()
    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.shown(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        text = clean_text(valuelist[0]) if valuelist else ""
        if text:
            self.data = self.read(text)

    def read(self, text: str) -> Any:
        """The value, or a ValueError with a sentence."""
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        return str(value)


class DayField(TypedField):
    """13/10/2021: day before month, always."""

    def read(self, text: str) -> date:
        day = parse_date(text)
        if day is None:
            raise ValueError(_what_is_wrong(text))
        return day

    def shown(self, value: date) -> str:
        return format_date(value)


class TimeField(TypedField):
    """7h30 or 07:30."""

    def read(self, text: str) -> time:
        found = _TIME.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour >= _HOURS or minute >= _MINUTES:
            raise ValueError(_("Write the time as 7h30 or 07:30."))
        return time(hour, minute)

    def shown(self, value: time) -> str:
        return f"{value:%H:%M}" if str(get_locale()) == "en" else format_time(value)


class NumberField(TypedField):
    """A whole number, with or without points between the thousands."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("render_kw", {"class": "short", "inputmode": "numeric"})
        super().__init__(*arguments, **options)

    def read(self, text: str) -> int:
        sign, digits = (-1, text[1:]) if text[:1] in "-\u2212" else (1, text)
        if not _NUMBER.fullmatch(digits):
            raise ValueError(_("Enter a whole number."))
        return sign * int(re.sub("[. ]", "", digits))


class ChecksField(SelectMultipleField):
    """Some of a few choices, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


NO_TIME = _l("Enter a time.")
DAYS_OFF = _l("Hold it on a day off all the same")


def hour_field(label: str, default: time | None = None) -> TimeField:
    """A time that has to be entered."""
    return TimeField(label, [InputRequired(NO_TIME)], default=default, render_kw={"class": "short"})


def choice_or_none(text: Any) -> int | None:
    """Coerce a select's value; the empty first choice is None."""
    return int(text) if text not in {"", None, "None"} else None


def _what_is_wrong(text: str) -> str:
    parts = date_parts(text)
    if parts is None or parts.day is None or parts.month is None:
        sentence = _("Write the date as day/month/year, for example 13/10/2021.")
    elif parts.short_year:
        sentence = _("Write the year with four digits, for example 13/10/2021.")
    elif parts.month > _LAST_MONTH >= parts.day:
        right = f"{parts.month:02}/{parts.day:02}/{parts.year}"
        sentence = _("The day comes before the month: did you mean %(right)s?", right=right)
    else:
        sentence = _("There is no day %(typed)s. Please check it.", typed=text)
    return str(sentence)
