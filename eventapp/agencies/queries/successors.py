"""What became of agencies: who stands in their place on a day, and how that came about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, or_, select

from eventapp.agencies.models import Agency, AgencySuccession, SuccessionKind
from eventapp.agencies.queries.existing import portions
from eventapp.agencies.restating import Standing, standings
from eventapp.database import db

CARRYING = [kind for kind in SuccessionKind if kind.carries_all]


@dataclass(frozen=True)
class Restated:
    """Where each asked agency stands on a day; ``heirs`` are all that stand there, by id."""

    on: date
    standings: dict[int, Standing]
    heirs: dict[int, Agency]

    def heirs_of(self, agency_id: int) -> list[Agency]:
        """Those that stand in its place, in written order; itself when it is still there."""
        found = [self.heirs[one] for one in self.standings[agency_id].agencies]
        return sorted(found, key=lambda agency: (agency.sort_key, agency.id))


def restated(agency_ids: Collection[int], *, on: date) -> Restated:
    """To which agencies of a day the figures of these go, in three statements per 10,000 of them.

    An agency that was split goes to several: its figures are nobody's alone. One that was
    dissolved goes to none. A function that was handed over takes no figures along.
    """
    ends: dict[int, date | None] = {}
    steps: dict[int, Row[tuple[int, int | None, SuccessionKind, int]]] = {}
    for some in portions(agency_ids):
        reached = _reached(some)
        ends |= dict(
            db.session.execute(
                select(Agency.id, Agency.valid_to).where(Agency.id.in_(reached))
            ).all()
        )
        found = db.session.execute(
            select(
                AgencySuccession.from_id,
                AgencySuccession.to_id,
                AgencySuccession.kind,
                AgencySuccession.id,
            ).where(
                AgencySuccession.from_id.in_(reached),
                AgencySuccession.kind.in_(CARRYING),
                AgencySuccession.effective_on <= on,
            )
        )
        steps |= {row.id: row for row in found}
    where = standings([one for one in agency_ids if one in ends], on, ends, steps.values())
    wanted = {heir for standing in where.values() for heir in standing.agencies}
    heirs = {
        agency.id: agency
        for some in portions(wanted)
        for agency in db.session.scalars(select(Agency).where(Agency.id.in_(some)))
    }
    return Restated(on, where, heirs)


def successors(agency_id: int, *, on: date) -> list[Agency]:
    """Who stands in an agency's place on a day, in written order.

    Itself while it exists; one after a merger or a new name; several after a split: a person
    must say which; none when it was dissolved.
    """
    return restated([agency_id], on=on).heirs_of(agency_id)


@dataclass(frozen=True)
class History:
    """All agencies before and after one, itself included, and the successions between them."""

    agency: Agency
    agencies: dict[int, Agency]
    successions: Sequence[AgencySuccession]

    def before(self) -> list[AgencySuccession]:
        return [one for one in self.successions if one.to_id == self.agency.id]

    def after(self) -> list[AgencySuccession]:
        return [one for one in self.successions if one.from_id == self.agency.id]


def history(agency: Agency) -> History:
    """Its predecessors' predecessors and its successors' successors, in two statements.

    Of functions that were handed over only its own are told.
    """
    carries = AgencySuccession.kind.in_(CARRYING)
    forth = select(Agency.id).where(Agency.id == agency.id).cte("forth", recursive=True)
    forth = forth.union(
        select(AgencySuccession.to_id)
        .join(forth, AgencySuccession.from_id == forth.c.id)
        .where(carries, AgencySuccession.to_id.is_not(None))
    )
    back = select(Agency.id).where(Agency.id == agency.id).cte("back", recursive=True)
    back = back.union(
        select(AgencySuccession.from_id)
        .join(back, AgencySuccession.to_id == back.c.id)
        .where(carries)
    )
    found = db.session.scalars(
        select(AgencySuccession)
        .where(
            or_(
                carries & AgencySuccession.from_id.in_(select(forth.c.id)),
                carries & AgencySuccession.to_id.in_(select(back.c.id)),
                AgencySuccession.from_id == agency.id,
                AgencySuccession.to_id == agency.id,
            )
        )
        .order_by(AgencySuccession.effective_on, AgencySuccession.id)
    ).all()
    ids = {agency.id} | {one.from_id for one in found} | {one.to_id for one in found if one.to_id}
    agencies = db.session.scalars(select(Agency).where(Agency.id.in_(ids)))
    return History(agency, {one.id: one for one in agencies}, found)


def _reached(ids: Sequence[int]) -> Select[tuple[int]]:
    """These agencies and all that carried their figures on."""
    reached = select(Agency.id).where(Agency.id.in_(ids)).cte("reached", recursive=True)
    reached = reached.union(
        select(AgencySuccession.to_id)
        .join(reached, AgencySuccession.from_id == reached.c.id)
        .where(AgencySuccession.kind.in_(CARRYING), AgencySuccession.to_id.is_not(None))
    )
    return select(reached.c.id)
