"""Forms that know from which version of a thing they were made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from flask_babel import gettext as _
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    HiddenField,
    SelectField,
    SelectMultipleField,
)

from eventapp.forms import Form
from eventapp.journal.queries import last_line
from eventapp.journal.reading import Line
from eventapp.keys import LARGEST_KEY

_DIGITS = 9
NO_LINE = LARGEST_KEY


class VersionedForm(Form):
    """Carries the version it was made from, so that nobody overwrites a change she has not seen."""

    version = HiddenField()
    since = HiddenField()
    meanwhile: Sequence[Line] = ()

    @property
    def seen(self) -> int:
        return small_number(str(self.version.data or "")) or 0

    @property
    def seen_line(self) -> int:
        """The last line of the journal when the form was made; without, none is told."""
        number = small_number(str(self.since.data or ""))
        return NO_LINE if number is None else number

    def compare(
        self, present: int, fresh: Self, told: Callable[[int], Sequence[Line]] | None = None
    ) -> None:
        """Somebody saved in between: say beside each field what she saved, keep what was typed.

        ``fresh`` is the same form as the newest version fills it; sending again then overwrites.
        ``told`` gives what the journal wrote after a line: who changed what, from what to what.
        """
        if told and not self.is_submitted():
            self.since.data = str(last_line())
        if not self.is_submitted() or self.seen == present:
            return
        if told:
            self.meanwhile = told(self.seen_line)
            self.since.data = str(last_line())
        for field in self.visible:
            if field.name not in fresh:
                continue
            saved = shown(fresh[field.name])
            if shown(field) != saved:
                field.description = _(
                    "Saved by somebody else in the meantime: %(value)s", value=saved
                )
        self.version.data = str(present)


def small_number(text: str) -> int | None:
    """A number as a form of ours would carry it; anything else is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


def shown(field: Field) -> str:
    """The value of a field in words."""
    if isinstance(field, SelectField | SelectMultipleField):
        chosen = [str(option.label.text) for option in field if option.checked]
        return ", ".join(chosen) or "–"
    if isinstance(field, FieldList):
        filled = [row.form for row in field if any(row.data.values())]
        return "; ".join(", ".join(shown(part) for part in form) for form in filled) or "–"
    if isinstance(field, BooleanField):
        return str(_("yes") if field.data else _("no"))
    return str(field._value()) or "–"  # noqa: SLF001 - WTForms' name for the text of a field
