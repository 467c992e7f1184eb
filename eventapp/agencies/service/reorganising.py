"""Reorganisations: each closes, opens and records everything in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import update

from eventapp.agencies import reorganising
from eventapp.agencies.facts import new_agency
from eventapp.agencies.models import Agency, AgencySuccession
from eventapp.agencies.queries.reorganising import lock
from eventapp.agencies.reorganising import Decree, NewName, Opening, Passing, Reorganisation
from eventapp.database import atomic, db


@atomic
def rename(agency: Agency, new: NewName, decree: Decree, *, by: object) -> list[Agency]:
    """Close the agency and open it under its new name; the new one."""
    lock([agency.id])
    return _carry_out(reorganising.renaming(agency, new, decree))


@atomic
def merge(
    agencies: Sequence[Agency], into: Agency | NewName, decree: Decree, *, by: object
) -> list[Agency]:
    """Make one of several; the new one, when one was opened."""
    lock([agency.id for agency in agencies])
    return _carry_out(reorganising.merger(agencies, into, decree))


@atomic
def split(
    agency: Agency,
    into: Sequence[Agency | NewName],
    decree: Decree,
    *,
    by: object,
    goes_on: bool = False,
) -> list[Agency]:
    """Make several of one; those that were opened."""
    lock([agency.id, *(one.id for one in into if isinstance(one, Agency))])
    return _carry_out(reorganising.split(agency, into, decree, goes_on=goes_on))


@atomic
def dissolve(agency: Agency, decree: Decree, *, by: object) -> None:
    """Close the agency without a successor."""
    lock([agency.id])
    _carry_out(reorganising.dissolution(agency, decree))


@atomic
def hand_over(agency: Agency, to: Agency, function: str, decree: Decree, *, by: object) -> None:
    """Record that another agency does from now on what this one did."""
    lock([agency.id, to.id])
    _carry_out(reorganising.hand_over(agency, to, function, decree))


def _carry_out(plan: Reorganisation) -> list[Agency]:
    """Write it: first the ends, then who begins, then who followed whom."""
    for agency in (*plan.closing, *(one.old for one in plan.moved)):
        agency.valid_to = plan.decree.last_day_before
    db.session.flush()
    opened: dict[int, Agency] = {}
    moving = [one.new for one in plan.moved if isinstance(one.new, Opening)]
    for opening in (*plan.opening, *moving):
        opened[id(opening)] = _opened(opening, opened)
    db.session.flush()
    for passing in (*plan.passing, *plan.moved):
        db.session.add(_succession(passing, plan.decree, opened))
    for passing in plan.moved:
        _take_future_along(passing, plan.decree, opened)
    return [opened[id(opening)] for opening in plan.opening]


def _opened(opening: Opening, opened: dict[int, Agency]) -> Agency:
    parent = opening.parent
    agency = new_agency(opening, opened[id(parent)] if isinstance(parent, Opening) else parent)
    db.session.add(agency)
    return agency


def _succession(passing: Passing, decree: Decree, opened: dict[int, Agency]) -> AgencySuccession:
    new = opened[id(passing.new)] if isinstance(passing.new, Opening) else passing.new
    return AgencySuccession(
        from_id=passing.old.id,
        to_id=new.id if new else None,
        effective_on=decree.on,
        kind=passing.kind,
        is_partial=passing.is_partial,
        legal_basis=decree.legal_basis,
        function=passing.function,
    )


def _take_future_along(passing: Passing, decree: Decree, opened: dict[int, Agency]) -> None:
    """What was to become of it later becomes of the one that moved on."""
    db.session.execute(
        update(AgencySuccession)
        .where(
            AgencySuccession.from_id == passing.old.id,
            AgencySuccession.effective_on > decree.on,
        )
        .values(from_id=opened[id(passing.new)].id)
    )
