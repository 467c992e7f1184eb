"""Form fields for what organisers type: times as 7h30, whole numbers, some of a few choices."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from eventapp.typed_fields import DayField, TypedField, choice_or_none
from eventapp.vietnamese.dates import format_time

__all__ = ["ChecksField", "DayField", "NumberField", "TimeField", "TypedField", "choice_or_none"]

_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)\s*(?:(\d{2})\s*(?:p|phút)?)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2}")
_HOURS, _MINUTES = 24, 60


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
