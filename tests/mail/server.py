"""A real SMTP server on this machine, which keeps what it gets or refuses it."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """Keeps mails; ``answers`` are given first, one for each mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.answers: list[str] = []
        self.refused: dict[str, str] = {}
        self.after: Any = None

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        self.raw.append(envelope.content)
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        if self.after:
            self.after()
        return "250 taken"


@contextmanager
def smtp_server(app: Any) -> Iterator[Mailbox]:
    """Let the application send to a server of its own inside the block."""
    mailbox = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    before = app.config["SMTP_URL"], app.config["MAIL_FROM"]
    app.config.update(
        SMTP_URL=f"smtp://127.0.0.1:{port}",
        MAIL_FROM="Ban Tổ chức tập huấn <tap-huan@hungyen.example>",
    )
    try:
        yield mailbox
    finally:
        app.config.update(SMTP_URL=before[0], MAIL_FROM=before[1])
        controller.stop()
