"""Who stands in the place of the agencies of an earlier training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eventapp.agencies.models import Agency, AgencySuccession, SuccessionKind
from eventapp.agencies.queries import exists_on, restated
from eventapp.database import db

WORK = "bình đẳng giới"
"""The function by which the host of such trainings is known when it was handed over."""


@dataclass(frozen=True)
class Today:
    """By the id of an earlier agency: who does its work, and who has parts of it.

    One heir: itself, or what it became. Several: it was split, a person must say which. None: it
    ended; ``receivers`` are those to whom single functions of it were handed over.
    """

    heirs: dict[int, Sequence[Agency]]
    receivers: dict[int, Sequence[Agency]]


def agencies_today(agency_ids: Collection[int], *, on: date) -> Today:
    """The agencies of a day in the place of these, in four statements however many they are."""
    found = restated(agency_ids, on=on)
    heirs: dict[int, Sequence[Agency]] = {one: found.heirs_of(one) for one in agency_ids}
    ended = [one for one, there in heirs.items() if not there]
    return Today(heirs, _receivers(ended, on))


def host_today(agency: Agency, *, on: date) -> Agency:
    """Who would hold such a training: the heir, or who has gender equality among its functions."""
    today = agencies_today([agency.id], on=on)
    heirs = today.heirs[agency.id] or _entrusted(agency, on) or today.receivers.get(agency.id, ())
    return heirs[0] if heirs else agency


def _entrusted(agency: Agency, on: date) -> Sequence[Agency]:
    return db.session.scalars(
        select(Agency)
        .join(AgencySuccession, AgencySuccession.to_id == Agency.id)
        .where(
            AgencySuccession.from_id == agency.id,
            AgencySuccession.function.ilike(f"%{WORK}%"),
            exists_on(on),
        )
        .order_by(Agency.id)
    ).all()


def _receivers(agency_ids: Collection[int], on: date) -> dict[int, Sequence[Agency]]:
    rows = db.session.execute(
        select(AgencySuccession.from_id, Agency)
        .join(Agency, Agency.id == AgencySuccession.to_id)
        .where(
            AgencySuccession.from_id.in_(agency_ids),
            AgencySuccession.kind == SuccessionKind.HANDED_OVER,
            AgencySuccession.effective_on <= on,
            exists_on(on),
        )
        .order_by(Agency.sort_key, Agency.id)
    )
    receivers: defaultdict[int, list[Agency]] = defaultdict(list)
    for agency_id, agency in rows:
        if agency not in receivers[agency_id]:
            receivers[agency_id].append(agency)
    return dict(receivers)
