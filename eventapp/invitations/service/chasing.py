"""Asking agencies once more for their answer, and remembering that it was done."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Reminder, ReminderChannel
from eventapp.invitations.queries.contacts import invited
from eventapp.mail import service as mail
from eventapp.mail.letters import Letter
from eventapp.mail.models import MailPurpose
from eventapp.trainings.models import Training


@atomic
def note_reminded(
    training: Training, agencies: Sequence[Agency], channel: ReminderChannel, *, by: User
) -> None:
    """Somebody wrote or called these agencies."""
    db.session.add_all(
        Reminder(
            training_id=training.id,
            agency_id=agency.id,
            channel=channel,
            reminded_at=clock.now(),
            reminded_by_id=by.id,
        )
        for agency in agencies
    )
    db.session.flush()


@atomic
def write_to_invited(training: Training, subject: str, body: str, *, by: User) -> int:
    """Put one mail for everybody who is invited into the outbox; returns how many are new.

    The same text is written to the same address once.
    """
    told = sha256(f"{subject}\n{body}".encode()).hexdigest()[:24]
    letters = [
        Letter(
            to=one.email,
            to_name=one.name,
            subject=subject,
            body=body,
            key=f"invitation:{training.id}:{told}:{sha256(one.email.encode()).hexdigest()[:24]}",
            purpose=MailPurpose.INVITATION,
            reply_to=by.email,
            training_id=training.id,
            agency_id=one.agency_id,
        )
        for one in invited(training.id)
    ]
    if not letters:
        raise RuleBroken("None of these agencies has an e-mail address.")
    return mail.queue(letters, by=by)


@atomic
def remind_by_mail(
    training: Training, letters: Sequence[tuple[Agency, Letter]], *, by: User
) -> int:
    """Put reminders into the outbox; returns how many. The same letter is not written twice."""
    if not letters:
        raise RuleBroken("None of these agencies has an e-mail address.")
    written = mail.queue([letter for _, letter in letters], by=by)
    if written:
        agencies = list({agency.id: agency for agency, _ in letters}.values())
        note_reminded(training, agencies, ReminderChannel.MAIL, by=by)
    return written
