"""What is typed about points, one by one or many at once, about line tests and checklists."""

from __future__ import annotations

from eventapp.points.forms.checklist import MinutesForm
from eventapp.points.forms.line_tests import (
    JoinForm,
    LineTestForm,
    NewLineTestForm,
    PointNoteForm,
    ResultForm,
)
from eventapp.points.forms.many import ImportForm, RowForm
from eventapp.points.forms.points import (
    BulkForm,
    NewPointForm,
    OperatorForm,
    PointForm,
    RoomForm,
    facts_of,
)

__all__ = [
    "BulkForm",
    "ImportForm",
    "JoinForm",
    "LineTestForm",
    "MinutesForm",
    "NewLineTestForm",
    "NewPointForm",
    "OperatorForm",
    "PointForm",
    "PointNoteForm",
    "ResultForm",
    "RoomForm",
    "RowForm",
    "facts_of",
]
