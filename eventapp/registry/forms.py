"""What the registry types on a paper, and the file of a signed one."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from eventapp.forms import Form
from eventapp.registry.issuing import Details
from eventapp.trainings.fields import DayField, NumberField

MOST_LINES, LONGEST_LINE = 4, 60


class IssueForm(Form):
    """A paper of Decree 30: number, date and who signs."""

    number = NumberField(
        _l("Number"),
        [InputRequired(_l("Enter the number from the register of outgoing papers."))],
        description=_l("From the register of outgoing papers, figures only."),
    )
    dated_on = DayField(
        _l("Date"),
        [InputRequired(_l("Enter the date of the paper."))],
        description=_l("Day/month/year, for example 13/10/2021."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    authority = TextAreaField(
        _l("Over the signature"),
        [InputRequired(_l("Enter the office of whoever signs."))],
        description=_l("One line each, such as KT. GIÁM ĐỐC and PHÓ GIÁM ĐỐC."),
        render_kw={"rows": 2},
    )
    signer = StringField(
        _l("Who signs"),
        [
            InputRequired(_l("Enter the name of whoever signs.")),
            Length(max=200, message=_l("At most 200 characters.")),
        ],
    )

    def validate_authority(self, field: TextAreaField) -> None:
        lines = field.data.splitlines()
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            raise ValidationError(_("At most four lines of 60 characters."))

    def details(self) -> Details:
        return Details(
            number=self.number.data,
            dated_on=self.dated_on.data,
            authority=tuple(filter(None, map(str.strip, self.authority.data.splitlines()))),
            signer=self.signer.data,
        )


class ListForm(Form):
    """A list has neither number nor signer: nothing to type."""

    def details(self) -> Details:
        return Details()


class TakeBackForm(Form):
    reason = StringField(_l("Reason"), [InputRequired(_l("Say why the paper is taken back."))])


class CopyForm(Form):
    file = FileField(
        _l("File"),
        [FileRequired(_l("Choose a file."))],
        description=_l("PDF with an electronic signature, or a scan as PDF, JPEG or PNG."),
        render_kw={"accept": ".pdf,.jpg,.jpeg,.png"},
    )


class CheckForm(Form):
    """The code of a paper, typed by whoever holds it; a GET form, so without a token."""

    class Meta(Form.Meta):
        csrf = False

    code = StringField(
        _l("Code on the paper"),
        description=_l("Twelve letters and figures under the QR code, such as K7QD-MX2P-4RTA."),
        render_kw={"class": "short", "autocomplete": "off", "autocapitalize": "characters"},
    )
