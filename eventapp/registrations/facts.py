"""What a batch of nominations is measured against, read in a fixed number of questions.

Locks are taken in one order everywhere: training, invitations, points. They let one action at a
time count the seats of a training; ``key_share`` keeps them out of the way of foreign keys, so
marks can be stored at a point while somebody registers there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.orm import joinedload

from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.people.models import Person
from eventapp.people.queries import people_named
from eventapp.points.models import Point
from eventapp.registrations.models import EXPECTED, Registration, RegistrationStatus
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import Training, TrainingState

Seat = tuple[int, int]
"""Agency and group."""


@dataclass(frozen=True)
class Facts:
    """The state of a training, its seats, and the people a batch may be about."""

    state: TrainingState
    called: dict[Seat, int]
    used: Counter[Seat]
    seats: dict[int, int]
    taken: Counter[int]
    known: Sequence[Person]
    colleagues: set[tuple[int, int]]
    """Pairs of agency and person: whom an agency has sent before, to any training."""
    alike: Sequence[Registration]
    """Rows of this training with a name or a person of the batch, withdrawn ones included."""
    queue: Counter[Seat]
    """How many wait for a seat."""
    numbers: Iterator[int]
    """The next waiting numbers of the training."""

    def next_number(self) -> int:
        return next(self.numbers)


def read_facts(training: Training, batch: Sequence[Nomination], *, is_locking: bool) -> Facts:
    """The facts as they are at this moment; ``is_locking``: and as they stay until the commit."""
    found = select(Training.state).where(Training.id == training.id)
    state = db.session.execute(
        found.with_for_update(key_share=True) if is_locking else found
    ).scalar_one()
    places = {(nomination.agency.id, nomination.group.id) for nomination in batch}
    points = {nomination.point.id for nomination in batch}
    called = seats_called(training, places, is_locking=is_locking)
    rooms = room_seats(points, is_locking=is_locking)
    same = {nomination.same_as for nomination in batch if nomination.same_as is not None}
    known = _known(training, batch, same)
    queue, last_number = _queue(training)
    return Facts(
        state=state,
        called=called,
        used=seats_used(training, places),
        seats=rooms,
        taken=room_taken(points),
        known=known,
        colleagues=_colleagues({agency for agency, _ in places}, known),
        alike=_alike(training, {nomination.search for nomination in batch}, known, same),
        queue=queue,
        numbers=count(last_number + 1),
    )


def seats_called(training: Training, places: set[Seat], *, is_locking: bool) -> dict[Seat, int]:
    found = (
        select(Invitation.agency_id, Invitation.group_id, Invitation.seats)
        .where(
            Invitation.training_id == training.id,
            tuple_(Invitation.agency_id, Invitation.group_id).in_(places),
        )
        .order_by(Invitation.id)
    )
    rows = db.session.execute(found.with_for_update(key_share=True) if is_locking else found)
    return {(agency, group): seats for agency, group, seats in rows}


def seats_used(training: Training, places: set[Seat]) -> Counter[Seat]:
    rows = db.session.execute(
        select(Registration.agency_id, Registration.group_id, func.count())
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.REGISTERED,
            Registration.agency_id.in_({agency for agency, _ in places}),
        )
        .group_by(Registration.agency_id, Registration.group_id)
    )
    return Counter({(agency, group): count for agency, group, count in rows})


def room_seats(points: set[int], *, is_locking: bool) -> dict[int, int]:
    found = select(Point.id, Point.seats).where(Point.id.in_(points)).order_by(Point.id)
    rows = db.session.execute(found.with_for_update(key_share=True) if is_locking else found)
    return dict(rows.all())


def room_taken(points: set[int]) -> Counter[int]:
    rows = db.session.execute(
        select(Registration.point_id, func.count())
        .where(
            Registration.point_id.in_(points),
            Registration.status.in_(EXPECTED),
        )
        .group_by(Registration.point_id)
    )
    return Counter(dict(rows.all()))


def _known(training: Training, batch: Sequence[Nomination], same: set[int]) -> Sequence[Person]:
    """Everybody of these names, and whom the answers name."""
    known = people_named(nomination.canonical for nomination in batch)
    if not same:
        return known
    rows = select(Registration.person_id).where(
        Registration.id.in_(same), Registration.training_id == training.id
    )
    named = db.session.scalars(select(Person).where(Person.id.in_(rows)).order_by(Person.id)).all()
    return [*known, *(person for person in named if person not in set(known))]


def _queue(training: Training) -> tuple[Counter[Seat], int]:
    rows = db.session.execute(
        select(
            Registration.agency_id,
            Registration.group_id,
            func.count(),
            func.max(Registration.waiting_number),
        )
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.WAITING,
        )
        .group_by(Registration.agency_id, Registration.group_id)
    ).all()
    waiting = Counter({(agency, group): count for agency, group, count, _ in rows})
    return waiting, max((last for *_, last in rows if last), default=0)


def _colleagues(agencies: set[int], known: Sequence[Person]) -> set[tuple[int, int]]:
    rows = db.session.execute(
        select(Registration.agency_id, Registration.person_id)
        .where(
            Registration.agency_id.in_(agencies),
            Registration.person_id.in_([person.id for person in known]),
        )
        .distinct()
    )
    return {(agency, person) for agency, person in rows}


def _alike(
    training: Training, searches: set[str], known: Sequence[Person], same: set[int]
) -> Sequence[Registration]:
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.training_id == training.id,
            or_(
                Registration.search.in_(searches),
                Registration.person_id.in_([person.id for person in known]),
                Registration.id.in_(same),
            ),
        )
        .options(joinedload(Registration.group), joinedload(Registration.point))
        .order_by(Registration.id)
    ).all()
