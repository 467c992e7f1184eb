"""A code becomes a ticket, a ticket becomes a mark."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import delete, select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.events import PROTOCOL, Batch
from eventapp.attendance.models import Answer
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.service import take_events
from eventapp.badges.secrets import TOKEN_LENGTH, typed
from eventapp.checkin import room_codes
from eventapp.checkin.models import CheckIn, FailedCode, Ticket
from eventapp.checkin.queries import get_screen, has_tried_too_often, is_allowed, person_here
from eventapp.checkin.refusals import TOO_OFTEN, WRONG_CODE
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.registrations.models import Registration

TICKET_LIVES = timedelta(minutes=3)
FAILURES_KEPT = timedelta(hours=1)


@atomic
def redeem(text: str, *, device: str, network: str, by: User | None = None) -> str:
    """Exchange the code on the screen for a ticket; tells its secret, which is kept as a hash.

    ``device`` and ``network`` are keyed hashes. Only failures are limited: two hundred people may
    come in through one address in a minute.
    """
    now = clock.now()
    if has_tried_too_often(device, network):
        raise RuleBroken(TOO_OFTEN, field="code")
    if len(typed(text)) == TOKEN_LENGTH:
        raise RuleBroken(
            "This is a personal code: show it to the operator, who scans it.", field="code"
        )
    shown = room_codes.read(text)
    screen = get_screen(shown[0]) if shown else None
    if shown is None or screen is None or screen.closed_at or not screen.opened_by.is_active:
        raise RuleBroken(WRONG_CODE, field="code")
    if not room_codes.is_current(shown[1], screen.key, screen.session_id, screen.point_id, now):
        raise RuleBroken(WRONG_CODE, field="code")
    if not is_allowed(screen.point.training_id):
        raise RuleBroken("In this training the operators call the roll; nobody checks in alone.")
    secret = secrets.token_urlsafe(16)
    db.session.add(
        Ticket(
            token_hash=room_codes.hashed(secret),
            screen_id=screen.id,
            device=device,
            issued_at=now,
            valid_until=now + TICKET_LIVES,
        )
    )
    return secret


@atomic
def note_failure(*, device: str, network: str, by: User | None = None) -> None:
    """A code was refused."""
    now = clock.now()
    db.session.execute(delete(FailedCode).where(FailedCode.tried_at < now - FAILURES_KEPT))
    db.session.add(FailedCode(device=device, network=network, tried_at=now))


@atomic
def check_in(
    ticket: Ticket, registration_id: int, *, network: str, by: User | None = None
) -> Registration:
    """Mark the person present where the ticket is from, by the right of who opened the screen.

    Whoever is marked present already stays so. An answer the operator gave otherwise is not
    overruled: both stand, and the operator is asked.
    """
    now = clock.now()
    db.session.scalar(select(Ticket.id).where(Ticket.id == ticket.id).with_for_update())
    db.session.refresh(ticket, ["used_at", "valid_until"])
    if ticket.used_at:
        raise RuleBroken("This ticket was used. Scan the code on the screen again.")
    if now > ticket.valid_until:
        raise RuleBroken("The three minutes are over. Scan the code on the screen again.")
    screen = ticket.screen
    if screen.closed_at:
        raise RuleBroken("The screen of this room was closed. Tell the operator.")
    person = person_here(screen, registration_id)
    if person is None:
        raise RuleBroken("This person is not on the list of this room. Tell the operator.")
    ticket.used_at = now
    db.session.add(
        CheckIn(
            ticket_id=ticket.id,
            screen_id=screen.id,
            registration_id=person.id,
            device=ticket.device,
            is_other_network=network != screen.network,
            is_outside_window=now > screen.session.ends_at,
            made_at=now,
        )
    )
    _mark(ticket, person)
    return person


def _mark(ticket: Ticket, person: Registration) -> None:
    screen = ticket.screen
    answer = db.session.get(Answer, (screen.session_id, person.id), populate_existing=True)
    if answer and answer.value.is_here and not answer.is_conflict:
        return
    is_taken_back = answer and answer.value is Presence.UNMARKED and not answer.is_conflict
    event_id = str(uuid4())
    event = {
        "proto": PROTOCOL,
        "id": event_id,
        "session": screen.session_id,
        "point": screen.point_id,
        "person": person.id,
        "value": "P",
        "reason": None,
        "device": event_id,
        "seq": 0,
        "wall_ms": round(clock.now().timestamp() * 1000),
        "tz": clock.LOCAL.key,
        "supersedes": list(answer.heads) if answer and is_taken_back else [],
        "source": MarkSource.SELF.value,
    }
    result = take_events(Batch([event]), by=screen.opened_by)
    if why := result.results[0].why:
        raise RuleBroken(why.label)
