"""What the rows of a unit file say: agencies, what became of them, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventapp.agencies.models import AgencyLevel, SuccessionKind
from eventapp.errors import RuleBroken

LONGEST = {"name": 500, "short_name": 200, "abbreviation": 40, "official_code": 20, "reference": 60}


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One agency as a file has it. ``parent`` is the reference of the one above it."""

    line: int
    reference: str
    name: str
    short_name: str
    level: AgencyLevel
    kind: str
    abbreviation: str = ""
    official_code: str | None = None
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise RuleBroken("The name is missing.", field="name")
        for field, most in LONGEST.items():
            if len(getattr(self, field) or "") > most:
                raise RuleBroken(
                    "%(value)s… is too long, at most %(most)s characters.",
                    field=field,
                    value=getattr(self, field)[:20],
                    most=most,
                )
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise RuleBroken("An agency cannot end before it starts.", field="valid_to")


@dataclass(frozen=True, kw_only=True)
class Link:
    """What became of an agency, by references; no ``to`` means it was dissolved.

    Without a day it takes effect when the successor starts, or when the predecessor has ended.
    """

    line: int
    from_: str
    to: str | None
    kind: SuccessionKind
    effective_on: date | None = None
    is_partial: bool = False
    legal_basis: str = ""
    function: str = ""

    @property
    def key(self) -> tuple[str, str | None, SuccessionKind, str]:
        """What makes it the same succession when it is told again."""
        return self.from_, self.to, self.kind, self.function


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken in, and why."""

    line: int
    reason: RuleBroken


@dataclass(frozen=True)
class UnitFile:
    """What a file holds: its format, its units, its successions and the rows without sense."""

    format: str
    units: list[Unit]
    links: list[Link]
    refused: list[RefusedRow]
