"""Taking in the units of a file, and keeping the file while somebody looks at its preview."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from sqlalchemy import delete, select

from eventapp import clock
from eventapp.agencies import queries
from eventapp.agencies.facts import new_agency
from eventapp.agencies.import_plan import Plan, plan
from eventapp.agencies.models import Agency, AgencySuccession, AwaitedSuccession, UnitUpload
from eventapp.agencies.rows import Link, Unit
from eventapp.database import atomic, db, insert_new

KEPT = timedelta(days=1)


class Person(Protocol):
    """Whoever acts; accounts stand above agencies."""

    id: int


@atomic
def import_units(units: Sequence[Unit], links: Sequence[Link] = (), *, by: object) -> Plan:
    """Add the agencies and successions that are not there yet; what was done, and what was not.

    A row that cannot be taken in is reported and leaves the others alone. An agency that is there
    is never renamed or moved by a file: what exists may already stand on papers.
    """
    made = plan(units, links)
    references = {unit.parent for unit in made.added if unit.parent} | set(made.closed)
    for link in made.linked:
        references |= {link.from_, link.to or ""}
    agencies = queries.by_reference(references)
    for unit in made.added:
        parent = agencies[unit.parent] if unit.parent else None
        agencies[unit.reference] = new_agency(unit, parent, reference=unit.reference)
        db.session.add(agencies[unit.reference])
    for reference, last_day in made.closed.items():
        agencies[reference].valid_to = last_day
    db.session.flush()
    db.session.add_all(_succession(link, agencies) for link in made.linked)
    _await(made)
    return made


@atomic
def keep_upload(name: str, content: bytes, *, by: Person) -> str:
    """Keep a file until its preview is confirmed, a day at most; the word that names it."""
    db.session.execute(delete(UnitUpload).where(UnitUpload.uploaded_at < clock.now() - KEPT))
    token = secrets.token_urlsafe(20)
    db.session.add(
        UnitUpload(
            token=token,
            name=name[:200],
            content=content,
            uploaded_at=clock.now(),
            uploader_id=by.id,
        )
    )
    return token


@atomic
def forget_upload(upload: UnitUpload, *, by: object) -> None:
    db.session.delete(upload)


def _succession(link: Link, agencies: dict[str, Agency]) -> AgencySuccession:
    return AgencySuccession(
        from_id=agencies[link.from_].id,
        to_id=agencies[link.to].id if link.to else None,
        effective_on=link.effective_on,
        kind=link.kind,
        is_partial=link.is_partial,
        legal_basis=link.legal_basis,
        function=link.function,
    )


def _await(made: Plan) -> None:
    """Remember the successions that miss one of their ends; forget those that were made."""
    waiting = {link.key for link in made.awaited}
    for row in db.session.scalars(select(AwaitedSuccession)):
        key = (row.from_reference, row.to_reference, row.kind, row.function)
        if key not in waiting:
            db.session.delete(row)
        waiting.discard(key)
    new = [
        {
            "from_reference": link.from_,
            "to_reference": link.to,
            "effective_on": link.effective_on,
            "kind": link.kind,
            "is_partial": link.is_partial,
            "legal_basis": link.legal_basis,
            "function": link.function,
        }
        for link in made.awaited
        if link.key in waiting
    ]
    if new:
        db.session.execute(insert_new(AwaitedSuccession), new)
