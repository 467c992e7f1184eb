"""What happens to a mail: queued, taken by a sender, sent, put back, given up, cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select, update

from eventapp import clock
from eventapp.database import atomic, db, insert_new
from eventapp.errors import N_, RuleBroken
from eventapp.jobs import queue as worker
from eventapp.mail.letters import Letter
from eventapp.mail.models import MailState, OutgoingMail
from eventapp.mail.queries import is_due

DELIVER = "mail.deliver"
HELD_FOR = timedelta(minutes=10)  # longer than a server may take to answer
PAUSES = tuple(timedelta(minutes=n) for n in (1, 2, 5, 10, 30, 60, 120, 240, 240, 240, 240))
GOOD_FOR = timedelta(days=7)
TOO_OLD = N_("It waited for more than 7 days. Send it again if it still matters.")
BY_HAND = N_("Sent by hand")


@atomic
def queue(letters: Letter | Iterable[Letter], *, by: Any) -> int:
    """Put letters into the outbox; they are sent once the action that is going on is saved.

    Returns how many are new: a letter whose key has been used is passed over. ``by``: a User.
    """
    rows = [_row(one, by) for one in ([letters] if isinstance(letters, Letter) else letters)]
    if not rows:
        return 0
    db.session.execute(insert_new(OutgoingMail), rows)
    mine = OutgoingMail.message_id.in_([row["message_id"] for row in rows])
    new = db.session.scalars(select(func.count(OutgoingMail.id)).where(mine)).one()
    worker.call_for(DELIVER)
    return new


@atomic
def take(mail_id: int, *, by: Any = None) -> OutgoingMail | None:
    """Have a mail alone for a while to send it; none when somebody else has it or it is over."""
    taken = db.session.execute(
        update(OutgoingMail)
        .where(OutgoingMail.id == mail_id, is_due())
        .values(
            state=MailState.SENDING,
            held_until=clock.machine_now() + HELD_FOR,
            tries=OutgoingMail.tries + 1,
        )
        .returning(OutgoingMail.id)
        .execution_options(synchronize_session=False)
    ).scalar()
    if taken is None:
        return None
    found = select(OutgoingMail).where(OutgoingMail.id == mail_id)
    mail = db.session.scalars(found.execution_options(populate_existing=True)).one()
    if clock.machine_now() - mail.queued_at > GOOD_FOR:
        _leave(mail, MailState.FAILED, TOO_OLD)
        return None
    return mail


@atomic
def note_sent(mail: OutgoingMail, *, by: Any = None) -> None:
    """A server has taken the mail. What only the addressee may read is kept no longer."""
    if _is_mine(mail):
        _leave(mail, MailState.SENT, "")
        mail.sent_at = clock.now()
        if mail.purpose.is_secret:
            mail.body = ""


@atomic
def put_back(mail: OutgoingMail, reason: str, *, by: Any = None) -> None:
    """It did not work this time: try again later, each time a little later, then no more."""
    if not _is_mine(mail):
        return
    if mail.tries > len(PAUSES):
        _leave(mail, MailState.FAILED, reason)
        return
    _leave(mail, MailState.WAITING, reason)
    mail.next_try_at = clock.machine_now() + PAUSES[mail.tries - 1]


@atomic
def give_up(mail: OutgoingMail, reason: str, *, by: Any = None) -> None:
    """The server will never take it."""
    if _is_mine(mail):
        _leave(mail, MailState.FAILED, reason)


@atomic
def send_again(mail: OutgoingMail, *, by: Any) -> None:
    """Try a mail at once that failed, waits or was cancelled."""
    _lock(mail)
    if mail.state in {MailState.SENT, MailState.SENDING}:
        raise RuleBroken("This mail has been sent.")
    if mail.purpose.is_secret and not mail.body:
        raise RuleBroken("Its text is not kept. Please have a new one written.")
    _leave(mail, MailState.WAITING, "")
    mail.tries, mail.queued_at = 0, clock.machine_now()
    mail.next_try_at = clock.machine_now()
    worker.call_for(DELIVER)


@atomic
def cancel(mail: OutgoingMail, *, by: Any) -> None:
    """Keep a mail from being sent."""
    _lock(mail)
    if mail.state in {MailState.SENT, MailState.SENDING}:
        raise RuleBroken("This mail has been sent.")
    _leave(mail, MailState.CANCELLED, "")


@atomic
def note_sent_by_hand(mail: OutgoingMail, *, by: Any) -> None:
    """Somebody copied the text and sent it herself."""
    _lock(mail)
    if mail.state in {MailState.SENT, MailState.SENDING}:
        raise RuleBroken("This mail has been sent.")
    _leave(mail, MailState.SENT, BY_HAND)
    mail.sent_at = clock.now()


def _row(letter: Letter, by: Any) -> dict[str, Any]:
    return {
        "key": letter.key,
        "message_id": uuid4().hex,
        "purpose": letter.purpose,
        "to": letter.to,
        "to_name": letter.to_name,
        "reply_to": letter.reply_to,
        "subject": letter.subject,
        "body": letter.body,
        "training_id": letter.training_id,
        "agency_id": letter.agency_id,
        "written_by_id": by.id if by else None,
        "written_at": clock.now(),
        "queued_at": clock.machine_now(),
        "next_try_at": clock.machine_now(),
        "state": MailState.WAITING,
        "tries": 0,
        "reason": "",
    }


def _lock(mail: OutgoingMail) -> None:
    """See the mail as it is, and let nobody send it meanwhile."""
    db.session.refresh(mail, ["state", "tries", "held_until", "body"], with_for_update=True)


def _is_mine(mail: OutgoingMail) -> bool:
    """Whether the turn that sent this mail is still the last one."""
    state, tries = db.session.execute(
        select(OutgoingMail.state, OutgoingMail.tries)
        .where(OutgoingMail.id == mail.id)
        .with_for_update()
    ).one()
    return bool(state is MailState.SENDING and tries == mail.tries)


def _leave(mail: OutgoingMail, state: MailState, reason: str) -> None:
    mail.state, mail.reason, mail.held_until = state, reason[:500], None
    db.session.flush()
