"""Forms that know from which version of a thing they were made."""

from __future__ import annotations

from typing import Self

from flask_babel import gettext as _
from wtforms import Field, HiddenField, SelectField, SelectMultipleField

from eventapp.forms import Form

_DIGITS = 9


class VersionedForm(Form):
    """Carries the version it was made from, so that nobody overwrites a change she has not seen."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        return small_number(str(self.version.data or "")) or 0

    def compare(self, present: int, fresh: Self) -> None:
        """Somebody saved in between: say beside each field what she saved, keep what was typed.

        ``fresh`` is the same form as the newest version fills it; sending again then overwrites.
        """
        if not self.is_submitted() or self.seen == present:
            return
        for field in self.visible:
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
    return str(field._value()) or "–"  # noqa: SLF001 - WTForms' name for the text of a field
