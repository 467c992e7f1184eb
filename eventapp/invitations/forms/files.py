"""Seats from a file: the file itself, and what its preview carries to the confirmation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Optional

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.invitations.seat_file import SeatLine
from eventapp.trainings.models import AudienceGroup
from eventapp.trainings.versions import small_number


class SeatFileForm(Form):
    """A spreadsheet, or the table copied out of one."""

    file = FileField(_l("File"), [Optional()], description=_l("Excel, LibreOffice or CSV."))
    pasted = TextAreaField(
        _l("Or paste the table here"),
        [Optional()],
        render_kw={"rows": 6, "data-verbatim": True},
    )

    def validate(self, extra_validators: object = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.file.data or (self.pasted.data or "").strip():
            return True
        self.file.errors = [_("Choose a file or paste a table.")]
        return False

    def sent(self) -> bytes | str:
        """What was sent: the bytes of the file, or the pasted text."""
        if self.file.data:
            content: bytes = self.file.data.read()
            return content
        return str(self.pasted.data)


class ConfirmedSeatsForm(Form):
    """The seats that a preview showed, as "12:G4:3 …"."""

    seats = HiddenField()

    def keep(self, lines: Iterable[SeatLine]) -> None:
        self.seats.data = " ".join(
            f"{line.agency.id}:{line.group.code}:{line.seats}" for line in lines
        )

    def lines(self, agencies: Sequence[Agency], groups: Sequence[AudienceGroup]) -> list[SeatLine]:
        """The same again, for agencies and groups that are still there."""
        by_id = {str(agency.id): agency for agency in agencies}
        by_code = {group.code: group for group in groups}
        lines = []
        for word in (self.seats.data or "").split():
            agency_id, _sign, rest = word.partition(":")
            code, _sign, number = rest.partition(":")
            seats = small_number(number)
            if agency_id not in by_id or code not in by_code or seats is None:
                raise RuleBroken("The agencies or groups have changed. Please read the file again.")
            lines.append(SeatLine(by_id[agency_id], by_code[code], seats))
        return lines
