"""What is sent to a sheet beside its answers: apologies, scans, files with answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from eventapp.attendance.events import LETTER_OF, LETTERS, MOST_MINUTES
from eventapp.attendance.mark_file import FileRow, RowState
from eventapp.attendance.service import TypedAnswer
from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.registrations.models import Registration
from eventapp.trainings.models import TrainingSession

MOST_CARRIED = 500_000


class ApologyForm(Form):
    person = SelectField(_l("Who cannot come"), coerce=int)
    sessions = SelectMultipleField(
        _l("Half-days"),
        [InputRequired(_l("Choose at least one half-day."))],
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why.")), Length(max=200)],
        description=_l("The operator of the point sees it. It counts once the operator confirms."),
    )

    def __init__(
        self, people: Sequence[Registration], half_days: Sequence[TrainingSession], **more: Any
    ) -> None:
        super().__init__(**more)
        self._people = {one.id: one for one in people}
        self._half_days = {one.id: one for one in half_days}
        self.person.choices = [
            SelectChoice(one.id, f"{one.full_name}, {one.agency_name}") for one in people
        ]
        self.sessions.choices = [SelectChoice(one.id, one.title) for one in half_days]

    @property
    def registration(self) -> Registration:
        return self._people[self.person.data]

    @property
    def chosen(self) -> list[TrainingSession]:
        return [self._half_days[one] for one in self.sessions.data]


class ScanForm(Form):
    scan = FileField(
        _l("Scan or photo of the signed sheet"),
        [FileRequired(_l("Choose a file."))],
        description=_l("PDF, JPEG or PNG, at most 10 MB."),
    )
    outside_reason = StringField(_l("Why it is changed now"), [Optional()])


class MarkFileForm(Form):
    """A spreadsheet, or the table copied out of one."""

    file = FileField(_l("File"), [Optional()], description=_l("Excel, LibreOffice or CSV."))
    pasted = TextAreaField(
        _l("Or paste the table here"), [Optional()], render_kw={"rows": 6, "data-verbatim": True}
    )

    def validate(self, extra_validators: object = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.file.data or (self.pasted.data or "").strip():
            return True
        self.file.errors = [_("Choose a file or paste a table.")]
        return False

    def sent(self) -> bytes | str:
        if self.file.data:
            content: bytes = self.file.data.read()
            return content
        return str(self.pasted.data)


class ConfirmedMarksForm(Form):
    """The answers that a preview showed, as JSON; every rule is asked again when they are taken."""

    marks = HiddenField()
    page = HiddenField()
    overwrite = BooleanField(_l("Also replace answers that contradict the file"))
    outside_reason = StringField(
        _l("Why it is changed now"),
        [Optional()],
        description=_l("It is kept with every answer that you change now."),
    )

    def keep(self, rows: Iterable[FileRow]) -> None:
        self.page.data = str(uuid4())
        self.marks.data = json.dumps(
            [
                [
                    *(row.line.registration.id, row.line.point_id, LETTER_OF[row.value]),
                    *(row.late_minutes, row.reason, list(row.line.heads)),
                    row.state is RowState.CONTRADICTS,
                ]
                for row in rows
                if row.state.is_writable and row.line and row.value
            ]
        )

    @property
    def rendering(self) -> UUID:
        try:
            return UUID(self.page.data or "")
        except ValueError:
            raise RuleBroken("Reload the page and try again.") from None

    def answers(self) -> list[TypedAnswer]:
        try:
            rows = json.loads((self.marks.data or "")[:MOST_CARRIED])
            return [
                TypedAnswer(
                    registration_id=int(person),
                    point_id=int(point),
                    value=LETTERS[letter],
                    late_minutes=min(int(minutes), MOST_MINUTES) if minutes else None,
                    reason=str(reason)[:200],
                    seen=tuple(str(UUID(head)) for head in heads[:100]),
                )
                for person, point, letter, minutes, reason, heads, contradicts in rows
                if self.overwrite.data or not contradicts
            ]
        except (ValueError, TypeError, KeyError) as error:
            raise RuleBroken("Please read the file again.") from error
