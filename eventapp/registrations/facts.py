"""What a batch of nominations is measured against, read in a fixed number of questions.

Locks are taken in one order everywhere: training, invitations, points. They let one action at a
time count the seats of a training; ``key_share`` keeps them out of the way of foreign keys, so
marks can be stored at a point while somebody registers there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select, tuple_

from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.people.models import Person
from eventapp.people.queries import people_named
from eventapp.points.models import Point
from eventapp.registrations.models import Registration, RegistrationStatus
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


def take_turn(training: Training, nominations: Iterable[Nomination]) -> Facts:
    """Wait until nobody else registers for this training, then read the facts."""
    batch = list(nominations)
    state = db.session.execute(
        select(Training.state).where(Training.id == training.id).with_for_update(key_share=True)
    ).scalar_one()
    places = {(nomination.agency.id, nomination.group.id) for nomination in batch}
    points = {nomination.point.id for nomination in batch}
    known = people_named(nomination.canonical for nomination in batch)
    return Facts(
        state=state,
        called=_called(training, places),
        used=_used(training, places),
        seats=_seats(points),
        taken=_taken(points),
        known=known,
        colleagues=_colleagues({agency for agency, _ in places}, known),
        alike=_alike(training, {nomination.search for nomination in batch}, known),
    )


def _called(training: Training, places: set[Seat]) -> dict[Seat, int]:
    rows = db.session.execute(
        select(Invitation.agency_id, Invitation.group_id, Invitation.seats)
        .where(
            Invitation.training_id == training.id,
            tuple_(Invitation.agency_id, Invitation.group_id).in_(places),
        )
        .order_by(Invitation.id)
        .with_for_update(key_share=True)
    )
    return {(agency, group): seats for agency, group, seats in rows}


def _used(training: Training, places: set[Seat]) -> Counter[Seat]:
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


def _seats(points: set[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(Point.id, Point.seats)
        .where(Point.id.in_(points))
        .order_by(Point.id)
        .with_for_update(key_share=True)
    )
    return dict(rows.all())


def _taken(points: set[int]) -> Counter[int]:
    rows = db.session.execute(
        select(Registration.point_id, func.count())
        .where(
            Registration.point_id.in_(points),
            Registration.status != RegistrationStatus.WITHDRAWN,
        )
        .group_by(Registration.point_id)
    )
    return Counter(dict(rows.all()))


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
    training: Training, searches: set[str], known: Sequence[Person]
) -> Sequence[Registration]:
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.training_id == training.id,
            or_(
                Registration.search.in_(searches),
                Registration.person_id.in_([person.id for person in known]),
            ),
        )
        .order_by(Registration.id)
    ).all()
