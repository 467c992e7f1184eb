"""What was merged into a person, and what she asked about her data."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from eventapp.database import db
from eventapp.dossiers.models import Merge, RightsRequest
from eventapp.dossiers.queries.history import ids_of
from eventapp.people.models import Person


def merges_of(person: Person) -> Sequence[Merge]:
    """The merges that stand, newest first; the newest may be undone first."""
    ids = ids_of(person)
    return db.session.scalars(
        select(Merge)
        .where(
            or_(Merge.survivor_id.in_(ids), Merge.absorbed_id.in_(ids)), Merge.undone_at.is_(None)
        )
        .options(joinedload(Merge.absorbed), joinedload(Merge.survivor))
        .order_by(Merge.id.desc())
    ).all()


def get_merge(person: Person, merge_id: int) -> Merge:
    """A merge that this person is the result of."""
    return db.session.scalars(
        select(Merge).where(Merge.id == merge_id, Merge.survivor_id.in_(ids_of(person)))
    ).one()


def requests_of(person: Person) -> Sequence[RightsRequest]:
    return db.session.scalars(
        select(RightsRequest)
        .where(RightsRequest.person_id.in_(ids_of(person)))
        .order_by(RightsRequest.id.desc())
    ).all()
