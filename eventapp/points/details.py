"""What a person decides about a point, with the rules that need no database."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.errors import RuleBroken
from eventapp.trainings.details import check_length
from eventapp.vietnamese.names import clean, clean_text
from eventapp.vietnamese.phones import parse_phone

MOST_SEATS = 2000
NAME_LENGTH, LINE_LENGTH = 500, 200


@dataclass(frozen=True, kw_only=True)
class PointDetails:
    """A room and whom to call there; the phone number is kept in national form.

    Without a name a new point is called after its host.
    """

    name: str = ""
    seats: int
    room: str = ""
    contact_name: str = ""
    contact_phone: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_text(self.name))
        object.__setattr__(self, "room", clean_text(self.room))
        object.__setattr__(self, "contact_name", clean(self.contact_name))
        check_length(self.name, NAME_LENGTH, "name")
        check_length(self.room, LINE_LENGTH, "room")
        check_length(self.contact_name, LINE_LENGTH, "contact_name")
        if not 1 <= self.seats <= MOST_SEATS:
            raise RuleBroken(
                "Enter how many people the room takes, from 1 to %(most)s.",
                field="seats",
                most=MOST_SEATS,
            )
        object.__setattr__(self, "contact_phone", _number(self.contact_phone))


def _number(text: str | None) -> str | None:
    phone = parse_phone(text)
    if phone.others:
        raise RuleBroken("Enter one phone number only.", field="contact_phone")
    if text and text.strip() and phone.number is None:
        raise RuleBroken(
            "Check the phone number: 10 digits for a mobile, 11 for a fixed line.",
            field="contact_phone",
        )
    return phone.number
