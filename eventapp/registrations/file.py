"""The list as an XLSX file, with the columns of the lists that agencies send."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from flask_babel import gettext as _

from eventapp.questions.models import Question
from eventapp.questions.wording import in_cell
from eventapp.registrations.models import Registration
from eventapp.spreadsheets import Worksheet, workbook
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.phones import format_phone

WIDTHS = (6, 26, 9, 12, 30, 34, 8, 34, 15, 28, 34, 18, 12)


def list_file(
    training: Training,
    rows: Sequence[Registration],
    role_names: Mapping[str, str],
    experienced: Collection[int],
    questions: Sequence[Question] = (),
) -> bytes:
    """One sheet, one row per person, in the given order; a column for every question.

    ``experienced``: ids of the persons who came to an earlier training.
    """
    headings = (
        _("No."),
        _("Full name"),
        _("Sex"),
        _("Born"),
        _("Position"),
        _("Agency"),
        _("Group"),
        _("Role at the training"),
        _("Telephone"),
        _("E-mail"),
        _("Point"),
        _("State"),
        _("First training"),
        *(question.text for question in questions),
    )
    cells = [
        (
            number,
            row.full_name,
            _(row.sex.label),
            format_date(row.birth_date) if row.birth_date else str(row.birth_year or ""),
            row.position,
            row.agency_name,
            row.group.code,
            role_names.get(row.role_code or "", ""),
            format_phone(row.phone),
            row.email or "",
            row.point.name,
            _(row.status.label),
            "" if row.person_id in experienced else "x",
            *(in_cell(question, row.answers) for question in questions),
        )
        for number, row in enumerate(rows, start=1)
    ]
    sheet = Worksheet(
        _("Participants"),
        training.title,
        headings,
        cells,
        (*WIDTHS, *(24 for _question in questions)),
    )
    return workbook([sheet])
