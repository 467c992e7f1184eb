"""The worker's errand with mails: take one, send it, note it, take the next.

Between the server's yes and our note lies a moment in which a killed worker makes a mail go out
twice; no program can close it. Both copies then have one Message-ID, and mail programs show one.
"""

from __future__ import annotations

import logging
import smtplib
from contextlib import suppress
from typing import Any

from flask import current_app

from eventapp.jobs.kinds import errand
from eventapp.mail import queries, server, service
from eventapp.mail.models import OutgoingMail

MOST_AT_ONCE = 500
PERMANENT = 500  # SMTP answers from here on mean never
log = logging.getLogger("eventapp.mail")


def has_server() -> bool:
    """Whether this installation can send mails; without, texts are copied by hand."""
    return bool(current_app.config["SMTP_URL"])


@errand(service.DELIVER)
def deliver() -> None:
    """Send what is due, over one connection; a server that cannot be reached ends the round."""
    if not has_server():
        return
    mail = _next()
    if mail is None:
        return
    try:
        with server.parsed(current_app.config["SMTP_URL"]).connected() as smtp:
            for _ in range(MOST_AT_ONCE):
                if not _send(smtp, mail):
                    return
                mail = _next()
                if mail is None:
                    return
    except (OSError, smtplib.SMTPException) as error:
        if mail is not None:  # the one that was in our hands when the connection was lost
            log.warning("Mail server: %s", error)
            service.put_back(mail, _said(error))


def _send(smtp: smtplib.SMTP, mail: OutgoingMail) -> bool:
    """Send one mail; tell whether the connection may carry another."""
    letter = server.message(mail, current_app.config["MAIL_FROM"])
    try:
        smtp.send_message(letter)
    except smtplib.SMTPServerDisconnected as error:
        service.put_back(mail, _said(error))
        return False
    except smtplib.SMTPRecipientsRefused as error:
        _refused(mail, *next(iter(error.recipients.values())))
    except smtplib.SMTPResponseException as error:
        _refused(mail, error.smtp_code, error.smtp_error)
    else:
        service.note_sent(mail)
        return True
    with suppress(smtplib.SMTPException):
        smtp.rset()
    return True


def _refused(mail: OutgoingMail, code: int, text: Any) -> None:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    if code >= PERMANENT:
        service.give_up(mail, f"{code} {said}")
    else:
        service.put_back(mail, f"{code} {said}")


def _next() -> OutgoingMail | None:
    """The next mail that is due and that nobody else took a moment ago."""
    while (mail_id := queries.next_due()) is not None:
        mail = service.take(mail_id)
        if mail is not None:
            return mail
    return None


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
