"""What templates may call."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask, current_app
from flask_babel import get_locale
from jinja2 import StrictUndefined

from eventapp import clock
from eventapp.access import Permission, may
from eventapp.language import LANGUAGES
from eventapp.vietnamese import numbers, phones


def init_app(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    for page_filter in (moment, period, day, clock_time, number, percent, phone):
        app.add_template_filter(page_filter)
    for word, value in {
        "may": may,
        "Permission": Permission,
        "get_locale": get_locale,
        "LANGUAGES": LANGUAGES,
        "now": clock.now,
        "has_page": has_page,
    }.items():
        app.add_template_global(value, word)


def moment(value: datetime) -> str:
    """13/10/2021, 8h15 in Vietnamese, 13/10/2021, 08:15 in English, on a clock in Vietnam."""
    return f"{clock.local(value):%d/%m/%Y}, {clock_time(value)}"


def period(first: date, last: date) -> str:
    """13-15/10/2021, with a dash: whatever both days share is written once."""
    shared = "%d" if (first.year, first.month) == (last.year, last.month) else "%d/%m"
    if first.year != last.year:
        shared = "%d/%m/%Y"
    return day(last) if first == last else f"{first.strftime(shared)}–{day(last)}"


def day(value: date) -> str:
    """13/10/2021."""
    return value.strftime("%d/%m/%Y")


def clock_time(value: datetime) -> str:
    """8h15 in Vietnamese, 08:15 in English, on a clock in Vietnam."""
    here = clock.local(value)
    return here.strftime("%H:%M") if str(get_locale()) == "en" else f"{here.hour}h{here.minute:02}"


def number(value: int) -> str:
    """1.234 in Vietnamese, 1,234 in English."""
    return f"{value:,}" if str(get_locale()) == "en" else numbers.format_number(value)


def percent(part: int, whole: int) -> str:
    """69,5% in Vietnamese, 69.5% in English; - when there is no whole."""
    text = numbers.percent(part, whole)
    return text.replace(",", ".") if str(get_locale()) == "en" else text


def phone(value: str | None) -> str:
    """0912 345 678."""
    return phones.format_phone(value) if value else ""


def has_page(endpoint: str) -> bool:
    """Tell whether this installation has that page, so that a layout links no missing feature."""
    return endpoint in current_app.view_functions
