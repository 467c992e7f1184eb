"""Whole lists, and people who come without being on one."""

from __future__ import annotations

import pytest

from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.people.models import Person
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.service import add_walk_in, nominate, register, withdraw
from tests.factories import (
    InvitationFactory,
    PointFactory,
    TrainingFactory,
    group_of,
    operator_of,
)
from tests.registrations.nominations import commune


def test_nominate_answers_every_row_and_no_bad_row_stops_the_others():
    world = commune(seats=3)
    full = PointFactory(training=world.training, seats=0)

    outcomes = nominate(
        [
            world.nomination("Lê Thị Na"),
            world.nomination("Trần Thị Bé", point=full),
            world.nomination("Lê Thị Na"),
            world.nomination("Phạm Thị Mơ", phone="0912345678"),
            world.nomination("Phạm Thị Mơ", phone="0912345678"),
            world.nomination("Vũ Thị Út"),
            world.nomination("Vũ Thị Ươm"),
        ],
        training=world.training,
        by=world.focal,
    )

    assert [
        (o.is_accepted, o.is_question, o.refusal.field if o.refusal else None) for o in outcomes
    ] == [
        (True, False, None),
        (False, False, "point"),
        (False, True, "is_another_person"),
        (True, False, None),
        (False, False, "full_name"),
        (True, False, None),
        (False, False, "point"),
    ]
    assert db.session.query(Registration).count() == 3
    assert db.session.query(Person).count() == 3


def test_nominate_asks_the_same_number_of_questions_for_any_list(count_queries):
    def reads(people: int) -> int:
        world = commune(TrainingFactory(), seats=100)
        nominations = [world.nomination(f"Lê Thị Na {n}") for n in range(people)]
        with count_queries() as statements:
            outcomes = nominate(nominations, training=world.training, by=world.focal)
        assert all(outcome.is_accepted for outcome in outcomes)
        return len([s for s in statements if not s.startswith("INSERT")])

    assert reads(1) == reads(30)


def test_a_walk_in_takes_no_seat_of_the_agency_and_needs_none_of_the_room():
    world = commune(seats=0)
    InvitationFactory(
        training=world.training, agency=world.agency, group=group_of(world.training, "G4"), seats=0
    )

    came = add_walk_in(world.nomination(), training=world.training, by=operator_of(world.point))

    assert came.status is RegistrationStatus.WALK_IN


def test_a_walk_in_comes_to_a_point_the_operator_runs():
    world = commune()

    with pytest.raises(RuleBroken) as refusal:
        add_walk_in(world.nomination(), training=world.training, by=operator_of(PointFactory()))

    assert (refusal.value.field, str(refusal.value)) == (
        "point",
        "You take the roll at your own points only.",
    )


def test_a_withdrawn_person_may_walk_in():
    world = commune()
    first = register(world.nomination(phone="0912345678"), training=world.training, by=world.focal)
    withdraw(first, reason="Ốm", by=world.focal)

    came = add_walk_in(
        world.nomination(phone="0912345678"), training=world.training, by=operator_of(world.point)
    )

    assert came is first
    assert came.status is RegistrationStatus.WALK_IN
