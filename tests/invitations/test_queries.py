"""Who finds which seats, and what they add up to."""

from __future__ import annotations

from eventapp.access import Role
from eventapp.invitations.models import Invitation
from eventapp.invitations.queries import invitations_of, seats_called
from eventapp.trainings.models import Training
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    TrainingFactory,
    UserFactory,
    group_of,
)


def invited(training: Training, code: str = "G4", **fields: object) -> Invitation:
    wanted = {"training": training, "group": group_of(training, code)}
    return InvitationFactory(**({"agency": AgencyFactory()} | wanted | fields))


def test_seats_come_by_agency_then_group():
    training = TrainingFactory()
    later, earlier = AgencyFactory(name="Xã Đa Lộc"), AgencyFactory(name="Xã Bãi Sậy")
    third = invited(training, agency=later)
    second = invited(training, "G4", agency=earlier)
    first = invited(training, "G3", agency=earlier)
    invited(TrainingFactory())

    found = invitations_of(training, viewer=UserFactory())

    assert found == [first, second, third]
    assert [row.agency.name for row in found] == ["Xã Bãi Sậy", "Xã Bãi Sậy", "Xã Đa Lộc"]
    assert found[0].group.code == "G3"


def test_a_focal_person_finds_only_the_seats_of_her_agency():
    training, district = TrainingFactory(), AgencyFactory()
    mine = invited(training, agency=district)
    invited(training, agency=AgencyFactory(parent_id=district.id))
    focal_person = UserFactory(role=Role.FOCAL_PERSON, agency_id=district.id)

    assert invitations_of(training, viewer=focal_person) == [mine]
    assert invitations_of(training, viewer=UserFactory(role=Role.OPERATOR)) == []


def test_an_official_with_an_agency_finds_the_seats_under_it():
    training, district = TrainingFactory(), AgencyFactory()
    mine = invited(training, agency=AgencyFactory(parent_id=district.id))
    invited(training)

    official = UserFactory(role=Role.OFFICIAL, agency_id=district.id)

    assert invitations_of(training, viewer=official) == [mine]
    assert len(invitations_of(training, viewer=UserFactory(role=Role.OFFICIAL))) == 2


def test_called_seats_are_added_up_over_agencies_and_groups():
    training, agency = TrainingFactory(), AgencyFactory()
    invited(training, "G3", agency=agency, seats=3)
    invited(training, "G4", agency=agency, seats=4)
    invited(training, "G4", seats=5)

    assert seats_called(training, viewer=UserFactory()) == (2, 12)
    assert seats_called(TrainingFactory(), viewer=UserFactory()) == (0, 0)
