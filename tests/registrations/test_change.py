"""Correcting, withdrawing and restoring; the past stays as it was."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.access import Role
from eventapp.attendance.models import Answer
from eventapp.attendance.presence import Presence
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.people.models import Person
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import PossibleDuplicate
from eventapp.registrations.service import change, register, restore, withdraw
from eventapp.trainings.models import TrainingState
from tests.factories import (
    InvitationFactory,
    PointFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
)
from tests.registrations.nominations import Commune, commune

CLOSED = "The training is closed: its list can no longer be changed."
NOT_YOURS = "You register people of your own agency only."


def registered(world: Commune, name: str = "Nguyễn Thị Hà", **facts) -> Registration:
    return register(world.nomination(name, **facts), training=world.training, by=world.focal)


def edited(registration: Registration, nomination, *, by) -> Registration:
    return change(registration, nomination, version=registration.version, by=by)


ACTIONS = {
    "change": lambda world, row, by: edited(row, world.nomination(), by=by),
    "withdraw": lambda _, row, by: withdraw(row, reason="Ốm", by=by),
    "restore": lambda _, row, by: restore(row, by=by),
}


def test_change_corrects_the_row_and_the_person():
    world = commune()
    registration = registered(world)

    edited(
        registration,
        world.nomination("Nguyễn Thị Hạ", birth_date=date(1981, 3, 5), phone="0912345678"),
        by=world.focal,
    )

    person = db.session.query(Person).one()
    assert (registration.full_name, registration.birth_year) == ("Nguyễn Thị Hạ", 1981)
    assert registration.search == "nguyen thi ha"
    assert (person.full_name, person.birth_date, person.phone) == (
        "Nguyễn Thị Hạ",
        date(1981, 3, 5),
        "0912345678",
    )


def test_change_gives_another_name_to_another_person_when_the_first_is_known_elsewhere():
    first, second = commune(), commune()
    earlier = registered(first, phone="0912345678")
    registration = registered(second, phone="0912345678")
    assert registration.person is earlier.person

    edited(registration, second.nomination("Lê Thị Na", phone="0912345678"), by=second.focal)

    assert earlier.person.full_name == "Nguyễn Thị Hà"
    assert registration.person.full_name == "Lê Thị Na"


def test_change_refuses_a_stale_form():
    world = commune()
    registration = registered(world)
    seen = registration.version
    edited(registration, world.nomination(position="Phó Chủ tịch"), by=world.focal)

    with pytest.raises(RuleBroken) as refusal:
        change(registration, world.nomination(position="Bí thư"), version=seen, by=world.focal)

    assert (refusal.value.field, refusal.value.message) == (None, STALE)
    assert registration.position == "Phó Chủ tịch"


def test_change_refuses_a_person_who_was_withdrawn():
    world = commune()
    registration = registered(world)
    withdraw(registration, reason="Ốm", by=world.focal)

    with pytest.raises(RuleBroken, match="Restore the registration first"):
        edited(registration, world.nomination(), by=world.focal)


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_touches_the_row_of_another_agency(action: str):
    world = commune()
    registration = registered(world)
    stranger = UserFactory(role=Role.FOCAL_PERSON, agency=commune().agency)

    with pytest.raises(RuleBroken) as refusal:
        ACTIONS[action](world, registration, stranger)

    assert (refusal.value.field, str(refusal.value)) == ("agency", NOT_YOURS)


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_changes_once_the_training_is_closed(action: str):
    world = commune()
    registration = registered(world)
    if action == "restore":
        withdraw(registration, reason="Ốm", by=world.focal)
    world.training.state = TrainingState.CLOSED
    db.session.commit()

    with pytest.raises(RuleBroken) as refusal:
        ACTIONS[action](world, registration, world.focal)

    assert str(refusal.value) == CLOSED


def test_change_moves_nobody_into_a_full_room_but_lets_her_stay_in_one():
    world = commune(seats=1)
    full = PointFactory(training=world.training, seats=0)
    registration = registered(world)

    edited(registration, world.nomination(position="Bí thư"), by=world.focal)
    with pytest.raises(RuleBroken) as refusal:
        edited(registration, world.nomination(point=full), by=world.focal)

    assert refusal.value.field == "point"
    assert (registration.point_id, registration.position) == (world.point.id, "Bí thư")


def test_change_needs_no_seat_for_who_stays_in_her_group():
    world = commune()
    InvitationFactory(
        training=world.training, agency=world.agency, group=group_of(world.training, "G4"), seats=1
    )
    registration = registered(world)

    assert edited(registration, world.nomination(position="Bí thư"), by=world.focal).version == 2


def test_change_refuses_to_turn_one_participant_into_another():
    world = commune()
    registered(world, "Lê Thị Na", phone="0912345678")
    registration = registered(world)

    with pytest.raises(RuleBroken) as refusal:
        edited(registration, world.nomination("Lê Thị Na", phone="0912345678"), by=world.focal)

    assert (refusal.value.field, str(refusal.value)) == (
        "full_name",
        "Lê Thị Na is already registered, by Xã Hồng Tiến.",
    )


def test_change_asks_only_when_it_makes_people_alike_who_were_not():
    world = commune()
    registered(world)
    twin = registered(world, is_another_person=True)
    other = registered(world, "Nguyễn Thị Hải")

    edited(twin, world.nomination(position="Bí thư"), by=world.focal)
    with pytest.raises(PossibleDuplicate):
        edited(other, world.nomination("Nguyễn Thị Hạ"), by=world.focal)


def test_change_of_point_leaves_the_past_where_it_was():
    world = commune()
    session = TrainingSessionFactory(training=world.training)
    registration = registered(world)
    answer = Answer(
        session_id=session.id,
        registration_id=registration.id,
        point_id=world.point.id,
        value=Presence.PRESENT,
        is_conflict=False,
        heads=[],
    )
    db.session.add(answer)
    db.session.commit()
    elsewhere = PointFactory(training=world.training)

    edited(registration, world.nomination(point=elsewhere), by=world.focal)
    db.session.refresh(answer)

    assert (registration.point_id, answer.point_id) == (elsewhere.id, world.point.id)


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_withdraw_asks_for_a_reason(reason: str):
    world = commune()
    registration = registered(world)

    with pytest.raises(RuleBroken) as refusal:
        withdraw(registration, reason=reason, by=world.focal)

    assert (refusal.value.field, str(refusal.value)) == (
        "reason",
        "Say why this person does not attend.",
    )
    assert registration.is_expected


def test_withdraw_keeps_the_row_and_restore_brings_it_back():
    world = commune()
    registration = registered(world)

    withdraw(registration, reason=" Nghỉ  ốm ", by=world.focal)
    assert (registration.status, registration.withdrawal_reason) == (
        RegistrationStatus.WITHDRAWN,
        "Nghỉ ốm",
    )

    restore(registration, by=world.focal)
    assert (registration.status, registration.withdrawal_reason) == (
        RegistrationStatus.REGISTERED,
        None,
    )


def test_withdrawing_twice_keeps_the_first_reason():
    world = commune()
    registration = registered(world)
    withdraw(registration, reason="Ốm", by=world.focal)

    withdraw(registration, reason="Khác", by=world.focal)

    assert registration.withdrawal_reason == "Ốm"


def test_restore_refuses_when_the_seat_was_given_away():
    world = commune(seats=1)
    registration = registered(world)
    withdraw(registration, reason="Ốm", by=world.focal)
    registered(world, "Lê Thị Na")

    with pytest.raises(RuleBroken) as refusal:
        restore(registration, by=world.focal)

    assert refusal.value.field == "point"
    assert registration.status is RegistrationStatus.WITHDRAWN


def test_two_trainings_know_one_person():
    first, second = commune(), commune(TrainingFactory())

    one = registered(first, phone="0912345678")
    other = registered(second, phone="0912345678")

    assert one.person_id == other.person_id
