"""How the domain says no, and how it marks a sentence for translation."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark ``text`` as a message id; it is translated where it is shown."""
    return text


class RuleBroken(Exception):
    """A rule refused the action; the message is written for whoever tried it.

    ``message`` is an English message id, ``values`` fill its ``%(name)s`` places after
    translation, ``field`` names the form field to blame, when there is one.
    """

    def __init__(self, message: str, *, field: str | None = None, **values: object) -> None:
        self.message = message
        self.field = field
        self.values = values
        super().__init__(message % values if values else message)
