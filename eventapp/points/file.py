"""The points of a training as an XLSX file, with the columns that an import reads."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from eventapp.points.models import Point
from eventapp.points.table import CODE, LABELS, PHONES
from eventapp.spreadsheets import Worksheet, workbook
from eventapp.trainings.models import Training
from eventapp.vietnamese.phones import format_phone

_WIDTHS = {CODE: 10, "name": 34, "address": 34, "seats": 9, "device": 26}
_USUAL_WIDTH = 22


def points_file(training: Training, points: Sequence[Point]) -> bytes:
    """One row per point, in the order of the papers."""
    rows = [
        tuple(
            format_phone(getattr(point, column)) if column in PHONES else getattr(point, column)
            for column in LABELS
        )
        for point in points
    ]
    widths = [_WIDTHS.get(column, _USUAL_WIDTH) for column in LABELS]
    headings = [_(label) for label in LABELS.values()]
    return workbook([Worksheet(_("Points"), training.title, headings, rows, widths)])
