"""Finding people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from eventapp.database import db
from eventapp.people.models import Person


def people_named(canonicals: Iterable[str]) -> Sequence[Person]:
    """Everybody with one of these names (``names.canonical``), those known longest first."""
    return db.session.scalars(
        select(Person).where(Person.canonical.in_(set(canonicals))).order_by(Person.id)
    ).all()
