"""What a paper is asked of: which half-days, and which point, group or agency of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventapp.agencies.models import Agency
from eventapp.points.models import Point
from eventapp.reports.scope import Scope
from eventapp.trainings.models import AudienceGroup, Training


@dataclass(frozen=True)
class Selection:
    """``number`` is a locked version of a sheet (0: newest), ``to_sign`` leaves room for pens.

    ``units_on`` is the day to whose agencies figures are restated; none: as they were.
    """

    scope: Scope
    point: Point | None = None
    group: AudienceGroup | None = None
    agency: Agency | None = None
    number: int = 0
    to_sign: bool = False
    units_on: date | None = None

    @property
    def training(self) -> Training:
        return self.scope.training

    @property
    def query(self) -> dict[str, str]:
        """The arguments of an address that asks for the same."""
        return self.scope.query | {
            name: str(value)
            for name, value in (
                ("point", self.point.code if self.point else ""),
                ("group", self.group.code if self.group else ""),
                ("agency", self.agency.id if self.agency else ""),
                ("version", self.number or ""),
                ("sign", 1 if self.to_sign else ""),
                ("units", self.units_on.isoformat() if self.units_on else ""),
            )
            if value
        }
