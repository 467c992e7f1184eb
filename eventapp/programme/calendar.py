"""The programme as a calendar (RFC 5545) that clients keep up to date.

A half-day is one event. Its UID never changes, whatever day it moves to; SEQUENCE grows with every
change of it, of its training or of the room; one that is called off or waits for its day is
CANCELLED, so that it leaves the calendars it is in. Words are Vietnamese, as on papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import quote
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, Timezone, vCalAddress

from eventapp import clock
from eventapp.programme.queries import Room
from eventapp.trainings.models import SessionState, Training, TrainingSession
from eventapp.vietnamese.dates import format_time

if TYPE_CHECKING:
    from eventapp.trainings.models import SessionBlock

PRODUCT = "-//Training Register//Programme//VI"
_ASK_AGAIN = timedelta(hours=1)


def calendar_of(
    training: Training,
    sessions: Sequence[TrainingSession],
    *,
    title: str,
    room: Room | None,
    page: str,
) -> bytes:
    """The half-days as a file; their programme must be loaded. ``page`` is the public page."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", str(clock.LOCAL))
    calendar.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if sessions:
        days = [session.day for session in sessions]
        calendar.add_component(
            Timezone.from_tzid(
                str(clock.LOCAL),
                first_date=min(days) - timedelta(days=365),
                last_date=max(days) + timedelta(days=365),
            )
        )
    for session in sessions:
        calendar.add_component(_event(training, session, room, page))
    return bytes(calendar.to_ical())


def last_change(training: Training, sessions: Sequence[TrainingSession]) -> datetime | None:
    """When the calendar last changed."""
    moments = [training.changed_at, *(session.changed_at for session in sessions)]
    return max((moment for moment in moments if moment), default=None)


def _event(training: Training, session: TrainingSession, room: Room | None, page: str) -> Event:
    is_held = session.state is SessionState.PLANNED
    changed = last_change(training, [session]) or session.starts_at
    event = Event()
    event.add("uid", session.uid)
    event.add("dtstamp", clock.now().replace(microsecond=0))
    event.add("last-modified", changed.replace(microsecond=0))
    event.add("sequence", training.version + session.version + (room.version if room else 0))
    event.add("dtstart", clock.local(session.starts_at))
    event.add("dtend", clock.local(session.ends_at))
    event.add("status", "CONFIRMED" if is_held else "CANCELLED")
    event.add("transp", "OPAQUE" if is_held else "TRANSPARENT")
    event.add("summary", _summary(training, session))
    event.add("description", _description(training, session, page))
    event.add("url", page)
    if room:
        event.add("location", room.place)
    if training.contact_email:
        office = vCalAddress(f"mailto:{training.contact_email}")
        office.params["cn"] = quote(training.contact_office or training.host_name)
        event.add("organizer", office)
    if ask := contact_line(training):
        event.add("contact", ask)
    return event


def _summary(training: Training, session: TrainingSession) -> str:
    word = {SessionState.CANCELLED: "HỦY: ", SessionState.WAITING: "HOÃN: "}.get(session.state, "")
    return f"{word}{session.topic or training.title}"


def _description(training: Training, session: TrainingSession, page: str) -> str:
    groups = "" if session.is_for_all else ", ".join(group.code for group in session.groups)
    lines = [
        f"{session.title}: {training.title}",
        f"Lý do: {session.reason}" if session.reason else "",
        *(_block(block) for block in session.blocks),
        f"Nhóm: {groups}" if groups else "",
        page,
    ]
    return "\n".join(line for line in lines if line)


def _block(block: SessionBlock) -> str:
    return f"{format_time(block.starts)}–{format_time(block.ends)} {block.topic}"


def contact_line(training: Training) -> str:
    """Whom to ask, in one line; no person."""
    parts = (training.contact_office, training.contact_phone, training.contact_email)
    return ", ".join(part for part in parts if part)
