"""Which papers somebody wants in one file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from eventapp.forms import Form
from eventapp.points.models import Point
from eventapp.reports.packs import Content, Pack, PackForm, papers_of
from eventapp.reports.scope import Scope, find_scope, half_days
from eventapp.trainings.fields import ChecksField
from eventapp.trainings.models import Training

BY_HALF_DAY, BY_DAY = "half_day", "day"


class PackOfPapersForm(Form):
    what = ChecksField(_l("Which papers"))
    sessions = ChecksField(_l("Of which half-days"), render_kw={"class": "across"})
    per = RadioField(_l("Sheets and reports"), default=BY_HALF_DAY, validate_choice=False)
    area = SelectField(_l("Points of"), validate_choice=False)
    form = RadioField(_l("As"), default=PackForm.ONE_PDF.value)

    def __init__(self, training: Training, points: Sequence[Point], **options: Any) -> None:
        super().__init__(**options)
        self._training, self._points = training, points
        self.what.choices = [(one.value, _(one.label)) for one in Content]
        self.sessions.choices = [
            (scope.key, f"{_(scope.session.half.label)} {scope.session.day:%d/%m}")
            for scope in half_days(training)
            if scope.session
        ]
        self.per.choices = [
            (BY_HALF_DAY, _("One for each half-day")),
            (BY_DAY, _("One for each day")),
        ]
        areas = dict.fromkeys(point.area for point in points)
        self.area.choices = [("", _("All areas")), *((area, area) for area in areas)]
        self.form.choices = [(one.value, _(one.label)) for one in PackForm]

    def pack(self) -> Pack:
        area = self.area.data or ""
        papers = papers_of(
            [Content(word) for word in self.what.data or ()],
            scopes=self._scopes(),
            points=[point for point in self._points if not area or point.area == area],
            groups=[group.code for group in self._training.groups],
        )
        return Pack(self._training, PackForm(self.form.data), tuple(papers))

    def _scopes(self) -> list[Scope]:
        chosen = [s for s in half_days(self._training) if s.key in (self.sessions.data or ())]
        if self.per.data != BY_DAY:
            return chosen
        days = dict.fromkeys(scope.session.day for scope in chosen if scope.session)
        found = (find_scope(self._training, day=day) for day in days)
        return [scope for scope in found if scope]
