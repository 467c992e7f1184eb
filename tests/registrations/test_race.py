"""Eight people want one seat at one moment: one of them gets it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eventapp.accounts.models import User
from eventapp.agencies.queries import get_agency
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.people.models import Person
from eventapp.points.models import Point
from eventapp.points.queries import get_point
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.service import change, register, withdraw
from eventapp.trainings.queries import get_training
from tests.factories import InvitationFactory, PointFactory, group_of
from tests.racing import at_once, real_application
from tests.registrations.nominations import Commune, commune


def seen_by(user_id: int, code: str, point_code: str) -> Commune:
    """The same commune as one of the threads reads it from the database."""
    user = db.session.get_one(User, user_id)
    training = get_training(code, viewer=user)
    point = get_point(training, point_code, viewer=user)
    return Commune(training, get_agency(user.agency_id), point, user)


def called(world: Commune, *, seats: int) -> None:
    InvitationFactory(
        training=world.training,
        agency=world.agency,
        group=group_of(world.training, "G4"),
        seats=seats,
    )


@pytest.mark.parametrize("scarce", ["room", "called"])
def test_the_last_seat_has_one_winner(tmp_path: Path, scarce: str):
    with real_application(tmp_path) as app:
        world = commune(seats=1 if scarce == "room" else 20)
        if scarce == "called":
            called(world, seats=1)
        keys = world.focal.id, world.training.code, world.point.code
        db.session.commit()

        def take(number: int) -> bool:
            mine = seen_by(*keys)
            nomination = mine.nomination(f"Lê Thị Na {number}")
            return register(nomination, training=mine.training, by=mine.focal).is_waiting

        results = at_once(app, 8, take)

        assert results.count(False) == 1
        if scarce == "room":
            assert {r.field for r in results if isinstance(r, RuleBroken)} == {"point"}
        else:
            assert results.count(True) == 7
            numbers = [row.waiting_number for row in db.session.query(Registration)]
            assert sorted(n for n in numbers if n) == [1, 2, 3, 4, 5, 6, 7]


def test_a_freed_seat_goes_to_one_of_those_who_wait_or_come_at_that_moment(tmp_path: Path):
    with real_application(tmp_path) as app:
        world = commune()
        called(world, seats=4)
        rows = [
            register(world.nomination(f"Lê Thị Na {n}"), training=world.training, by=world.focal)
            for n in range(8)
        ]
        ids = [row.id for row in rows]
        keys = world.focal.id, world.training.code, world.point.code
        db.session.commit()

        def act(number: int) -> None:
            mine = seen_by(*keys)
            if number % 2:
                row = db.session.get_one(Registration, ids[number // 2])
                withdraw(row, reason="Ốm", by=mine.focal)
            else:
                nomination = mine.nomination(f"Trần Thị Bé {number}")
                register(nomination, training=mine.training, by=mine.focal)

        results = at_once(app, 8, act)

        assert results == [None] * 8
        db.session.expire_all()
        states = [row.status for row in db.session.query(Registration)]
        assert Counter(states) == {
            RegistrationStatus.WITHDRAWN: 4,
            RegistrationStatus.REGISTERED: 4,
            RegistrationStatus.WAITING: 4,
        }
        registered = db.session.query(Registration).filter_by(status=RegistrationStatus.REGISTERED)
        assert {row.id for row in registered} == set(ids[4:])


def test_moving_into_the_last_seat_has_one_winner(tmp_path: Path):
    with real_application(tmp_path) as app:
        world = commune()
        small = PointFactory(training=world.training, seats=1)
        ids = [
            register(world.nomination(f"Lê Thị Na {n}"), training=world.training, by=world.focal).id
            for n in range(8)
        ]
        keys = world.focal.id, world.training.code, world.point.code
        small_id = small.id
        db.session.commit()

        def move(number: int) -> int:
            mine = seen_by(*keys)
            row = db.session.get_one(Registration, ids[number])
            point = db.session.get_one(Point, small_id)
            nomination = mine.nomination(row.full_name, point=point)
            return change(row, nomination, version=row.version, by=mine.focal).id

        results = at_once(app, 8, move)

        assert sum(isinstance(result, int) for result in results) == 1
        assert db.session.query(Registration).filter_by(point_id=small_id).count() == 1


def test_one_person_sent_eight_times_at_once_is_registered_once(tmp_path: Path):
    with real_application(tmp_path) as app:
        world = commune()
        keys = world.focal.id, world.training.code, world.point.code
        db.session.commit()

        def send(_: int) -> int:
            mine = seen_by(*keys)
            nomination = mine.nomination(phone="0912345678")
            return register(nomination, training=mine.training, by=mine.focal).id

        results = at_once(app, 8, send)

        assert sum(isinstance(result, int) for result in results) == 1
        assert db.session.query(Person).count() == 1
