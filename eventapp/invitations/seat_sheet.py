"""The seats of a training as a workbook, to be filled in and read back by ``seat_file``."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.invitations.seat_table import SeatRow
from eventapp.spreadsheets import Worksheet, workbook
from eventapp.trainings.models import AudienceGroup, Training


def seat_sheet(
    training: Training, groups: Sequence[AudienceGroup], rows: Sequence[SeatRow]
) -> bytes:
    """Every agency with its code, its district and its present seats."""
    return workbook(
        [
            Worksheet(
                name="Chỉ tiêu",
                title=f"Chỉ tiêu cử đại biểu: {training.title}",
                headings=["Mã", "Cơ quan", "Huyện", *(group.code for group in groups)],
                rows=[
                    [
                        row.agency.reference or row.agency.official_code or "",
                        row.agency.name,
                        row.district.name if row.district else "",
                        *row.seats,
                    ]
                    for row in rows
                ],
                widths=(22, 46, 28, *(8 for _ in groups)),
            )
        ]
    )
