"""Registering: every rule, with its field and sentence."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.access import Role
from eventapp.agencies.models import AgencyLevel
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.people.models import Person, Sex
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import PossibleDuplicate
from eventapp.registrations.service import register, withdraw
from eventapp.trainings.models import TrainingState
from eventapp.vietnamese import names
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    TrainingFactory,
    UserFactory,
    group_of,
)
from tests.registrations.nominations import Commune, commune


def refused(nomination, world: Commune, *, by=None) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        register(nomination, training=world.training, by=by or world.focal)
    assert db.session.query(Person).count() == db.session.query(Registration).count()
    return refusal.value.field, str(refusal.value)


def test_register_keeps_a_snapshot():
    world = commune()

    registration = register(
        world.nomination("NGUYỄN THỊ HÀ", phone="0912 345 678", birth_date=date(1980, 3, 5)),
        training=world.training,
        by=world.focal,
    )

    assert registration.full_name == "Nguyễn Thị Hà"
    assert registration.name_key == names.sort_key("Nguyễn Thị Hà")
    assert registration.search == "nguyen thi ha"
    assert registration.agency_name == "Xã Hồng Tiến"
    assert (registration.sex, registration.phone) == (Sex.FEMALE, "0912345678")
    assert (registration.birth_date, registration.birth_year) == (date(1980, 3, 5), 1980)
    assert (registration.role_code, registration.status) == (
        "X_BCH_PN",
        RegistrationStatus.REGISTERED,
    )
    assert registration.person.full_name == "Nguyễn Thị Hà"


@pytest.mark.parametrize(
    ("state", "role", "sentence"),
    [
        (TrainingState.PUBLISHED, Role.ORGANISER, None),
        (TrainingState.DRAFT, Role.ORGANISER, None),
        (
            TrainingState.DRAFT,
            Role.FOCAL_PERSON,
            "Registration for this training has not been opened yet.",
        ),
        (
            TrainingState.CLOSED,
            Role.ORGANISER,
            "The training is closed: its list can no longer be changed.",
        ),
    ],
)
def test_register_depends_on_the_state_of_the_training(
    state: TrainingState, role: Role, sentence: str | None
):
    world = commune(TrainingFactory(state=state))
    by = world.focal if role is Role.FOCAL_PERSON else UserFactory(role=role)

    if sentence is None:
        assert register(world.nomination(), training=world.training, by=by).id
    else:
        assert refused(world.nomination(), world, by=by) == (None, sentence)


def test_register_refuses_people_of_another_agency():
    world = commune()

    assert refused(world.nomination(agency=AgencyFactory()), world) == (
        "agency",
        "You register people of your own agency only.",
    )


def test_register_refuses_an_agency_that_is_closed():
    world = commune()
    closed = AgencyFactory(name="Xã Cũ", valid_to=date(2021, 10, 12))

    assert refused(world.nomination(agency=closed), world, by=UserFactory()) == (
        "agency",
        "Xã Cũ does not exist on 13/10/2021.",
    )


def test_register_refuses_a_group_of_another_training():
    world = commune()
    foreign = group_of(TrainingFactory(), "G4")

    assert refused(world.nomination(group=foreign), world) == (
        "group",
        "Choose a group of this training.",
    )


def test_register_refuses_a_group_of_another_level():
    world = commune()
    group = group_of(world.training, "G1")

    assert refused(world.nomination(group=group, role_code=None), world) == (
        "group",
        "Group G1 is not for agencies like yours. Please ask the organisers.",
    )


def test_register_takes_another_group_by_invitation_or_from_an_organiser():
    world = commune()
    group = group_of(world.training, "G1")
    InvitationFactory(training=world.training, agency=world.agency, group=group, seats=1)

    first = world.nomination("Lê Thị Na", group=group, role_code="P_UY_VIEN")
    assert register(first, training=world.training, by=world.focal).group is group

    second = world.nomination("Lê Thị Nụ", group=group_of(world.training, "G2"), role_code=None)
    assert register(second, training=world.training, by=UserFactory()).id


@pytest.mark.parametrize("role_code", ["P_UY_VIEN", "X_CC_VHXH", "anything"])
def test_register_refuses_a_role_that_is_not_of_the_group_on_that_day(role_code: str):
    world = commune()

    assert refused(world.nomination(role_code=role_code), world) == (
        "role_code",
        "Choose a role of group G4.",
    )


def test_register_refuses_a_point_of_another_training():
    world = commune()

    assert refused(world.nomination(point=PointFactory()), world) == (
        "point",
        "Choose a point of this training.",
    )


def test_register_refuses_whoever_is_too_young():
    world = commune()

    assert refused(world.nomination(birth_year=2006), world) == (
        "birth",
        "Participants are at least 16 years old on 13/10/2021.",
    )


def test_register_lets_more_people_than_were_asked_for_wait_unless_an_organiser_sends_them():
    world = commune()
    group = group_of(world.training, "G4")
    InvitationFactory(training=world.training, agency=world.agency, group=group, seats=1)
    register(world.nomination("Lê Thị Na"), training=world.training, by=world.focal)
    waiting = register(world.nomination("Trần Thị Bé"), training=world.training, by=world.focal)
    sent = register(world.nomination("Vũ Thị Út"), training=world.training, by=UserFactory())

    assert (waiting.is_waiting, sent.is_waiting) == (True, False)


def test_register_refuses_a_full_point_to_everybody():
    world = commune(seats=1)
    register(world.nomination("Lê Thị Na"), training=world.training, by=world.focal)

    assert refused(world.nomination("Trần Thị Bé"), world, by=UserFactory()) == (
        "point",
        f"All 1 seats at {world.point.name} are taken. Please choose another point.",
    )


def test_register_gives_the_seat_of_who_was_withdrawn_to_somebody_else():
    world = commune(seats=1)
    first = register(world.nomination("Lê Thị Na"), training=world.training, by=world.focal)
    withdraw(first, reason="Ốm", by=world.focal)

    assert register(world.nomination("Trần Thị Bé"), training=world.training, by=world.focal).id


def test_register_refuses_who_certainly_is_registered_already():
    world = commune()
    register(world.nomination(phone="0912345678"), training=world.training, by=world.focal)
    other = commune(world.training, name="Xã Đông Tảo")

    again = other.nomination(phone="0912345678", is_another_person=True)

    assert refused(again, other) == (
        "full_name",
        "Nguyễn Thị Hà is already registered, by Xã Hồng Tiến.",
    )


def test_register_asks_once_whether_somebody_alike_is_somebody_else():
    world = commune()
    register(world.nomination(), training=world.training, by=world.focal)
    other = commune(world.training, name="Xã Đông Tảo")

    with pytest.raises(PossibleDuplicate) as question:
        register(other.nomination("Nguyễn Thị Hạ"), training=world.training, by=other.focal)

    assert (question.value.field, str(question.value)) == (
        "is_another_person",
        "Nguyễn Thị Hà (1980) is already registered, by Xã Hồng Tiến. Is this another person?",
    )
    answered = other.nomination("Nguyễn Thị Hạ", is_another_person=True)
    assert register(answered, training=world.training, by=other.focal).id


@pytest.mark.parametrize(
    "facts", [{"birth_year": 1981}, {"sex": Sex.MALE}, {"full_name": "Nguyễn Thị Hải"}]
)
def test_register_does_not_ask_when_something_tells_them_apart(facts: dict):
    world = commune()
    register(world.nomination(), training=world.training, by=world.focal)

    assert register(world.nomination(**facts), training=world.training, by=world.focal).id


def test_register_gives_a_withdrawn_person_her_row_back():
    world = commune()
    first = register(world.nomination(phone="0912345678"), training=world.training, by=world.focal)
    withdraw(first, reason="Ốm", by=world.focal)

    again = world.nomination(phone="0912345678", position="Phó Chủ tịch UBND xã")
    second = register(again, training=world.training, by=world.focal)

    assert second is first
    assert (second.status, second.withdrawal_reason, second.position) == (
        RegistrationStatus.REGISTERED,
        None,
        "Phó Chủ tịch UBND xã",
    )


def test_register_asks_about_somebody_alike_who_was_withdrawn():
    world = commune()
    first = register(world.nomination(), training=world.training, by=world.focal)
    withdraw(first, reason="Ốm", by=world.focal)

    with pytest.raises(PossibleDuplicate) as question:
        register(world.nomination(), training=world.training, by=world.focal)

    assert str(question.value) == (
        "Nguyễn Thị Hà (1980) was withdrawn from the list of Xã Hồng Tiến and can be restored "
        "there. Is this another person?"
    )


def test_register_refuses_a_district_once_there_are_none():
    training = TrainingFactory(starts_on=date(2026, 10, 13), ends_on=date(2026, 10, 15))
    world = commune(training)
    district = AgencyFactory(
        name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT, valid_to=date(2025, 6, 30)
    )

    assert refused(world.nomination(agency=district), world, by=UserFactory()) == (
        "agency",
        "Huyện Khoái Châu does not exist on 13/10/2026.",
    )
