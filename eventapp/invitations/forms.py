"""What an organiser types about seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired, Optional

from eventapp.agencies.models import AgencyLevel
from eventapp.forms import Form
from eventapp.trainings.fields import NumberField, choice_or_none
from eventapp.trainings.models import AudienceGroup
from eventapp.trainings.versions import small_number


class LevelForm(Form):
    """The same seats for every agency of a level."""

    group = SelectField(
        _l("Group"), [InputRequired(_l("Choose the group."))], coerce=choice_or_none
    )
    level = SelectField(_l("Level"), [InputRequired(_l("Choose the level."))])
    seats = NumberField(
        _l("Seats for each agency"), [InputRequired(_l("Enter how many people are called."))]
    )

    def __init__(
        self, groups: Sequence[AudienceGroup], sizes: Mapping[AgencyLevel, int], **options: Any
    ) -> None:
        """``sizes``: how many agencies of each level there are."""
        super().__init__(**options)
        self._groups = {group.id: group for group in groups}
        self.group.choices = [
            ("", _("Choose the group")),
            *((group.id, f"{group.code}: {group.name}") for group in groups),
        ]
        self.level.choices = [
            ("", _("Choose the level")),
            *((level.value, f"{_(level.label)} ({size})") for level, size in sizes.items()),
        ]

    def chosen_group(self) -> AudienceGroup:
        return self._groups[self.group.data]

    def chosen_level(self) -> AgencyLevel:
        return AgencyLevel(self.level.data)


class SeatsForm(Form):
    """The seats of one agency: a field for each group, named by its code. See ``seats_form``."""

    seen = HiddenField()

    def numbers(self) -> dict[str, int | None]:
        return {field.name: field.data for field in self.visible}

    def numbers_seen(self) -> dict[str, int | None]:
        return _read(self.seen.data)

    def compare(self, present: Mapping[str, int | None]) -> None:
        """Somebody saved in between: say beside each field what she saved, keep what was typed."""
        if not self.is_submitted() or self.seen.data == write(present):
            return
        for field in self.visible:
            saved = present.get(field.name)
            if field.data != saved:
                field.description = _(
                    "Saved by somebody else in the meantime: %(value)s",
                    value="–" if saved is None else saved,
                )
        self.seen.data = write(present)


def seats_form(groups: Sequence[AudienceGroup], present: Mapping[str, int | None]) -> SeatsForm:
    """A form with one number for each group, filled with the present ones."""
    fields = {
        group.code: NumberField(f"{group.code}: {group.name}", [Optional()]) for group in groups
    }
    made = type("SeatsOfGroupsForm", (SeatsForm,), fields)
    form: SeatsForm = made(data={**present, "seen": write(present)})
    return form


def write(numbers: Mapping[str, int | None]) -> str:
    """G3=10 G4=5, to be carried by a form."""
    return " ".join(f"{code}={n}" for code, n in sorted(numbers.items()) if n is not None)


def _read(text: str | None) -> dict[str, int | None]:
    pairs = [word.partition("=") for word in (text or "").split()]
    return {code: small_number(number) for code, _sign, number in pairs}
