"""Finding people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.database import db
from eventapp.people.models import Person


def people_named(canonicals: Iterable[str]) -> Sequence[Person]:
    """Everybody with one of these names (``names.canonical``), those known longest first.

    Records that were merged are among them, and so are those that stand for them.
    """
    named = db.session.scalars(
        select(Person)
        .where(Person.canonical.in_(set(canonicals)))
        .options(joinedload(Person.merged_into))
        .order_by(Person.id)
    ).all()
    return list(dict.fromkeys([*named, *(person.follow for person in named)]))
