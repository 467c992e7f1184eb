"""What an organiser types about a half-day: hours, topic, blocks with lecturers, groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FormField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional

from eventapp import clock
from eventapp.forms import Form
from eventapp.trainings.fields import (
    DAYS_OFF,
    NO_TIME,
    ChecksField,
    TimeField,
    choice_or_none,
    hour_field,
)
from eventapp.trainings.models import HalfDay, Lecturer, Training, TrainingSession
from eventapp.trainings.service import BlockPlan, SessionPlan
from eventapp.trainings.versions import VersionedForm
from eventapp.vietnamese.dates import format_date

SPARE_ROWS, MOST_ROWS = 3, 12


class SessionForm(VersionedForm):
    starts = hour_field(_l("Starts"))
    ends = hour_field(_l("Ends"))
    topic = TextAreaField(
        _l("Topic"),
        [Optional()],
        description=_l("What is taught, as in the programme."),
        render_kw={"rows": 2},
    )

    def plan(self) -> SessionPlan:
        return SessionPlan(
            starts=self.starts.data, ends=self.ends.data, topic=self.topic.data or ""
        )


class NewSessionForm(SessionForm):
    day = SelectField(_l("Day"))
    half = RadioField(_l("Half-day"), default=HalfDay.MORNING.value)
    accepts_days_off = BooleanField(DAYS_OFF)

    def __init__(self, training: Training, **options: Any) -> None:
        super().__init__(**options)
        self.day.choices = [(day.isoformat(), format_date(day)) for day in training.days]
        self.half.choices = [(half.value, _(half.label)) for half in HalfDay]

    def where(self) -> tuple[date, HalfDay]:
        return date.fromisoformat(self.day.data), HalfDay(self.half.data)

    def plan(self) -> SessionPlan:
        return SessionPlan(
            starts=self.starts.data,
            ends=self.ends.data,
            topic=self.topic.data or "",
            accepts_days_off=self.accepts_days_off.data,
        )


class OfRow(Optional):
    """Optional without the word beside the label: the row as a whole is optional."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags: dict[str, bool] = {}


class BlockForm(Form):
    """One row of the programme; an empty row is no block."""

    class Meta(Form.Meta):
        csrf = False

    starts = TimeField(_l("From"), [OfRow()])
    ends = TimeField(_l("To"), [OfRow()])
    topic = StringField(_l("Topic"), [OfRow()])
    lecturer = SelectField(_l("Lecturer"), [OfRow()], coerce=choice_or_none)

    @property
    def is_filled(self) -> bool:
        return any(field.raw_data and field.raw_data[0] for field in self)


class ProgrammeForm(SessionForm):
    """A half-day with its blocks. No group ticked means that every group attends."""

    groups = ChecksField(
        _l("Groups that attend"), description=_l("Nothing ticked: every group attends.")
    )
    blocks = FieldList(FormField(BlockForm), _l("Blocks"))
    accepts_clashes = BooleanField(_l("Plan it although the lecturer teaches elsewhere"))

    def __init__(self, training: Training, lecturers: Sequence[Lecturer], **options: Any) -> None:
        super().__init__(**options)
        self.groups.choices = [
            (group.code, f"{group.code}: {group.name}") for group in training.groups
        ]
        if not self.is_submitted():
            for _row in range(min(SPARE_ROWS, MOST_ROWS - len(self.blocks.entries))):
                self.blocks.append_entry()
        people = [("", "–"), *((one.id, _known_as(one)) for one in lecturers)]
        for row in self.blocks.entries:
            row.form.lecturer.choices = people

    @property
    def filled(self) -> list[Any]:
        return [row for row in self.blocks.entries if row.form.is_filled]

    def __contains__(self, name: str) -> bool:
        return super().__contains__(name) or self._of_block(name) is not None

    def __getitem__(self, name: str) -> Field:
        return self._of_block(name) or super().__getitem__(name)

    def _of_block(self, name: str) -> Field | None:
        """The field a refusal means by "blocks-1-starts": of the second row that is filled."""
        word, _dash, rest = name.partition("-")
        number, _dash, field = rest.partition("-")
        if word != "blocks" or not number.isdecimal() or int(number) >= len(self.filled):
            return None
        found: Field = self.filled[int(number)].form[field]
        return found

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = bool(super().validate(extra_validators))
        for row in self.filled:
            for field in (row.form.starts, row.form.ends):
                if field.data is None and not field.errors:
                    field.errors = [*field.errors, NO_TIME]
                    is_valid = False
        return is_valid

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Errors of a row are errors of the form, whoever found them."""
        with super().reporting_errors():
            yield
        if wrong := [row.form.errors for row in self.blocks.entries if row.form.errors]:
            self.blocks.errors = wrong

    def plan(self) -> SessionPlan:
        blocks = tuple(
            BlockPlan(
                starts=row.form.starts.data,
                ends=row.form.ends.data,
                topic=row.form.topic.data or "",
                lecturer_id=row.form.lecturer.data,
            )
            for row in self.filled
        )
        return SessionPlan(
            starts=self.starts.data,
            ends=self.ends.data,
            topic=self.topic.data or "",
            blocks=blocks if self.blocks.entries else None,
            groups=tuple(self.groups.data),
            accepts_clashes=self.accepts_clashes.data,
        )


def facts_of_session(session: TrainingSession) -> dict[str, Any]:
    """What the form of a half-day is filled with; its programme must be loaded."""
    return {
        "version": str(session.version),
        "starts": clock.local(session.starts_at).time(),
        "ends": clock.local(session.ends_at).time(),
        "topic": session.topic,
        "groups": [] if session.is_for_all else [group.code for group in session.groups],
        "blocks": [
            {
                "starts": block.starts,
                "ends": block.ends,
                "topic": block.topic,
                "lecturer": block.lecturer_id,
            }
            for block in session.blocks
        ],
    }


def _known_as(lecturer: Lecturer) -> str:
    return ", ".join(part for part in (lecturer.full_name, lecturer.organisation) if part)
