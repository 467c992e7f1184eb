"""Changing agencies: taking in the units of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eventapp.agencies import queries
from eventapp.agencies.kinds import place_of
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.vietnamese import names

LONGEST = {"name": 500, "short_name": 200, "abbreviation": 40, "official_code": 20, "reference": 60}


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One agency as a file has it. ``parent`` is the reference of the one above it."""

    line: int
    reference: str
    name: str
    short_name: str
    level: AgencyLevel
    kind: str
    abbreviation: str = ""
    official_code: str | None = None
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise RuleBroken("The name is missing.", field="name")
        for field, most in LONGEST.items():
            if len(getattr(self, field) or "") > most:
                raise RuleBroken(
                    "%(value)s… is too long, at most %(most)s characters.",
                    field=field,
                    value=getattr(self, field)[:20],
                    most=most,
                )
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise RuleBroken("An agency cannot end before it starts.", field="valid_to")


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken in, and why."""

    line: int
    reason: RuleBroken


@dataclass(frozen=True)
class Imported:
    """What came of an import."""

    added: int
    already_there: int
    refused: list[RefusedRow]


@atomic
def import_units(units: Sequence[Unit], *, by: object) -> Imported:
    """Add the agencies that are not there yet; parents stand before their children.

    A row that cannot be taken in is reported and leaves the others alone. An agency that is there
    is never changed by a file: what exists may already stand on papers.
    """
    wanted = {unit.reference for unit in units} | {unit.parent for unit in units if unit.parent}
    known = queries.by_reference(wanted)
    old = set(known)
    refused: list[RefusedRow] = []
    for unit in units:
        try:
            if unit.reference in known:
                _check_same(unit, known[unit.reference], is_new=unit.reference not in old)
                continue
            known[unit.reference] = _new_agency(unit, known)
            db.session.add(known[unit.reference])
        except RuleBroken as reason:
            refused.append(RefusedRow(unit.line, reason))
    return Imported(
        added=len(known) - len(old),
        already_there=len(old & {unit.reference for unit in units}),
        refused=refused,
    )


def _check_same(unit: Unit, agency: Agency, *, is_new: bool) -> None:
    if is_new:
        raise RuleBroken("This agency stands in the file twice.", field="reference")
    if (unit.name, unit.level) != (agency.name, agency.level):
        raise RuleBroken(
            "It is already there as “%(name)s”, and that was not changed.",
            field="name",
            name=agency.name,
        )


def _new_agency(unit: Unit, known: dict[str, Agency]) -> Agency:
    if unit.parent and unit.parent not in known:
        raise RuleBroken(
            "There is no agency %(parent)s above it. Import the districts first.",
            field="parent",
            parent=unit.parent,
        )
    return Agency(
        reference=unit.reference,
        name=unit.name,
        short_name=unit.short_name,
        abbreviation=unit.abbreviation,
        level=unit.level,
        kind=unit.kind,
        official_code=unit.official_code,
        parent=known[unit.parent] if unit.parent else None,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        search=names.fold(unit.name),
        sort_key=f"{place_of(unit.kind)} {names.text_sort_key(unit.short_name)}",
    )
