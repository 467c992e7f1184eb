"""What an organiser types about a reorganisation, and the file of units she sends."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from eventapp.agencies.models import Agency
from eventapp.agencies.reorganising import Decree, NewName
from eventapp.forms import Form
from eventapp.typed_fields import DayField

NEW, SELF = "new", "self"
MOST_LINES = 30


def _short(label: str, hint: str = "") -> StringField:
    return StringField(label, [Optional(), Length(max=200)], description=hint)


class DecreeForm(Form):
    """From which day, by which paper; each kind of reorganisation adds its own fields."""

    on = DayField(
        _l("In force from"),
        [InputRequired(_l("Enter the day from which it holds."))],
        render_kw={"class": "short"},
    )
    legal_basis = StringField(
        _l("Legal basis"),
        [InputRequired(_l("Enter the paper that decides it.")), Length(max=500)],
        description=_l("Number, issuer and day of the paper, as it is cited."),
    )

    def decree(self) -> Decree:
        return Decree(self.on.data, self.legal_basis.data)


class RenameForm(DecreeForm):
    name = StringField(_l("New name"), [InputRequired(_l("Enter the new name.")), Length(max=500)])
    short_name = _short(_l("Short name"), _l("Empty: made from the name."))
    abbreviation = _short(_l("Abbreviation in document symbols"), _l("Empty: as before."))
    official_code = _short(_l("Unit code"), _l("Empty: as before."))

    def new_name(self) -> NewName:
        return NewName(
            name=self.name.data,
            short_name=self.short_name.data or "",
            abbreviation=self.abbreviation.data or "",
            official_code=self.official_code.data or "",
        )


class MergeForm(DecreeForm):
    others = TextAreaField(
        _l("The agencies that merge with it"),
        [InputRequired(_l("Enter at least one other agency."))],
        description=_l("One a line: its name or its unit code."),
        render_kw={"rows": 4},
    )
    into = SelectField(_l("What comes of it"))
    name = StringField(
        _l("Name of the new agency"),
        [Optional(), Length(max=500)],
        description=_l("Only when a new agency comes of it."),
    )
    official_code = _short(_l("Unit code of the new agency"))

    def choose_among(self, agency: Agency) -> None:
        self.into.choices = [
            (NEW, _("A new agency")),
            (SELF, _("%(agency)s takes the others in and goes on", agency=agency.name)),
        ]

    def lines(self) -> list[str]:
        return lines_of(self.others.data)

    def new_name(self) -> NewName:
        return NewName(name=self.name.data or "", official_code=self.official_code.data or "")


class SplitForm(DecreeForm):
    into = TextAreaField(
        _l("The agencies it is split into"),
        [InputRequired(_l("Enter the agencies."))],
        description=_l(
            "One a line: the name or code of an agency that is there, or the name of a new one,"
            " if need be with its code: Xã Tân Hưng; 11977."
        ),
        render_kw={"rows": 4},
    )
    goes_on = BooleanField(_l("The agency itself goes on and only gives parts away"))

    def lines(self) -> list[str]:
        return lines_of(self.into.data)


class DissolveForm(DecreeForm):
    """Nothing but the decree."""


class HandOverForm(DecreeForm):
    to = StringField(
        _l("The agency that takes the function over"),
        [InputRequired(_l("Enter the agency.")), Length(max=500)],
        description=_l("Its name or its unit code."),
    )
    function = StringField(
        _l("Function handed over"),
        [InputRequired(_l("Say which function is handed over.")), Length(max=500)],
        description=_l("For example: state management of gender equality."),
    )


class UploadForm(Form):
    file = FileField(
        _l("CSV file"),
        [FileRequired(_l("Choose a file."))],
        description=_l(
            "As offices save it: UTF-8, UTF-16 or Windows-1258; commas, semicolons or tabs."
        ),
        render_kw={"accept": ".csv,text/csv"},
    )


def lines_of(text: str | None) -> list[str]:
    """The lines that say something."""
    return [line for line in (text or "").splitlines() if line.strip()][: MOST_LINES + 1]


def new_name_of(line: str) -> NewName:
    """A name, and after a semicolon its code."""
    name, _sign, code = line.partition(";")
    return NewName(name=name.strip(), official_code=code.strip())
