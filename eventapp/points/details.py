"""What a person decides about a point, with the rules that need no database."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.errors import RuleBroken
from eventapp.trainings.details import check_length
from eventapp.vietnamese.names import clean, clean_text
from eventapp.vietnamese.phones import parse_phone

MOST_SEATS = 2000
NAME_LENGTH, LINE_LENGTH = 500, 200
LINES = ("room", "address", "contact_name", "technician_name", "device", "line_address")
COLUMNS = ("name", "seats", *LINES, "contact_phone", "technician_phone")
"""What a person decides about a point, by the names of the columns that keep it."""


@dataclass(frozen=True, kw_only=True)
class PointDetails:
    """A room, its devices, and whom to call there; phone numbers are kept in national form.

    Without a name a new point is called after its host.
    """

    name: str = ""
    seats: int
    room: str = ""
    contact_name: str = ""
    contact_phone: str | None = None
    address: str = ""
    technician_name: str = ""
    technician_phone: str | None = None
    device: str = ""
    line_address: str = ""

    def __post_init__(self) -> None:
        for field in ("name", "room", "address", "device", "line_address"):
            object.__setattr__(self, field, clean_text(getattr(self, field)))
        for field in ("contact_name", "technician_name"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        check_length(self.name, NAME_LENGTH, "name")
        for field in LINES:
            check_length(getattr(self, field), LINE_LENGTH, field)
        if not 1 <= self.seats <= MOST_SEATS:
            raise RuleBroken(
                "Enter how many people the room takes, from 1 to %(most)s.",
                field="seats",
                most=MOST_SEATS,
            )
        for field in ("contact_phone", "technician_phone"):
            object.__setattr__(self, field, _number(getattr(self, field), field))


def _number(text: str | None, field: str) -> str | None:
    phone = parse_phone(text)
    if phone.others:
        raise RuleBroken("Enter one phone number only.", field=field)
    if text and text.strip() and phone.number is None:
        raise RuleBroken(
            "Check the phone number: 10 digits for a mobile, 11 for a fixed line.",
            field=field,
        )
    return phone.number
