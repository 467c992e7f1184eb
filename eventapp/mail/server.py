"""The mail server of this installation: read from one setting, spoken to over SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

from eventapp import clock
from eventapp.mail.models import OutgoingMail

PATIENCE = 30  # seconds for each answer of the server
_LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class MailServer:
    """Where mails go. ``is_secret_from_start``: TLS before the first word, else STARTTLS."""

    host: str
    port: int
    user: str
    password: str
    is_secret_from_start: bool

    @property
    def must_be_secret(self) -> bool:
        """A password is said to a machine elsewhere over TLS only."""
        return bool(self.user) and self.host not in _LOCAL

    @contextmanager
    def connected(self) -> Iterator[smtplib.SMTP]:
        """A connection that is signed in; leaving says goodbye."""
        context = ssl.create_default_context()
        if self.is_secret_from_start:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=PATIENCE, context=context
            )
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        with smtp:
            smtp.ehlo()
            if not self.is_secret_from_start and smtp.has_extn("starttls"):
                smtp.starttls(context=context)
            elif self.must_be_secret and not self.is_secret_from_start:
                raise smtplib.SMTPException("the server offers no TLS, and a password is set")
            if self.user:
                smtp.login(self.user, self.password)
            yield smtp


def parsed(text: str) -> MailServer:
    """``smtp://[USER:PASSWORD@]HOST:PORT`` or ``smtps://…``; signs in the names are %-encoded."""
    parts = urlsplit(text)
    return MailServer(
        parts.hostname or "",
        parts.port or 0,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtps",
    )


def message(mail: OutgoingMail, sender: str) -> EmailMessage:
    """The mail as it goes over the line: headers encoded, the text quoted-printable UTF-8."""
    name, address = parseaddr(sender)
    letter = EmailMessage()
    letter["From"] = Address(name, addr_spec=address)
    letter["To"] = Address(mail.to_name, addr_spec=mail.to)
    if mail.reply_to:
        letter["Reply-To"] = Address(addr_spec=mail.reply_to)
    letter["Subject"] = mail.subject
    letter["Date"] = format_datetime(clock.machine_now())
    letter["Message-ID"] = f"<{mail.message_id}@{address.partition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(mail.body, charset="utf-8", cte="quoted-printable")
    return letter
