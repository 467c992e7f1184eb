"""The second view: the same figures, by the agencies that exist today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from eventapp.agencies.queries import Restated, restated
from eventapp.reports.figures import Cell, Figures
from eventapp.reports.queries.order import agencies_in_order
from eventapp.reports.queries.summary import Summary
from eventapp.reports.units import ENDED, SPLIT, Unit, as_it_was


def restate(summary: Summary, *, on: date) -> Summary:
    """Move every figure to the agency that stands in its agency's place on a day.

    What was split goes to a line of its own that names all heirs, never silently to one; what
    ended without an heir keeps its name. Nothing is lost: the totals are those of the other view.
    """
    found = restated(list(summary.agencies), on=on)
    keys = {agency_id: _heirs(found, agency_id) for agency_id in summary.agencies}
    whole = {heirs[0] for heirs in keys.values() if len(heirs) == 1}
    units: dict[tuple[int, ...], Unit] = {
        (agency_id,): as_it_was(agency) for agency_id, agency in agencies_in_order(whole).items()
    }
    units |= _split(summary, found, keys) | _ended(summary, keys)
    numbers = {key: number for number, key in enumerate(units)}
    cells: dict[tuple[int, int], Cell] = {}
    for cell in summary.cells:
        heirs = keys[cell.agency_id] or (-cell.agency_id,)
        at = (numbers[heirs], cell.group_id)
        cells[at] = cells.get(at, Cell(*at, Figures())).plus(cell.figures)
    return replace(
        summary,
        agencies={numbers[key]: unit for key, unit in units.items()},
        cells=tuple(
            sorted(cells.values(), key=lambda c: (summary.groups[c.group_id].position, c.agency_id))
        ),
        units_on=on,
    )


def _heirs(found: Restated, agency_id: int) -> tuple[int, ...]:
    return tuple(agency.id for agency in found.heirs_of(agency_id))


def _split(
    summary: Summary, found: Restated, keys: dict[int, tuple[int, ...]]
) -> dict[tuple[int, ...], Unit]:
    """A line per set of heirs, with the names of those that were split among them."""
    sources: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for agency_id, heirs in keys.items():
        if len(heirs) > 1:
            sources[heirs].append(summary.agencies[agency_id].name)
    return {
        heirs: Unit(
            f"Chia tách: {_listed((found.heirs[one].name for one in heirs), ' / ')}"
            f" (từ {_listed(sources[heirs], ', ')})",
            found.heirs[heirs[0]].level,
            SPLIT,
        )
        for heirs in sorted(sources, key=lambda heirs: sources[heirs])
    }


def _ended(summary: Summary, keys: dict[int, tuple[int, ...]]) -> dict[tuple[int, ...], Unit]:
    return {
        (-agency_id,): Unit(unit.name, None, ENDED)
        for agency_id, unit in summary.agencies.items()
        if not keys[agency_id]
    }


def _listed(names: Iterable[str], between: str) -> str:
    return between.join(names)
