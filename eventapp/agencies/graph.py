"""The history of an agency as a drawing: a box per agency, the oldest on top, lines beside them.

One column, so that it fits a phone; lines run in lanes left of the boxes, one lane per group of
successions that meet. Only numbers and words here: a template draws them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eventapp.agencies.lives import days_of
from eventapp.agencies.models import Agency, AgencySuccession, SuccessionKind
from eventapp.agencies.queries import History

WIDTH, LANE, GAP, LINE, PAD = 340, 13, 16, 19, 9
MOST_LETTERS = 30
MOST_LANES = 8


@dataclass(frozen=True)
class Box:
    """An agency; ``lines`` are its name in pieces that fit, ``note`` its days."""

    agency: Agency
    x: int
    y: int
    height: int
    lines: Sequence[str]
    note: str
    is_self: bool

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def width(self) -> int:
        return WIDTH - self.x - 2


@dataclass(frozen=True)
class Edge:
    """A line from one box to a later one; dashed when only a part or a function went over."""

    path: str
    is_partial: bool
    leads_here: bool


@dataclass(frozen=True)
class Graph:
    boxes: Sequence[Box]
    edges: Sequence[Edge]
    height: int
    width: int = WIDTH


def graph_of(told: History) -> Graph | None:
    """The drawing; none when nothing came before or after."""
    links = [one for one in told.successions if one.to_id is not None]
    if not links:
        return None
    order = _order(told, links)
    lanes = _lanes(links, order)
    left = 8 + LANE * (max(lanes.values()) + 1)
    boxes: dict[int, Box] = {}
    y = 2
    for agency_id in order:
        agency = told.agencies[agency_id]
        lines = _wrapped(agency.name, (WIDTH - left) // 9)
        height = PAD * 2 + LINE * (len(lines) + 1) - 2
        boxes[agency_id] = Box(
            agency, left, y, height, lines, days_of(agency), agency_id == told.agency.id
        )
        y += height + GAP
    edges = [_edge(link, boxes, left - LANE * (lanes[link.id] + 1)) for link in links]
    return Graph(list(boxes.values()), edges, y - GAP + 4)


def _order(told: History, links: Sequence[AgencySuccession]) -> list[int]:
    """By when each begins, so that whoever follows stands below; as long as no line goes up."""
    begins = {
        agency_id: agency.valid_from or date.min for agency_id, agency in told.agencies.items()
    }
    depth = dict.fromkeys(told.agencies, 0)
    for _ in told.agencies:
        for link in links:
            if link.to_id and depth[link.to_id] <= depth[link.from_id]:
                depth[link.to_id] = min(depth[link.from_id] + 1, len(told.agencies))
    return sorted(
        told.agencies,
        key=lambda one: (begins[one], depth[one], told.agencies[one].sort_key, one),
    )


def _lanes(links: Sequence[AgencySuccession], order: Sequence[int]) -> dict[int, int]:
    """A lane per succession: those into one agency share one, others may not cross in it."""
    place = {agency_id: n for n, agency_id in enumerate(order)}
    spans: defaultdict[int | None, list[AgencySuccession]] = defaultdict(list)
    for link in links:
        spans[link.to_id].append(link)
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[int, int] = {}
    for to_id, group in sorted(spans.items(), key=lambda item: place[item[0] or 0]):
        ends = [place[to_id or 0], *(place[link.from_id] for link in group)]
        low, high = min(ends), max(ends)
        lane = next(
            (
                n
                for n, others in enumerate(taken)
                if all(high <= start or end <= low for start, end in others)
            ),
            len(taken),
        )
        lane = min(lane, MOST_LANES - 1)
        while len(taken) <= lane:
            taken.append([])
        taken[lane].append((low, high))
        lanes |= {link.id: lane for link in group}
    return lanes


def _edge(link: AgencySuccession, boxes: dict[int, Box], x: int) -> Edge:
    old, new = boxes[link.from_id], boxes[link.to_id or 0]
    bend = 6 if new.middle > old.middle else -6
    start, end = old.middle + 6, new.middle - 6
    path = (
        f"M{old.x} {start} H{x + 6} Q{x} {start} {x} {start + bend}"
        f" V{end - bend} Q{x} {end} {x + 6} {end} H{new.x - 3}"
    )
    is_partial = link.is_partial or link.kind is SuccessionKind.HANDED_OVER
    return Edge(path, is_partial, new.is_self or old.is_self)


def _wrapped(text: str, most: int) -> list[str]:
    """Its words in lines of about so many letters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
