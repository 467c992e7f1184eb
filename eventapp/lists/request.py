"""How a list is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Request:
    """Everything optional: a list says most of it itself."""

    name: str = ""
    """Of the file."""
    on: date | None = None
    """First day of the training."""
    sheet: str | None = None
    asks_ethnicity: bool = False
    """Whether the training asks for the ethnic group; else that column is not read."""
    asked: tuple[str, ...] = ()
    """Questions of the training: a column with one of them as its heading holds the answers."""
