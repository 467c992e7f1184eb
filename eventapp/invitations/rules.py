"""Seats by rule, "3 for every commune of a district": whom a rule meets before it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.queries import agencies_in_reach

MOST_SEATS = 2000


def check_seats(seats: int, field: str = "seats") -> None:
    """Refuse a number of people that nobody can be asked for."""
    if not 1 <= seats <= MOST_SEATS:
        raise RuleBroken(
            "Enter how many people are called, from 1 to %(most)s.", field=field, most=MOST_SEATS
        )


@dataclass(frozen=True, kw_only=True)
class SeatRule:
    """``seats`` people of a group from every agency of a level, or of one part of the tree.

    ``within`` is an agency: it and what stands right under it.
    """

    group: AudienceGroup
    level: AgencyLevel
    seats: int
    within: Agency | None = None

    def __post_init__(self) -> None:
        check_seats(self.seats)


@dataclass(frozen=True)
class RuleEffect:
    """``new`` agencies get the seats; ``kept`` are there already and stay as they are."""

    new: Sequence[Agency]
    kept: Sequence[Invitation]


def effect_of(rule: SeatRule, training: Training) -> RuleEffect:
    """What a rule would do now."""
    agencies = [
        agency
        for agency in agencies_in_reach(training, rule.level)
        if rule.within is None or rule.within.id in {agency.id, agency.parent_id}
    ]
    present = {
        invitation.agency_id: invitation
        for invitation in db.session.scalars(
            select(Invitation)
            .where(Invitation.group_id == rule.group.id)
            .options(joinedload(Invitation.agency))
        )
    }
    return RuleEffect(
        new=[agency for agency in agencies if agency.id not in present],
        kept=[present[agency.id] for agency in agencies if agency.id in present],
    )
