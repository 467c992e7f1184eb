"""Sections I to IV of the result report as they are typed."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from eventapp.reports.result_text import Sections
from eventapp.trainings.versions import VersionedForm

NO_TEXT = _l("Write at least a sentence.")


def _section(label: str, rows: int) -> TextAreaField:
    return TextAreaField(label, [InputRequired(NO_TEXT)], render_kw={"rows": rows})


class ResultTextForm(VersionedForm):
    preparation = _section(_l("I. Preparation"), 6)
    results = _section(_l("II. Results"), 10)
    assessment = _section(_l("III. Assessment"), 6)
    proposals = _section(_l("IV. Proposals"), 4)

    def sections(self) -> Sections:
        return Sections(
            self.preparation.data, self.results.data, self.assessment.data, self.proposals.data
        )
