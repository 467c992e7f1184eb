"""What marks about one person in one half-day add up to. Clocks and order decide nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from eventapp.attendance.presence import Presence


class Told(Protocol):
    """What folding needs to know of a mark."""

    @property
    def id(self) -> str: ...
    @property
    def value(self) -> Presence: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def point_id(self) -> int: ...
    @property
    def late_minutes(self) -> int | None: ...


@dataclass(frozen=True)
class Settled:
    """The answer that some heads give; ``spokesman`` is the id of the head shown for them."""

    value: Presence
    reason: str | None
    is_conflict: bool
    point_id: int | None
    heads: tuple[str, ...]
    spokesman: str | None
    late_minutes: int | None = None


NOTHING = Settled(
    value=Presence.UNMARKED,
    reason=None,
    is_conflict=False,
    point_id=None,
    heads=(),
    spokesman=None,
)


def settle(heads: Iterable[Told]) -> Settled:
    """One answer from the marks nobody has superseded.

    Heads that say the same at the same point are one answer; others are a conflict, which a
    person decides by a mark that supersedes them all.
    """
    ordered = sorted(heads, key=lambda head: head.id)
    if not ordered:
        return NOTHING
    is_conflict = len({(head.value, head.point_id) for head in ordered}) > 1
    last = ordered[-1]
    return Settled(
        value=Presence.UNMARKED if is_conflict else last.value,
        reason=None if is_conflict else _reason(ordered),
        is_conflict=is_conflict,
        point_id=last.point_id,
        heads=tuple(head.id for head in ordered),
        spokesman=last.id,
        late_minutes=None if is_conflict else _late_minutes(ordered),
    )


def _reason(heads: list[Told]) -> str | None:
    """The last reason anybody gave: an equal answer without one takes none away."""
    return next((head.reason for head in reversed(heads) if head.reason), None)


def _late_minutes(heads: list[Told]) -> int | None:
    return next((head.late_minutes for head in reversed(heads) if head.late_minutes), None)
