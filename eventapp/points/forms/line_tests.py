"""What is typed about line tests: the slot, its points, and how each came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from eventapp import clock
from eventapp.forms import Form
from eventapp.points.line_test_plan import LineTestPlan
from eventapp.points.models import LineResult, LineTest, Point
from eventapp.trainings.fields import ChecksField, DayField, TimeField, choice_or_none
from eventapp.trainings.versions import VersionedForm

ALL, NOT_PASSED, CHOSEN = "all", "not_passed", "areas"


class LineTestForm(VersionedForm):
    day = DayField(_l("Day"), [InputRequired(_l("Enter the day."))], render_kw={"class": "short"})
    starts = TimeField(
        _l("From"), [InputRequired(_l("Enter the time."))], render_kw={"class": "short"}
    )
    ends = TimeField(_l("To"), [InputRequired(_l("Enter the time."))], render_kw={"class": "short"})
    note = StringField(
        _l("How to join"),
        [Optional()],
        description=_l("For example: room number of the meeting, and whom to call."),
    )

    def plan(self) -> LineTestPlan:
        return LineTestPlan(
            day=self.day.data,
            starts=self.starts.data,
            ends=self.ends.data,
            note=self.note.data or "",
        )


class NewLineTestForm(LineTestForm):
    """A slot for all points, for those not passed yet, or for those of some areas."""

    who = RadioField(_l("Which points"))
    areas = ChecksField(_l("Areas"), render_kw={"class": "across"})

    def __init__(self, rooms: Sequence[Point], not_passed: Sequence[Point], **options: Any) -> None:
        super().__init__(**options)
        self._rooms, self._not_passed = rooms, not_passed
        self.who.choices = [
            SelectChoice(NOT_PASSED, _("Not passed yet (%(n)s)", n=len(not_passed))),
            SelectChoice(ALL, _("All points (%(n)s)", n=len(rooms))),
            SelectChoice(CHOSEN, _("Points of these areas:")),
        ]
        self.areas.choices = [(area, area) for area in dict.fromkeys(room.area for room in rooms)]
        if not self.is_submitted():
            self.who.data = self.who.data or NOT_PASSED
            self.areas.data = self.areas.data or []

    def validate_areas(self, field: ChecksField) -> None:
        if self.who.data == CHOSEN and not field.data:
            raise ValidationError(_("Choose at least one area."))

    def points(self) -> list[Point]:
        if self.who.data == ALL:
            return list(self._rooms)
        if self.who.data == NOT_PASSED:
            return list(self._not_passed)
        return [room for room in self._rooms if room.area in self.areas.data]


class JoinForm(Form):
    point = SelectField(
        _l("Add a point"), [InputRequired(_l("Choose a point."))], coerce=choice_or_none
    )

    def __init__(self, points: Sequence[Point], **options: Any) -> None:
        super().__init__(**options)
        self._points = {point.id: point for point in points}
        self.point.choices = [
            ("", _("Choose a point")),
            *((point.id, point.join_name) for point in points),
        ]

    def chosen(self) -> Point:
        return self._points[self.point.data]


class ResultForm(Form):
    """One press on passed or failed, with a note; an empty result takes it back."""

    result = StringField()
    note = StringField(_l("Note"))

    def validate_result(self, field: StringField) -> None:
        if field.data and field.data not in set(LineResult):
            raise ValidationError(_("Choose passed or failed."))

    @property
    def chosen(self) -> LineResult | None:
        return LineResult(self.result.data) if self.result.data else None


class PointNoteForm(Form):
    note = TextAreaField(
        _l("What the point says"),
        [Optional()],
        description=_l("For example: sound breaks off, camera of the hall is broken."),
        render_kw={"rows": 2},
    )


def facts_of_test(test: LineTest) -> dict[str, Any]:
    """What the form of a slot is filled with."""
    starts, ends = clock.local(test.starts_at), clock.local(test.ends_at)
    return {
        "version": str(test.version),
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "note": test.note,
    }
