"""Which people somebody may know about: those of whom she may see a registration."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, not_, select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.dossiers.queries.history import ids_of
from eventapp.people.models import Person
from eventapp.registrations.models import Registration
from eventapp.registrations.queries import visible_to


def get_person(person_id: int, *, viewer: User) -> Person:
    """A person the viewer may know about; of a merged record the one that stands for it."""
    person = db.session.scalars(
        select(Person).where(Person.id == person_id).options(joinedload(Person.merged_into))
    ).one()
    db.session.scalars(
        select(Registration.id)
        .where(Registration.person_id.in_(ids_of(person.follow)), visible_to(viewer))
        .limit(1)
    ).one()
    return person


def wholly_within(person_id: Any, *, viewer: User) -> ColumnElement[bool]:
    """People all of whose registrations are in the viewer's part: she may decide who they are."""
    theirs = select(Registration.id).where(Registration.person_id == person_id)
    return and_(
        theirs.where(visible_to(viewer)).exists(),
        not_(theirs.where(not_(visible_to(viewer))).exists()),
    )


def is_wholly_within(person: Person, *, viewer: User) -> bool:
    found = select(Person.id).where(Person.id == person.id, wholly_within(Person.id, viewer=viewer))
    return db.session.scalar(found) is not None
