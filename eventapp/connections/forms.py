"""What people enter about logs: the file, how to read it, whose name it is, what was found out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from eventapp import clock
from eventapp.connections.models import ConnectionLog
from eventapp.connections.taking_in import COLUMNS, ENCODING, MAPPED_FIELDS, Choice
from eventapp.forms import Form
from eventapp.meetings.decoding import ENCODINGS
from eventapp.meetings.limits import MOST_BYTES
from eventapp.meetings.log import DAY, DAY_ORDER
from eventapp.points.models import Point
from eventapp.vietnamese.names import clean_text

ZONES = (
    clock.LOCAL.key,
    "UTC",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
)
ASKED = {
    "name": _l("Name"),
    "email": _l("E-mail"),
    "join": _l("Joined at"),
    "leave": _l("Left at"),
    "dur": _l("Duration"),
}
_ENCODING_WORDS = {
    "cp1258": _l("Vietnamese Windows (1258)"),
    "cp1252": _l("Western Windows (1252)"),
    "utf-16-le": _l("Unicode, two bytes"),
}


class UploadForm(Form):
    file = FileField(
        _l("Log file"),
        [FileRequired(_l("Choose the file."))],
        description=_l("As the meeting system exports it: CSV, TSV, XML or JSON, at most 5 MiB."),
    )
    zone = SelectField(
        _l("Time zone of the log"),
        description=_l("The clock of the account that exported it."),
        default=clock.LOCAL.key,
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.zone.choices = zone_choices()

    def content(self) -> bytes:
        """The file, one byte more than is taken at most."""
        with self.file.data.stream as stream:
            read: bytes = stream.read(MOST_BYTES + 1)
        return read

    @property
    def file_name(self) -> str:
        """The last part of the name, whatever folder a browser says."""
        name = str(self.file.data.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
        return clean_text(name)[:200] or "log"


class ReadingForm(Form):
    """How to read the log; only what is open, or may be corrected, is asked."""

    zone = SelectField(_l("Time zone of the log"))
    day_order = RadioField(
        _l("Day and month"),
        [Optional()],
        validate_choice=False,
    )
    day = SelectField(_l("Day of the log"), [Optional()])
    encoding = SelectField(_l("Letters of the file"), [Optional()])
    header_line = SelectField(_l("Line with the headings"), coerce=int)

    def __init__(
        self,
        log: ConnectionLog,
        days: Sequence[date],
        lines: Sequence[Sequence[str]],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.question = log.question
        self.zone.choices = zone_choices(log.zone)
        self.day_order.choices = [
            ("day", _("Day first: 06/12 is 6 December")),
            ("month", _("Month first")),
        ]
        self.day.choices = [
            ("", _("Choose the day")),
            *((day.isoformat(), f"{day:%d/%m/%Y}") for day in days),
        ]
        self.encoding.choices = [
            ("", _("Choose the letters")),
            *((name, _ENCODING_WORDS[name]) for name in ENCODINGS),
        ]
        shown = list(enumerate(lines, start=1))
        self.header_line.choices = [(number, str(number)) for number, _row in shown] or [(1, "1")]
        if log.question != DAY_ORDER and log.day_first is None:
            del self.day_order
        if log.question != DAY and log.day is None:
            del self.day
        if log.question != ENCODING and log.encoding is None:
            del self.encoding
        if log.question != COLUMNS:
            del self.header_line

    def choice(self, before: Choice, columns: Mapping[str, int] | None) -> Choice:
        """The reading that was asked for; what was not asked stays as it was."""
        order = self.day_order.data if "day_order" in self else None
        day = self.day.data if "day" in self else None
        return Choice(
            zone=self.zone.data,
            day_first=(order == "day") if order in {"day", "month"} else before.day_first,
            day=date.fromisoformat(day) if day else before.day,
            encoding=(self.encoding.data or None) if "encoding" in self else before.encoding,
            columns=columns if columns is not None else before.columns,
            header_line=self.header_line.data if "header_line" in self else before.header_line,
        )


def chosen_columns(form: Mapping[str, str], width: int) -> dict[str, int]:
    """Field -> column, from the selects above the sample."""
    found: dict[str, int] = {}
    for column in range(width):
        name = form.get(f"column-{column}", "")
        if name in MAPPED_FIELDS and name not in found:
            found[name] = column
    return found


class PointForm(Form):
    point = SelectField(_l("Point"), [InputRequired(_l("Choose a point."))])
    remember = BooleanField(
        _l("Remember this name for later logs of this organiser"),
    )

    def __init__(self, points: Sequence[Point], **options: Any) -> None:
        super().__init__(**options)
        self._points = {point.code: point for point in points}
        self.point.choices = [
            ("", _("Choose a point")),
            *((point.code, f"{point.code} · {point.name}") for point in points),
        ]

    def chosen(self) -> Point:
        return self._points[self.point.data]


class WithdrawalForm(Form):
    reason = TextAreaField(
        _l("Why is the log withdrawn?"),
        [InputRequired(_l("Say why the log is withdrawn.")), Length(max=200)],
        description=_l("It stays in the list with this reason; nothing it says counts any more."),
        render_kw={"rows": 2, "maxlength": 200},
    )


class RuleForm(Form):
    share = IntegerField(
        _l("Share of the half-day, in percent"),
        [InputRequired(_l("Enter a number.")), NumberRange(1, 100, _l("Enter 1 to 100."))],
        render_kw={"class": "short", "inputmode": "numeric"},
    )
    checks = SelectField(
        _l("or seen at how many of three moments"),
        coerce=int,
        description=_l("15 minutes after the start, in the middle, 15 minutes before the end."),
        render_kw={"class": "short"},
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.checks.choices = [(number, str(number)) for number in (1, 2, 3)]


class RemarkForm(Form):
    kind = HiddenField()
    point = HiddenField()
    about = HiddenField()
    facts = HiddenField()
    note = TextAreaField(
        _l("Looked at, because …"),
        [InputRequired(_l("Write what was found out.")), Length(max=500)],
        render_kw={"rows": 2, "maxlength": 500},
    )


def zone_choices(present: str = "") -> list[tuple[str, str]]:
    words = {clock.LOCAL.key: _("Viet Nam (UTC+7)"), "UTC": "UTC"}
    names = list(dict.fromkeys([*ZONES, *([present] if present else [])]))
    return [(name, str(words.get(name, name))) for name in names]
