"""Messages to points that are late with their report, in Vietnamese whatever the page speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _

from eventapp import clock
from eventapp.attendance.overview import Group, Place
from eventapp.templating import clock_time, phone
from eventapp.trainings.models import TrainingSession

KINDS_OF_PLACES = ("Xã ", "Phường ", "Thị ", "Huyện ", "Quận ", "Thành phố ", "Cấp ", "Đặc khu ")
Person = tuple[str, str | None]
"""A name and a phone."""


@dataclass(frozen=True)
class Chase:
    """Writes the messages of one half-day. ``operators``: who takes the roll, by point id."""

    session: TrainingSession
    operators: Mapping[int, Sequence[Person]]

    def people_at(self, place: Place) -> Sequence[Person]:
        """Whom to ask: the contact of the room, else those who take its roll."""
        point = place.row.point
        if point.contact_name:
            return [(point.contact_name, point.contact_phone)]
        return self.operators.get(point.id, [])

    def to_all(self, late: Group) -> str:
        """One message with a line for each area."""
        with force_locale("vi"):
            areas = [
                f"- {area.name}: {'; '.join(map(self._named, area.places))}."
                for area in late.by_area()
            ]
            text: str = _(
                "To the comrades in charge of the points: at %(hour)s the organisers have not"
                " received the head count of %(session)s from %(count)s points:\n%(areas)s\n"
                "Please report now: called, present (women), absent with reason, state of the"
                " line. Thank you, comrades.",
                hour=clock_time(clock.now()),
                session=self._half_day,
                count=f"{len(late.places):02}",
                areas="\n".join(areas),
            )
        return text

    def to_area(self, late: Group) -> str:
        with force_locale("vi"):
            text: str = _(
                "To the comrades in charge of the points of %(area)s: at %(hour)s the organisers"
                " have not received the head count of %(session)s from %(count)s points:"
                " %(points)s. Please report now: called, present (women), absent with reason,"
                " state of the line. Thank you, comrades.",
                area=_in_a_sentence(late.name),
                hour=clock_time(clock.now()),
                session=self._half_day,
                count=f"{len(late.places):02}",
                points="; ".join(map(self._named, late.places)),
            )
        return text

    def to_point(self, place: Place) -> str:
        with force_locale("vi"):
            names = ", ".join(name for name, _phone in self.people_at(place))
            words = {
                "point": _in_a_sentence(place.name),
                "hour": clock_time(clock.now()),
                "session": self._half_day,
            }
            text: str = (
                _(
                    "To comrade %(name)s, in charge of the point of %(point)s: at %(hour)s the"
                    " organisers have not received your head count of %(session)s. Please report"
                    " now: called, present (women), absent with reason, state of the line. Thank"
                    " you, comrade.",
                    name=names,
                    **words,
                )
                if names
                else _(
                    "To the comrade in charge of the point of %(point)s: at %(hour)s the"
                    " organisers have not received your head count of %(session)s. Please report"
                    " now: called, present (women), absent with reason, state of the line. Thank"
                    " you, comrade.",
                    **words,
                )
            )
        return text

    @property
    def _half_day(self) -> str:
        title = self.session.title
        return f"{title[:1].lower()}{title[1:]}/{self.session.day.year}"

    def _named(self, place: Place) -> str:
        people = [
            _("comrade %(name)s", name=" ".join([name, phone(number)]).strip())
            for name, number in self.people_at(place)
        ]
        name = _in_a_sentence(place.name)
        return f"{name} ({', '.join(people)})" if people else name


def _in_a_sentence(name: str) -> str:
    """The name with a small letter where it begins with the kind: xã Hồng Tiến, but Sở Y tế."""
    return name[:1].lower() + name[1:] if name.startswith(KINDS_OF_PLACES) else name
