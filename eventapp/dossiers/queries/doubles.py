"""Possible doubles a page at a time, each with what its two records were sent as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.dossiers.likeness import Certainty, certainty_of
from eventapp.dossiers.queries.pairs import in_one_agency, pairs
from eventapp.dossiers.queries.people import wholly_within
from eventapp.people.models import Person
from eventapp.registrations.models import Registration

PER_PAGE = 20


@dataclass(frozen=True)
class Double:
    """Two records that may be one person, the older first, each with its registrations."""

    one: Person
    other: Person
    rows_of_one: Sequence[Registration]
    rows_of_other: Sequence[Registration]


@dataclass(frozen=True)
class Doubles:
    """One page of pairs; counting all of them would cost more than anybody gains."""

    pairs: Sequence[Double]
    page: int
    has_more: bool


def doubles(certainty: Certainty, *, viewer: User, page: int = 1) -> Doubles:
    """Pairs of a kind that nobody has decided about, in three questions."""
    page = max(1, page)
    found = pairs(certainty, viewer=viewer)
    ids = db.session.execute(
        found.order_by("one_id", "other_id").limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE)
    ).all()
    shown = _with_rows([(pair[0], pair[1]) for pair in ids[:PER_PAGE]])
    return Doubles(shown, page, len(ids) > PER_PAGE)


def get_double(person_id: int, other_id: int, *, viewer: User) -> Double:
    """Two records the viewer may decide about; neither is merged already."""
    ids = sorted({person_id, other_id})
    mine = db.session.scalars(
        select(Person.id).where(
            Person.id.in_(ids),
            Person.merged_into_id.is_(None),
            wholly_within(Person.id, viewer=viewer),
        )
    ).all()
    if len(ids) != 2 or len(mine) != 2:  # noqa: PLR2004 - a pair
        raise NoResultFound
    (double,) = _with_rows([(ids[0], ids[1])])
    return double


def certainty_of_pair(double: Double) -> Certainty | None:
    """How sure it is now; nothing when the two contradict one another."""
    one, other = double.one, double.other
    together = bool(db.session.scalar(select(in_one_agency(one.id, other.id))))
    return certainty_of(one, other, in_one_agency=together)


def _with_rows(ids: Sequence[tuple[int, int]]) -> list[Double]:
    wanted = {person_id for pair in ids for person_id in pair}
    people = {
        person.id: person
        for person in db.session.scalars(select(Person).where(Person.id.in_(wanted)))
    }
    rows: defaultdict[int, list[Registration]] = defaultdict(list)
    for row in db.session.scalars(
        select(Registration)
        .where(Registration.person_id.in_(wanted))
        .options(joinedload(Registration.training))
        .order_by(Registration.registered_at.desc(), Registration.id.desc())
    ):
        rows[row.person_id].append(row)
    return [Double(people[one], people[other], rows[one], rows[other]) for one, other in ids]
