"""Giving seats, changing them, taking them back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import seats
from eventapp.invitations.service import (
    change_seats,
    invite,
    invite_by_level,
    plan_seats,
    remove_invitation,
)
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.queries import get_training
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    TrainingFactory,
    UserFactory,
    group_of,
)
from tests.trainings.plans import department, planned


def refused(action: Any, *args: Any, **kwargs: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, by=UserFactory(), **kwargs)
    return refusal.value.field, str(refusal.value)


def loaded(training: Training) -> Training:
    return get_training(training.code, viewer=UserFactory())


def test_an_agency_gets_seats_in_a_group():
    training, commune = TrainingFactory(), AgencyFactory()
    group = group_of(training, "G4")

    invite(training, commune, group, 16, by=UserFactory())

    assert seats(training, commune, group) == 16
    assert seats(training, commune, group_of(training, "G3")) is None
    assert refused(invite, training, commune, group, 3) == (
        "agency",
        "This agency already has seats in this group.",
    )


def test_a_closed_agency_is_not_called():
    training = TrainingFactory()
    closed = AgencyFactory(name="Xã Cũ", valid_to=date(2021, 10, 12))

    assert refused(invite, training, closed, group_of(training, "G4"), 16) == (
        "agency",
        "Xã Cũ does not exist on 13/10/2021.",
    )


def test_a_group_of_another_training_is_refused():
    training, group = TrainingFactory(), group_of(TrainingFactory(), "G4")
    wrong = ("group", "Choose a group of this training.")

    assert refused(invite, training, AgencyFactory(), group, 16) == wrong
    assert refused(invite_by_level, training, group, AgencyLevel.COMMUNE, 16) == wrong


@pytest.mark.parametrize("number", [-1, 0, 2001])
def test_an_absurd_number_of_seats_is_refused(number: int):
    training, commune = TrainingFactory(), AgencyFactory()
    group = group_of(training, "G4")
    invitation = InvitationFactory(training=training, agency=AgencyFactory(), group=group)
    absurd = ("seats", "Enter how many people are called, from 1 to 2000.")

    assert refused(invite, training, commune, group, number) == absurd
    assert refused(invite_by_level, training, group, AgencyLevel.COMMUNE, number) == absurd
    assert refused(change_seats, invitation, number) == absurd
    assert invitation.seats == 10


def test_every_agency_of_a_level_in_the_province_gets_the_same_seats():
    host = department()
    training = planned(host)
    communes = AgencyFactory.create_batch(3, parent_id=host.parent_id)
    AgencyFactory(parent_id=host.parent_id, valid_to=date(2021, 10, 19))
    AgencyFactory(name="Xã của tỉnh khác")
    group = group_of(training, "G4")
    InvitationFactory(training=training, agency=communes[0], group=group, seats=20)

    new = invite_by_level(training, group, AgencyLevel.COMMUNE, 16, by=UserFactory())

    assert len(new) == 2
    assert [seats(training, commune, group) for commune in communes] == [20, 16, 16]
    assert invite_by_level(training, group, AgencyLevel.COMMUNE, 16, by=UserFactory()) == []


def test_a_level_that_does_not_exist_is_refused():
    training = planned(
        department(), starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 6), groups=("G4",)
    )

    assert refused(
        invite_by_level, training, group_of(training, "G4"), AgencyLevel.DISTRICT, 3
    ) == ("level", "No agency of this level exists on 05/01/2026.")


def test_seats_are_changed_and_taken_back():
    training = TrainingFactory()
    invitation = InvitationFactory(
        training=training, agency=AgencyFactory(), group=group_of(training, "G4")
    )

    change_seats(invitation, 12, by=UserFactory())
    assert invitation.seats == 12

    remove_invitation(invitation, reason="Nhập nhầm", by=UserFactory())
    assert db.session.query(Invitation).count() == 0


def with_seats() -> tuple[Training, Agency]:
    """An agency with 10 seats in G3 and 5 in G4."""
    training, agency = TrainingFactory(), AgencyFactory()
    for code, number in {"G3": 10, "G4": 5}.items():
        InvitationFactory(
            training=training, agency=agency, group=group_of(training, code), seats=number
        )
    return loaded(training), agency


def test_all_seats_of_an_agency_are_planned_at_once():
    training, agency = with_seats()

    plan_seats(training, agency, {"G2": 7, "G4": 6}, seen={"G3": 10, "G4": 5}, by=UserFactory())

    assert {group.code: seats(training, agency, group) for group in training.groups} == {
        "G1": None,
        "G2": 7,
        "G3": None,
        "G4": 6,
        "G9": None,
    }


def test_planning_seats_refuses_a_stale_form():
    training, agency = with_seats()

    assert refused(plan_seats, training, agency, {"G4": 6}, seen={"G3": 9, "G4": 5}) == (
        None,
        STALE,
    )


def test_planning_seats_blames_the_group_and_changes_nothing():
    training, agency = with_seats()

    assert refused(
        plan_seats, training, agency, {"G3": 11, "G4": -5}, seen={"G3": 10, "G4": 5}
    ) == ("G4", "Enter how many people are called, from 1 to 2000.")
    assert seats(training, agency, group_of(training, "G3")) == 10


def test_seats_of_a_closed_training_stay():
    training, agency = with_seats()
    group = group_of(training, "G4")
    invitation = db.session.query(Invitation).filter_by(group_id=group.id).one()
    training.state = TrainingState.CLOSED
    db.session.commit()
    closed = (None, "This training is closed: its plan can no longer change.")

    assert refused(invite, training, AgencyFactory(), group, 3) == closed
    assert refused(invite_by_level, training, group, AgencyLevel.COMMUNE, 3) == closed
    assert refused(change_seats, invitation, 3) == closed
    assert refused(remove_invitation, invitation, reason="x") == closed
    assert refused(plan_seats, training, agency, {}, seen={}) == closed
