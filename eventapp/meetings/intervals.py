"""Presence as arithmetic: the union of intervals, cut to a window, and the gaps in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """From one moment to a later one."""

    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        return (self.end - self.start).total_seconds()


def union(spans: Iterable[Span]) -> list[Span]:
    """The same time without overlaps, in order; spans that touch are one; empty ones are none."""
    merged: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def clip(spans: Iterable[Span], window: Span) -> list[Span]:
    """What of the spans lies within the window."""
    cut = (Span(max(one.start, window.start), min(one.end, window.end)) for one in spans)
    return [span for span in cut if span.end > span.start]


def seconds(spans: Iterable[Span]) -> int:
    """How long, in whole seconds; give it a union."""
    return round(sum(span.seconds for span in spans))


def gaps(merged: Sequence[Span]) -> list[Span]:
    """The time between the spans of a union."""
    return [Span(one.end, two.start) for one, two in pairwise(merged)]


def is_within(merged: Iterable[Span], moment: datetime) -> bool:
    return any(span.start <= moment <= span.end for span in merged)
