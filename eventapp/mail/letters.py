"""A letter on its way: checked when it is made, so that no header can be smuggled into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventapp.errors import RuleBroken
from eventapp.mail.models import MailPurpose
from eventapp.vietnamese.names import clean_lines, clean_text

LONGEST_LINE, LONGEST_BODY, LONGEST_KEY = 200, 20_000, 120
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one person, in plain text.

    ``key`` names what it is about ("reminder:12:34"): a second letter with it is not written.
    ``reply_to`` is where answers go. Ids say which training and agency it concerns.
    """

    to: str
    subject: str
    body: str
    key: str
    purpose: MailPurpose
    to_name: str = ""
    reply_to: str = ""
    training_id: int | None = None
    agency_id: int | None = None

    def __post_init__(self) -> None:
        set_to = object.__setattr__
        set_to(self, "to", read_address(self.to))
        set_to(self, "reply_to", read_address(self.reply_to) if self.reply_to else "")
        set_to(self, "to_name", clean_text(self.to_name)[:LONGEST_LINE])
        set_to(self, "subject", clean_text(self.subject)[:LONGEST_LINE])
        set_to(self, "body", clean_lines(self.body))
        if not self.subject:
            raise RuleBroken("Write what the mail is about.", field="subject")
        if not self.body:
            raise RuleBroken("Write what the mail says.", field="body")
        if len(self.body) > LONGEST_BODY:
            raise RuleBroken(
                "A mail has at most %(most)s characters.", field="body", most=LONGEST_BODY
            )
        if not 0 < len(self.key) <= LONGEST_KEY:
            raise ValueError(self.key)


def read_address(text: str) -> str:
    """The address as mail servers everywhere take it; anything else is refused."""
    address = clean_text(text).lower()
    if len(address) > 254 or not _ADDRESS.fullmatch(address):  # noqa: PLR2004 - RFC 5321
        raise RuleBroken("Check the e-mail: it should look like ten@donvi.vn.", field="email")
    return address
