"""Many points in one form: a row for each, or a table from a spreadsheet."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from eventapp.forms import Form
from eventapp.points.details import COLUMNS, PointDetails
from eventapp.points.forms.points import facts_of
from eventapp.points.models import Point
from eventapp.points.service.many import PointChange
from eventapp.trainings.fields import NumberField
from eventapp.trainings.versions import small_number

EDITABLE = tuple(column for column in COLUMNS if column != "name")


class RowForm(Form):
    """One point in the table of many; its fields are named after it."""

    class Meta(Form.Meta):
        csrf = False  # the form around the rows carries the token

    version = HiddenField()
    room = StringField(_l("Room"), [Optional()])
    address = StringField(_l("Address"), [Optional()])
    seats = NumberField(
        _l("Capacity"), [InputRequired(_l("Enter how many people the room takes."))]
    )
    technician_name = StringField(_l("Technician"), [Optional()])
    technician_phone = StringField(_l("Technician's phone"), [Optional()])
    device = StringField(_l("Device"), [Optional()])
    line_address = StringField(_l("SIP or H.323 address"), [Optional()])
    contact_name = StringField(_l("Contact"), [Optional()])
    contact_phone = StringField(_l("Phone"), [Optional()])

    def __init__(self, point: Point, **options: Any) -> None:
        super().__init__(prefix=f"{point.id}-", data=facts_of(point), **options)
        self.point = point

    @property
    def was_shown(self) -> bool:
        """Whether the page that was sent had this point on it."""
        return self.is_submitted() and bool(self.version.raw_data)

    def change(self) -> PointChange:
        """What is wanted; refused where a value cannot be one."""
        details = PointDetails(
            name=self.point.name,
            seats=self.seats.data,
            **{name: self[name].data or "" for name in EDITABLE if name != "seats"},
        )
        return PointChange(self.point, details, small_number(str(self.version.data or "")) or 0)


class ImportForm(Form):
    """A table as a file or pasted; ``seen`` is the preview that is confirmed."""

    file = FileField(_l("Spreadsheet"), description=_l("Excel, LibreOffice or CSV, first sheet."))
    table = TextAreaField(
        _l("Or paste the rows here"),
        description=_l("Copy the cells in the spreadsheet, headings included."),
        render_kw={"rows": 8, "spellcheck": "false", "data-verbatim": True},
    )
    seen = HiddenField()
