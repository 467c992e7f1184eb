"""Messages to copy: a reminder for every area in which a point is late with its report."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.attendance.overview import Group, Place
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.views.blueprint import bp
from eventapp.attendance.views.board import all_points, minutes_late
from eventapp.attendance.views.opening import held_session
from eventapp.templating import clock_time
from eventapp.trainings.models import TrainingSession
from eventapp.trainings.queries import get_training

KINDS_OF_PLACES = ("Xã ", "Phường ", "Thị ", "Huyện ", "Quận ", "Thành phố ", "Cấp ", "Đặc khu ")


@dataclass(frozen=True)
class Reminder:
    """What to send to the late points of one area."""

    late: Group
    text: str


@bp.get("/trainings/<code>/board/<session_code>/reminders/")
@requires(Permission.WATCH_BOARD)
def board_reminders(code: str, session_code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    late = all_points(training, session).only(SheetStatus.LATE)
    return render_template(
        "attendance/board_reminders.html",
        training=training,
        session=session,
        lateness=minutes_late(training, session),
        late=late,
        reminders=[Reminder(area, reminder_text(area, session)) for area in late.by_area()],
    )


def reminder_text(late: Group, session: TrainingSession) -> str:
    """One message to a group of comrades, in Vietnamese whatever language the page is in."""
    with force_locale("vi"):
        text: str = _(
            "To the comrades in charge of the points of %(area)s: at %(hour)s the organisers have"
            " not received the head count of %(session)s from %(count)s points: %(points)s."
            " Please report now: called, present (women), absent with reason, state of the line."
            " Thank you, comrades.",
            area=_in_a_sentence(late.name),
            hour=clock_time(clock.now()),
            session=_half_day(session),
            count=f"{len(late.places):02}",
            points="; ".join(_named(place) for place in late.places),
        )
    return text


def _half_day(session: TrainingSession) -> str:
    return f"{session.title[:1].lower()}{session.title[1:]}/{session.day.year}"


def _named(place: Place) -> str:
    name, contact = _in_a_sentence(place.name), place.row.point.contact_name
    return str(_("%(point)s (comrade %(name)s)", point=name, name=contact)) if contact else name


def _in_a_sentence(name: str) -> str:
    """The name with a small letter where it begins with the kind: xã Hồng Tiến, but Sở Y tế."""
    return name[:1].lower() + name[1:] if name.startswith(KINDS_OF_PLACES) else name
