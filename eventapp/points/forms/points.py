"""What an organiser types about points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Optional, ValidationError

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.forms import Form
from eventapp.points.details import COLUMNS, PointDetails
from eventapp.points.models import Point
from eventapp.trainings.fields import ChecksField, NumberField, choice_or_none
from eventapp.trainings.versions import VersionedForm
from eventapp.vietnamese.phones import format_phone

HOST = "host"
LEVELS = (AgencyLevel.DISTRICT, AgencyLevel.COMMUNE)


def _seats(default: int | None = None) -> NumberField:
    return NumberField(
        _l("Capacity of the room"),
        [InputRequired(_l("Enter how many people the room takes."))],
        default=default,
    )


class BulkForm(Form):
    """Points at all agencies of a level that have none yet; ``free`` are those agencies."""

    where = ChecksField(_l("Where"))
    seats = _seats(30)

    def __init__(self, free: Sequence[Agency], host_id: int, **options: Any) -> None:
        super().__init__(**options)
        self._agencies = {
            HOST: [agency for agency in free if agency.id == host_id],
            **{level.value: [a for a in free if a.level is level] for level in LEVELS},
        }
        words = {
            HOST: _("The host agency: the main point"),
            AgencyLevel.DISTRICT.value: _("All districts"),
            AgencyLevel.COMMUNE.value: _("All communes"),
        }
        self.where.choices = [
            (key, f"{words[key]} ({len(agencies)})")
            for key, agencies in self._agencies.items()
            if agencies
        ]
        if not self.is_submitted():
            self.where.data = [key for key, _label in self.where.choices]

    def validate_where(self, field: ChecksField) -> None:
        if not field.data:
            raise ValidationError(_("Choose where to add points."))

    def agencies(self) -> list[Agency]:
        """Each once: the host may be a district or commune itself."""
        found = {agency.id: agency for key in self.where.data for agency in self._agencies[key]}
        return list(found.values())

    @property
    def most(self) -> int:
        """How many points all choices together make."""
        return len({agency.id for some in self._agencies.values() for agency in some})


class PointForm(VersionedForm):
    name = StringField(_l("Name"), [InputRequired(_l("Enter the name of the point."))])
    seats = _seats()
    room = StringField(
        _l("Room"), [Optional()], description=_l("For example: hall on the second floor.")
    )
    address = StringField(
        _l("Address"), [Optional()], description=_l("How a guest or a technician finds it.")
    )
    contact_name = StringField(
        _l("Contact at the point"),
        [Optional()],
        description=_l("Whom to call when the head count is late."),
        render_kw={"autocomplete": "off"},
    )
    contact_phone = StringField(
        _l("Phone"),
        [Optional()],
        render_kw={"class": "short", "inputmode": "tel", "autocomplete": "off"},
    )

    technician_name = StringField(
        _l("Technician"),
        [Optional()],
        description=_l("Whom to call when there is no picture or no sound."),
        render_kw={"autocomplete": "off"},
    )
    technician_phone = StringField(
        _l("Technician's phone"),
        [Optional()],
        render_kw={"class": "short", "inputmode": "tel", "autocomplete": "off"},
    )
    device = StringField(
        _l("Device"), [Optional()], description=_l("For example: Polycom Group 500, or a laptop.")
    )
    line_address = StringField(
        _l("SIP or H.323 address"), [Optional()], render_kw={"spellcheck": "false"}
    )

    def details(self) -> PointDetails:
        return PointDetails(
            seats=self.seats.data,
            **{name: self[name].data or "" for name in COLUMNS if name != "seats"},
        )


class NewPointForm(PointForm):
    agency = SelectField(
        _l("Agency"), [InputRequired(_l("Choose the agency."))], coerce=choice_or_none
    )
    name = StringField(
        _l("Name"), [Optional()], description=_l("Leave it empty to name it after the agency.")
    )

    def __init__(self, free: Sequence[Agency], **options: Any) -> None:
        super().__init__(**options)
        self._agencies = {agency.id: agency for agency in free}
        names = {agency.id: agency.name for agency in free}
        self.agency.choices = [
            ("", _("Choose an agency")),
            *((agency.id, _with_district(agency, names)) for agency in free),
        ]

    def chosen_agency(self) -> Agency:
        return self._agencies[self.agency.data]


class OperatorForm(Form):
    operator = SelectField(
        _l("Add an operator"),
        [InputRequired(_l("Choose somebody."))],
        coerce=choice_or_none,
    )

    def __init__(self, users: Sequence[User], **options: Any) -> None:
        super().__init__(**options)
        self._users = {user.id: user for user in users}
        self.operator.choices = [
            ("", _("Choose somebody")),
            *((user.id, f"{user.full_name} ({user.email})") for user in users),
        ]

    def chosen(self) -> User:
        return self._users[self.operator.data]


class RoomForm(Form):
    """In whose room the people of a point sit."""

    room = SelectField(
        _l("Sits in the room of"), [InputRequired(_l("Choose a point."))], coerce=choice_or_none
    )

    def __init__(self, rooms: Sequence[Point], **options: Any) -> None:
        super().__init__(prefix="combine-", **options)
        self._rooms = {room.id: room for room in rooms}
        self.room.choices = [
            ("", _("Choose a point")),
            *((room.id, f"{room.join_name} ({room.area})") for room in rooms),
        ]

    def chosen(self) -> Point:
        return self._rooms[self.room.data]


def facts_of(point: Point) -> dict[str, Any]:
    """What the form of a point is filled with."""
    return {
        "version": str(point.version),
        **{name: getattr(point, name) for name in COLUMNS},
        "contact_phone": format_phone(point.contact_phone),
        "technician_phone": format_phone(point.technician_phone),
    }


def _with_district(agency: Agency, names: dict[int, str]) -> str:
    district = names.get(agency.parent_id or 0)
    if agency.level is AgencyLevel.COMMUNE and district:
        return f"{agency.name}, {district}"
    return agency.name
