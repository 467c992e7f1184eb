"""Units of a file in an order in which parents stand before their children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventapp.agencies.rows import Unit


def parents_first(units: Sequence[Unit]) -> Iterator[tuple[Unit, list[str]]]:
    """Each unit once, with the names of the circle it is in, when it stands under itself."""
    first: dict[str, Unit] = {}
    for unit in units:
        first.setdefault(unit.reference, unit)
    done: set[str] = set()
    for unit in units:
        if first[unit.reference] is not unit:
            yield unit, []  # said twice: the planner refuses it
            continue
        way = _above(unit, first, done)
        cycle = _cycle(way)
        names = [one.name for one in cycle]
        for one in reversed(way):
            if one.reference not in done:
                done.add(one.reference)
                yield one, names if one in cycle else []


def _above(unit: Unit, first: dict[str, Unit], done: set[str]) -> list[Unit]:
    """The unit and those above it in the file that were not given yet, up to a repetition."""
    way: list[Unit] = []
    seen: set[str] = set()
    at: Unit | None = unit
    while at and at.reference not in done:
        way.append(at)
        if at.reference in seen:
            break
        seen.add(at.reference)
        at = first.get(at.parent or "")
    return way


def _cycle(way: list[Unit]) -> list[Unit]:
    """From the repeated unit round to itself; empty when nothing is repeated."""
    for start, unit in enumerate(way[:-1]):
        if unit.reference == way[-1].reference:
            return way[start:]
    return []
