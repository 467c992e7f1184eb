"""What of a board somebody wants to see: kept in the address, so that it can be sent on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from flask import request, url_for
from flask_babel import gettext as _

from eventapp.attendance.overview import TILE_ORDER, Group, Place
from eventapp.attendance.snapshot import Snapshot
from eventapp.vietnamese.names import matches

VIEWS = {"table", "wall"}
FILTERS = ("state", "area", "unit", "q", "view")


@dataclass(frozen=True)
class Choice:
    """Empty means everything, as tiles. ``unit``: the agency in whose place others stood then."""

    code: str
    session_code: str
    state: str
    area: str
    unit: str
    q: str
    view: str

    @classmethod
    def of_request(cls, code: str, session_code: str) -> Choice:
        state, area, unit, looked_for, view = (
            request.args.get(name, "").strip()[:200] for name in FILTERS
        )
        return cls(
            code,
            session_code,
            state if state in TILE_ORDER else "",
            area,
            unit,
            looked_for,
            view if view in VIEWS else "",
        )

    @property
    def filters(self) -> dict[str, str]:
        words: dict[str, str] = {name: getattr(self, name) for name in FILTERS}
        return {name: value for name, value in words.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters.keys() - {"view"})

    @property
    def place(self) -> str:
        """The part of the board that its heading speaks of."""
        return self.area or self.unit

    def address(self, **changes: str) -> str:
        """The board with the same choice, apart from changes."""
        other = replace(self, **changes)
        page = {"code": other.code, "session_code": other.session_code}
        address: str = url_for(".board_of", **cast("dict[str, Any]", page | other.filters))
        return address

    def within(self, found: Snapshot) -> Group:
        """The points that are chosen, whatever their state."""
        return Group(
            self.place, [place for place in found.everywhere.places if self._takes(place, found)]
        )

    def _takes(self, place: Place, found: Snapshot) -> bool:
        point = place.row.point
        if self.area and point.area != self.area:
            return False
        if self.unit and found.successors.get(point.id) != self.unit:
            return False
        words = f"{point.code} {point.short_name} {point.area} {point.contact_name}"
        return not self.q or matches(self.q, words, "fold_prefix")


def area_chips(choice: Choice, areas: Sequence[Group]) -> list[tuple[str, str, str, None]]:
    """What the chips component takes: key, word, address, no count."""
    words = {"": _("All")} | {area.name: area.name for area in areas}
    return [(key, word, choice.address(area=key), None) for key, word in words.items()]


def units(found: Snapshot) -> list[tuple[str, str]]:
    """What a filter by successor offers: nothing while no unit has changed."""
    names = sorted(set(found.successors.values()))
    return [("", _("All")), *((name, name) for name in names)] if names else []
