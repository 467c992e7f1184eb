"""What the list of people tells the features below: who is named, and who has an address."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import case, func, select

from eventapp.database import db
from eventapp.invitations.named import (
    ListFacts,
    NamedTwice,
    Seat,
    counts_people,
    describes_lists,
    finds_named_twice,
)
from eventapp.mail.addressees import Addressee, finds_addressees
from eventapp.people.models import Sex
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import Training
from eventapp.vietnamese.names import canonical


@counts_people
def people_on_list(training: Training, agency_id: int | None = None) -> Counter[Seat]:
    """How many people of each group an agency has on the list; walk-ins are none of its answer."""
    counted = (
        select(Registration.agency_id, Registration.group_id, func.count())
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.REGISTERED,
        )
        .group_by(Registration.agency_id, Registration.group_id)
    )
    if agency_id is not None:
        counted = counted.where(Registration.agency_id == agency_id)
    rows = db.session.execute(counted)
    return Counter({(agency, group): people for agency, group, people in rows})


@finds_addressees
def registered(training_id: int) -> list[Addressee]:
    """The people on the list who left an e-mail address."""
    rows = db.session.execute(
        select(Registration.email, Registration.full_name, Registration.agency_id)
        .where(
            Registration.training_id == training_id,
            Registration.status == RegistrationStatus.REGISTERED,
            Registration.email.is_not(None),
        )
        .order_by(Registration.id)
    )
    return [
        Addressee(email=email, name=name, agency_id=agency_id)
        for email, name, agency_id in rows
        if email
    ]


@describes_lists
def lists_in_numbers(training: Training) -> dict[int, ListFacts]:
    """Women among those on the list, and who waits for a seat, by agency id."""
    is_listed = Registration.status == RegistrationStatus.REGISTERED
    rows = db.session.execute(
        select(
            Registration.agency_id,
            func.sum(case((is_listed & (Registration.sex == Sex.FEMALE), 1), else_=0)),
            func.sum(case((Registration.status == RegistrationStatus.WAITING, 1), else_=0)),
        )
        .where(Registration.training_id == training.id)
        .group_by(Registration.agency_id)
    )
    return {agency_id: ListFacts(women, waiting) for agency_id, women, waiting in rows}


@finds_named_twice
def people_named_twice(training: Training) -> list[NamedTwice]:
    """Equal names (Hà is not Hạ) with an equal year of birth or phone at several agencies."""
    is_there = (Registration.training_id == training.id) & (
        Registration.status != RegistrationStatus.WITHDRAWN
    )
    several = (
        select(Registration.search)
        .where(is_there)
        .group_by(Registration.search)
        .having(func.count(Registration.agency_id.distinct()) > 1)
    )
    alike: defaultdict[tuple[str, int | str | None], list[Registration]] = defaultdict(list)
    for row in db.session.scalars(
        select(Registration)
        .where(is_there, Registration.search.in_(several))
        .order_by(Registration.name_key, Registration.id)
    ):
        name = canonical(row.full_name)
        year = row.birth_year or (row.birth_date.year if row.birth_date else None)
        for sign in (year, row.phone):
            if sign:
                alike[name, sign].append(row)
    found: dict[tuple[int, ...], NamedTwice] = {}
    for (_name, sign), rows in alike.items():
        if len({row.agency_id for row in rows}) < 2:  # noqa: PLR2004 - one agency alone is none
            continue
        key = tuple(row.id for row in rows)
        known = found.get(key)
        found[key] = NamedTwice(
            rows[0].full_name,
            rows[0].birth_year,
            tuple((row.agency_id, row.id) for row in rows),
            isinstance(sign, str) or (known is not None and known.has_same_phone),
        )
    return list(found.values())
