"""What people type about a sheet: a head count, one answer, why it is open again."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from eventapp.attendance.presence import Presence, ReportKind
from eventapp.attendance.queries import SheetLine
from eventapp.forms import Form


class WholeNumber(IntegerField):
    """A number of people, typed as digits."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_l("Enter a whole number.")) from error


class HeadCountForm(Form):
    kind = RadioField(
        _l("What is reported"),
        choices=[SelectChoice(kind.value, _l(kind.label)) for kind in ReportKind],
        default=ReportKind.COUNTED.value,
    )
    head_count = WholeNumber(
        _l("Head count"),
        [Optional()],
        description=_l("Nothing to count when nobody came or the point is cancelled."),
        render_kw={"class": "short", "inputmode": "numeric"},
    )
    female_count = WholeNumber(
        _l("Women counted"), [Optional()], render_kw={"class": "short", "inputmode": "numeric"}
    )
    note = TextAreaField(
        _l("Note"), [Optional()], description=_l("Who called, when, and what was said.")
    )
    outside_reason = StringField(_l("Why it is changed now"), [Optional()])

    @property
    def report_kind(self) -> ReportKind:
        return ReportKind(self.kind.data)

    def validate(self, extra_validators: object = None) -> bool:
        is_good = bool(super().validate(extra_validators))
        if self.head_count.data is None and not self.head_count.errors and not self._is_empty:
            self.head_count.errors = [_("Enter how many people were counted; 0 is a count too.")]
            return False
        return is_good

    @property
    def _is_empty(self) -> bool:
        return self.kind.data in {kind.value for kind in ReportKind if kind.is_empty}


class ReopenForm(Form):
    reason = StringField(
        _l("Reason for reopening"),
        [InputRequired(_l("Say why the sheet is reopened."))],
        description=_l("It stands on the next version of the sheet. At most 200 characters."),
    )
    version = HiddenField()

    @property
    def seen_version(self) -> int | None:
        seen = str(self.version.data or "")
        return int(seen) if seen.isdecimal() else None


class AnswerForm(Form):
    """``seen`` are the marks the page knew, ``page`` names its rendering, ``at`` a point's code."""

    value = RadioField(
        _l("Answer"),
        [InputRequired(_l("Choose an answer."))],
        choices=[SelectChoice(presence.value, _l(presence.label)) for presence in Presence],
    )
    reason = StringField(_l("Reason or remark"), [Optional()])
    seen = HiddenField()
    page = HiddenField()
    at = HiddenField()
    outside_reason = StringField(_l("Why it is changed now"), [Optional()])

    def __init__(self, *, line: SheetLine, **kwargs: Any) -> None:
        super().__init__(
            data={
                "value": None if line.is_conflict else line.value.value,
                "reason": line.reason,
                "seen": ",".join(line.heads),
                "page": str(uuid4()),
            },
            **kwargs,
        )

    @property
    def presence(self) -> Presence:
        return Presence(self.value.data)

    @property
    def seen_marks(self) -> list[str]:
        return [mark for mark in (self.seen.data or "").split(",") if mark]

    @property
    def rendering(self) -> UUID | None:
        try:
            return UUID(self.page.data or "")
        except ValueError:
            return None
