"""What somebody may ask about her own data: a copy, a correction, erasure; each is recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.dossiers import queries
from eventapp.dossiers.models import RequestKind, RightsRequest
from eventapp.errors import N_, RuleBroken
from eventapp.journal.forgetting import forget
from eventapp.people.identity import Identity
from eventapp.people.models import Person
from eventapp.registrations.models import Registration

CONTACT = ("phone", "email")
KEPT = N_(
    "Kept: name, sex, year of birth, agency, position and attendance on the lists of the trainings "
    "that were held. They are the record of an activity of a state agency, which the law lets be "
    "erased only when its period of keeping ends (Law 91/2025/QH15, articles 14 and 19)."
)


@atomic
def note_copy(person: Person, *, by: User) -> RightsRequest:
    """Record that everything kept about a person was handed out to her."""
    return _record(person, RequestKind.COPY, clock.today(), "", by=by)


@atomic
def correct(
    person: Person, identity: Identity, *, asked: str, version: int, by: User
) -> RightsRequest:
    """Correct what is known about a person; lists and papers of the past keep what they said."""
    _check_part(person, by)
    if person.version != version:
        raise RuleBroken(STALE)
    person.full_name, person.canonical = identity.full_name, identity.canonical
    person.sex, person.birth_date = identity.sex, identity.birth_date
    person.birth_year, person.phone, person.email = (
        identity.birth_year,
        identity.phone,
        identity.email,
    )
    return _record(person, RequestKind.CORRECTION, clock.today(), asked, by=by)


@atomic
def erase_contact(person: Person, *, asked_on: date, asked: str, by: User) -> RightsRequest:
    """Blank telephone and e-mail everywhere, and say what is kept and why."""
    _check_part(person, by)
    if asked_on > clock.today():
        raise RuleBroken("This day has not come yet.", field="asked_on")
    if not asked:
        raise RuleBroken("Say how and what the person asked.", field="asked")
    ids = queries.ids_of(person)
    records = db.session.scalars(select(Person).where(Person.id.in_(ids))).all()
    for record in records:
        record.phone = record.email = None
        record.contact_erased_at = clock.now()
    rows = db.session.scalars(select(Registration).where(Registration.person_id.in_(ids))).all()
    for row in rows:
        row.phone = row.email = None
    for merge in queries.merges_of(person):
        merge.before = _without_contact(merge.before)
        merge.completed = _without_contact(merge.completed)
    db.session.flush()
    forget(
        {
            "person": [record.id for record in records],
            "registration": [row.id for row in rows],
        },
        CONTACT,
    )
    return _record(person, RequestKind.ERASURE, asked_on, asked, kept=KEPT, by=by)


def _without_contact(facts: dict[str, Any]) -> dict[str, Any]:
    return {fact: value for fact, value in facts.items() if fact not in CONTACT}


def _record(  # noqa: PLR0913 - a request is all of this
    person: Person, kind: RequestKind, asked_on: date, asked: str, *, by: User, kept: str = ""
) -> RightsRequest:
    request = RightsRequest(
        person_id=person.id,
        person_name=person.full_name,
        kind=kind,
        asked_on=asked_on,
        asked=asked,
        done_at=clock.now(),
        done_by_name=by.full_name,
        kept=kept,
    )
    db.session.add(request)
    return request


def _check_part(person: Person, by: User) -> None:
    if not queries.is_wholly_within(person, viewer=by):
        raise RuleBroken(
            "%(name)s was also sent by agencies outside your part. The organisers of the "
            "province decide.",
            name=person.full_name,
        )
