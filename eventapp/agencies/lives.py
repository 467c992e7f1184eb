"""The lives of agencies: from when to when, under whom, and whether two can be at one time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from eventapp.agencies.models import Agency, AgencyLevel, SuccessionKind
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_date


class Dated(Protocol):
    """Anything that exists from a day to a day (both inclusive, none = open)."""

    @property
    def name(self) -> str: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


@dataclass(frozen=True)
class Life:
    """An agency in the database or in a file; ``key`` and ``parent`` are references."""

    key: str
    name: str
    level: AgencyLevel
    official_code: str | None
    parent: str | None
    valid_from: date | None
    valid_to: date | None


def key_of(agency: Agency) -> str:
    """Its reference, or its number when it came from no file."""
    return agency.reference or f"#{agency.id}"


def days_of(life: Dated) -> str:
    """01/03/2025-30/06/2025, with … where it is open."""
    start, end = (format_date(day) if day else "…" for day in (life.valid_from, life.valid_to))
    return f"{start}-{end}"


def overlap(one: Dated, other: Dated) -> bool:
    """Whether there is a day on which both exist."""
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_to or date.max)


def check_parent(child: Dated, parent: Dated) -> None:
    if not overlap(child, parent):
        raise RuleBroken(
            "The agency above it, “%(name)s”, exists at another time: %(days)s.",
            field="parent",
            name=parent.name,
            days=days_of(parent),
        )


def outlives(child: Dated, parent: Dated) -> bool:
    """Whether the child goes on after its parent has ended."""
    return bool(parent.valid_to and (child.valid_to is None or child.valid_to > parent.valid_to))


def day_of_succession(old: Dated, new: Dated | None, kind: SuccessionKind) -> date:
    """When a successor took over that a file names without a day."""
    if new and new.valid_from:
        if kind.carries_all and old.valid_to and new.valid_from <= old.valid_to:
            raise RuleBroken(
                "“%(new)s” starts on %(start)s, before “%(old)s” has ended on %(end)s.",
                field="to",
                new=new.name,
                start=format_date(new.valid_from),
                old=old.name,
                end=format_date(old.valid_to),
            )
        return new.valid_from
    if old.valid_to:
        return old.valid_to + timedelta(days=1)
    raise RuleBroken("The day of the succession is missing.", field="date")


def check_succession(old: Dated, new: Dated | None, kind: SuccessionKind, day: date) -> None:
    """Refuse a successor that takes over too early, or on a day it does not exist."""
    if old.valid_from and day <= old.valid_from:
        raise RuleBroken(
            "“%(name)s” starts only on %(start)s.",
            field="on",
            name=old.name,
            start=format_date(old.valid_from),
        )
    if kind.carries_all and old.valid_to and day <= old.valid_to:
        raise RuleBroken(
            "Nothing can take its place on %(day)s: “%(name)s” ends on %(end)s.",
            field="on",
            day=format_date(day),
            name=old.name,
            end=format_date(old.valid_to),
        )
    if new and not (new.valid_from or date.min) <= day <= (new.valid_to or date.max):
        raise RuleBroken(
            "“%(name)s” does not exist on %(day)s.",
            field="to",
            name=new.name,
            day=format_date(day),
        )
