"""Form fields whose text is read by us: days as 13/10/2021, and choices of keys."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import Field
from wtforms.widgets import TextInput

from eventapp.vietnamese.date_words import date_parts
from eventapp.vietnamese.dates import format_date, parse_date
from eventapp.vietnamese.names import clean_text

_LAST_MONTH = 12


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
