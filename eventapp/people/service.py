"""What is done about people: recognised when it is certain, added otherwise."""

from __future__ import annotations

from collections.abc import Collection

from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.people import queries
from eventapp.people.identity import Identity, find_certain
from eventapp.people.models import Person


@atomic
def identify(identity: Identity, *, colleagues: Collection[int] = (), by: User) -> Person:
    """The person this certainly is, completed by what was not known; else a new person.

    ``colleagues`` are the ids of people the same agency sent before. Two people of one name are
    two persons: whatever is less than certain is never merged here.
    """
    known = queries.people_named([identity.canonical])
    if person := find_certain(identity, known, colleagues=colleagues):
        identity.complete(person)
        return person
    person = identity.person()
    db.session.add(person)
    return person
