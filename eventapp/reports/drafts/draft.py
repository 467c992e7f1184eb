"""A paper not printed yet: its name, whether it is final, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from eventapp.documents import Paper
from eventapp.reports.entry import NOT_ENTERED, Entry

Draw = Callable[[Entry], Paper]


@dataclass(frozen=True)
class Draft:
    """``title`` is the name of its file, without the ending; a final paper can be kept.

    ``word`` makes the .docx of those that the office goes on editing.
    """

    title: str
    is_final: bool
    draw: Draw
    workbook: Callable[[], bytes]
    word: Callable[[], bytes] | None = None

    def paper(self, entry: Entry = NOT_ENTERED) -> Paper:
        """The paper as the registry entered it."""
        return replace(self.draw(entry), verification=entry.verification)


def named(*parts: str) -> str:
    return " ".join(filter(None, parts))
