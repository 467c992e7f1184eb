"""What an organiser types about seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.forms import Form
from eventapp.invitations.rules import SeatRule
from eventapp.trainings.fields import NumberField, choice_or_none
from eventapp.trainings.models import AudienceGroup
from eventapp.trainings.versions import small_number


class RuleForm(Form):
    """The same seats for every agency of a level, of the province or of one district."""

    group = SelectField(
        _l("Group"), [InputRequired(_l("Choose the group."))], coerce=choice_or_none
    )
    level = SelectField(_l("Level"), [InputRequired(_l("Choose the level."))])
    within = SelectField(_l("Where"), [Optional()], coerce=choice_or_none)
    seats = NumberField(
        _l("Seats for each agency"), [InputRequired(_l("Enter how many people are called."))]
    )
    confirmed = HiddenField()

    def __init__(
        self,
        groups: Sequence[AudienceGroup],
        sizes: Mapping[AgencyLevel, int],
        districts: Sequence[Agency],
        **options: Any,
    ) -> None:
        """``sizes``: how many agencies of each level there are."""
        super().__init__(**options)
        self._groups = {group.id: group for group in groups}
        self._districts = {district.id: district for district in districts}
        self.group.choices = [
            ("", _("Choose the group")),
            *((group.id, f"{group.code}: {group.name}") for group in groups),
        ]
        self.level.choices = [
            ("", _("Choose the level")),
            *((level.value, f"{_(level.label)} ({size})") for level, size in sizes.items()),
        ]
        self.within.choices = [
            ("", _("In the whole province")),
            *((district.id, district.name) for district in districts),
        ]
        if not districts:
            del self.within

    def rule(self) -> SeatRule:
        return SeatRule(
            group=self._groups[self.group.data],
            level=AgencyLevel(self.level.data),
            seats=self.seats.data,
            within=self._districts.get(self.within.data) if "within" in self else None,
        )

    @property
    def is_confirmed(self) -> bool:
        """Sent from the page that showed exactly this rule's effect."""
        return bool(self.confirmed.data == self.written)

    @property
    def written(self) -> str:
        """The rule in a few letters, to be carried by the page that shows its effect."""
        within = self.within.data if "within" in self else None
        return f"{self.group.data}:{self.level.data}:{within or 0}:{self.seats.data}"


class RemovalForm(Form):
    """Why seats are taken back."""

    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why.")), Length(max=500, message=_l("At most 500 characters."))],
        description=_l("It is kept in the journal."),
    )


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
