"""The line of one point in one half-day: when it stood, where it broke, whether that is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from eventapp.meetings.intervals import Span, clip, gaps, is_within, seconds, union

SHARE, CHECKS = 70, 2
"""Usual rule: connected for 70 % of the half-day, or seen at 2 of its 3 moments."""
_MARGIN = timedelta(minutes=15)
_SHORTEST_GAP = 60


@dataclass(frozen=True)
class Threshold:
    """From which share (percent), or from how many of three moments, a point was connected."""

    share: int = SHARE
    checks: int = CHECKS


@dataclass(frozen=True)
class LineState:
    """``spans`` is the union of everything the point was seen as, within ``window``.

    ``joins`` counts the lines of the logs that touch the window, ``names`` what it was seen as.
    """

    window: Span
    spans: tuple[Span, ...] = ()
    joins: int = 0
    names: tuple[str, ...] = ()
    threshold: Threshold = Threshold()

    @property
    def first(self) -> datetime | None:
        return self.spans[0].start if self.spans else None

    @property
    def last(self) -> datetime | None:
        return self.spans[-1].end if self.spans else None

    @property
    def seconds(self) -> int:
        return seconds(self.spans)

    @property
    def minutes(self) -> int:
        return self.seconds // 60

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.seconds / self.window.seconds

    @property
    def gaps(self) -> list[Span]:
        """Interruptions of a minute and more; a reconnect of seconds is none."""
        return [gap for gap in gaps(self.spans) if gap.seconds >= _SHORTEST_GAP]

    @property
    def checks(self) -> int:
        """At how many of three moments the point was there: early, in the middle, late."""
        start, end = self.window
        moments = (start + _MARGIN, start + (end - start) / 2, end - _MARGIN)
        return sum(is_within(self.spans, moment) for moment in moments)

    @property
    def was_seen(self) -> bool:
        return bool(self.spans)

    @property
    def is_connected(self) -> bool:
        """Enough to say that the point followed the half-day."""
        if not self.spans:
            return False
        share = 100 * self.seconds >= self.threshold.share * self.window.seconds
        return share or self.checks >= self.threshold.checks


def line_of(
    window: Span,
    seen: Sequence[tuple[Span, str]],
    threshold: Threshold,
) -> LineState:
    """The state from everything the point was seen as, in any order."""
    inside = [(span, name) for span, name in seen if clip([span], window)]
    merged = union(clip([span for span, _ in inside], window))
    names = dict.fromkeys(name for _, name in sorted(inside))
    return LineState(window, tuple(merged), len(inside), tuple(names), threshold)
