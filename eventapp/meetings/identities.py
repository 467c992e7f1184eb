"""Who was connected: the lines of a log put together by device, address or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from eventapp.meetings.intervals import Span, clip, seconds, union
from eventapp.meetings.log import Connection
from eventapp.vietnamese.names import clean_text

_WARN_MINUTES = 2


@dataclass(frozen=True)
class Identity:
    """Everything under one device, address or name; names in the order they were used."""

    key: str
    connections: tuple[Connection, ...]

    @property
    def name(self) -> str:
        """The name it had last."""
        return self.names[-1]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(one.name for one in self._in_order()))

    @property
    def email(self) -> str:
        return next((one.email for one in self.connections if one.email), "")

    @property
    def device(self) -> str:
        return next((one.device for one in self.connections if one.device), "")

    @property
    def is_known(self) -> bool:
        """Whether the log says of any line when it was."""
        return any(one.is_known for one in self.connections)

    @property
    def first_join(self) -> datetime | None:
        return min((one.joined for one in self.connections if one.joined), default=None)

    @property
    def last_leave(self) -> datetime | None:
        return max((one.left for one in self.connections if one.left), default=None)

    @property
    def minutes(self) -> float | None:
        """What the log states, added up."""
        stated = [one.minutes for one in self.connections if one.minutes is not None]
        return sum(stated) if stated else None

    @property
    def spans(self) -> list[Span]:
        return [Span(one.joined, one.left) for one in self.connections if one.joined and one.left]

    def seconds(self, window: Span | None = None) -> int:
        """The union of its connections, within the window when there is one."""
        merged = union(self.spans)
        return seconds(clip(merged, window) if window else merged)

    @property
    def overlaps(self) -> bool:
        """Whether it was connected twice at one moment."""
        spans = sorted(span for span in self.spans if span.seconds)
        return any(two.start < one.end for one, two in pairwise(spans))

    @property
    def is_doubtful(self) -> bool:
        """Two at once under a bare name: two devices or two people."""
        return self.overlaps and not self.email and not self.device

    @property
    def minutes_differ(self) -> bool:
        """Whether the stated minutes are further from the times than rounding explains."""
        rows = [one for one in self.connections if one.is_known and one.minutes is not None]
        if not rows or any(one.is_open for one in rows):
            return False
        exact = sum(Span(one.joined, one.left).seconds for one in rows if one.joined and one.left)
        stated = sum(one.minutes or 0 for one in rows)
        return abs(stated - exact / 60) > max(_WARN_MINUTES, len(rows))

    def _in_order(self) -> Sequence[Connection]:
        return sorted(
            self.connections, key=lambda one: one.joined.timestamp() if one.joined else 0.0
        )


def key_of(one: Connection) -> str:
    """The most telling thing a line has."""
    if one.device:
        return f"device {one.device.casefold()}"
    if one.email:
        return f"mail {one.email}"
    return f"name {clean_text(one.name).casefold()}"


def identities_of(connections: Iterable[Connection]) -> list[Identity]:
    """In the order in which they first stand in the log."""
    found: dict[str, list[Connection]] = {}
    for one in connections:
        found.setdefault(key_of(one), []).append(one)
    return [Identity(key, tuple(lines)) for key, lines in found.items()]
