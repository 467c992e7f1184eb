"""Two records become one person, stay two people, or become two again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.dossiers import queries
from eventapp.dossiers.models import Distinction, Merge, MergeMove
from eventapp.errors import RuleBroken
from eventapp.people.models import Person, Sex
from eventapp.registrations.models import Registration

FACTS = ("sex", "birth_year", "birth_date", "phone", "email")


@atomic
def merge(survivor: Person, absorbed: Person, *, reason: str, by: User) -> Merge:
    """Let one record stand for both. Registrations move, their snapshots stay as they are.

    What the survivor lacks is completed. A row of the absorbed record that was withdrawn from a
    training of the survivor stays where it is.
    """
    _lock(survivor, absorbed)
    if survivor is absorbed or survivor.merged_into_id or absorbed.merged_into_id:
        raise RuleBroken("One of the two was merged in the meantime. Look at the list again.")
    _check_part(survivor, absorbed, by)
    staying = _rows_that_stay(survivor, absorbed)
    before, completed = _complete(survivor, absorbed)
    done = Merge(
        survivor=survivor,
        absorbed=absorbed,
        reason=reason,
        merged_at=clock.now(),
        merged_by_name=by.full_name,
        before=before,
        completed=completed,
        summary=_summary(survivor, absorbed),
    )
    db.session.add(done)
    db.session.flush()
    for row in _rows(absorbed):
        if row.id not in staying:
            row.person_id = survivor.id
            db.session.add(MergeMove(merge_id=done.id, registration_id=row.id))
    for earlier in _merged_into(absorbed):
        earlier.merged_into_id = survivor.id
        db.session.add(MergeMove(merge_id=done.id, person_id=earlier.id))
    absorbed.merged_into_id = survivor.id
    return done


@atomic
def undo(merge: Merge, *, by: User) -> None:
    """Make two records of one again: what the merge moved goes back, what came since stays.

    A fact that was completed and has been corrected since keeps the correction.
    """
    survivor = db.session.get_one(Person, merge.survivor_id)
    absorbed = db.session.get_one(Person, merge.absorbed_id)
    _lock(survivor, absorbed)
    db.session.refresh(merge)
    if merge.undone_at is not None:
        raise RuleBroken("This merge is undone already.")
    if survivor.merged_into_id is not None:
        raise RuleBroken("The two were merged with somebody else later. Undo that first.")
    _check_part(survivor, survivor, by)
    for move in db.session.scalars(select(MergeMove).where(MergeMove.merge_id == merge.id)):
        _move_back(move, survivor, absorbed)
    absorbed.merged_into_id = None
    for fact, value in merge.completed.items():
        if _written(getattr(survivor, fact)) == value:
            setattr(survivor, fact, _read(fact, merge.before[fact]))
    merge.undone_at, merge.undone_by_name = clock.now(), by.full_name


@atomic
def keep_apart(one: Person, other: Person, *, by: User) -> Distinction:
    """Note that two records of one name are two people, so that nobody is asked again."""
    _check_part(one, other, by)
    first, second = sorted((one, other), key=lambda person: person.id)
    found = Distinction(
        one_id=first.id,
        other_id=second.id,
        decided_at=clock.now(),
        decided_by_name=by.full_name,
        summary=_summary(first, second),
    )
    db.session.add(found)
    return found


def _lock(*people: Person) -> None:
    ids = sorted({person.id for person in people})
    db.session.scalars(
        select(Person)
        .where(Person.id.in_(ids))
        .order_by(Person.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _check_part(one: Person, other: Person, by: User) -> None:
    for person in {one, other}:
        if not queries.is_wholly_within(person, viewer=by):
            raise RuleBroken(
                "%(name)s was also sent by agencies outside your part. The organisers of the "
                "province decide.",
                name=person.full_name,
            )


def _rows_that_stay(survivor: Person, absorbed: Person) -> set[int]:
    """Withdrawn rows of trainings the survivor is in; two rows that count are refused."""
    present = {row.training_id: row for row in _rows(survivor)}
    staying = set()
    for row in _rows(absorbed):
        if row.training_id not in present:
            continue
        if not row.is_withdrawn:
            raise RuleBroken(
                "Both are on the list of %(training)s. Withdraw the row of %(agency)s there first, "
                "or keep the other record.",
                training=row.training.code,
                agency=row.agency_name,
            )
        staying.add(row.id)
    return staying


def _rows(person: Person) -> list[Registration]:
    return list(
        db.session.scalars(
            select(Registration)
            .where(Registration.person_id == person.id)
            .options(joinedload(Registration.training))
            .order_by(Registration.id)
        )
    )


def _merged_into(person: Person) -> list[Person]:
    return list(
        db.session.scalars(
            select(Person).where(Person.merged_into_id == person.id).order_by(Person.id)
        )
    )


def _complete(
    survivor: Person, absorbed: Person
) -> tuple[dict[str, str | int | None], dict[str, str | int | None]]:
    """Add what the survivor lacks; the facts before and after, as the merge keeps them."""
    before: dict[str, str | int | None] = {}
    completed: dict[str, str | int | None] = {}
    for fact in FACTS:
        mine, theirs = getattr(survivor, fact), getattr(absorbed, fact)
        year = survivor.birth_year
        if fact == "birth_date" and theirs and year and theirs.year != year:
            continue
        if (mine is None or mine is Sex.UNKNOWN) and theirs not in {None, Sex.UNKNOWN}:
            before[fact], completed[fact] = _written(mine), _written(theirs)
            setattr(survivor, fact, theirs)
    return before, completed


def _move_back(move: MergeMove, survivor: Person, absorbed: Person) -> None:
    if move.registration_id is not None:
        row = db.session.get_one(Registration, move.registration_id)
        if row.person_id == survivor.id:
            row.person_id = absorbed.id
    elif move.person_id is not None:
        person = db.session.get_one(Person, move.person_id)
        if person.merged_into_id == survivor.id:
            person.merged_into_id = absorbed.id


def _written(value: str | int | date | None) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _read(fact: str, value: str | int | None) -> str | int | date | None:
    if fact == "sex":
        return Sex(str(value))
    return date.fromisoformat(str(value)) if fact == "birth_date" and value else value


def _summary(one: Person, other: Person) -> str:
    named = [f"{person.full_name} ({person.birth_year or '?'})" for person in (one, other)]
    return " · ".join(named)[:200]
