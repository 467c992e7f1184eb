"""Groups and roles as they are on a day."""

from __future__ import annotations

from datetime import date

from eventapp.agencies.models import AgencyLevel
from eventapp.trainings.vocabulary import GROUPS, ROLES, groups_on, roles_of


def test_the_groups_are_those_of_the_training_of_2021():
    assert list(GROUPS) == ["G1", "G2", "G3", "G4", "G9"]
    assert GROUPS["G4"].level is AgencyLevel.COMMUNE
    assert [code for code, group in GROUPS.items() if not group.is_trainee] == ["G9"]


def test_the_district_group_ends_with_june_2025():
    assert [group.code for group in groups_on(date(2025, 6, 30))] == list(GROUPS)
    assert [group.code for group in groups_on(date(2025, 7, 1))] == ["G1", "G2", "G4", "G9"]


def test_roles_follow_the_offices_they_name():
    in_2021 = [role.code for role in roles_of("G4", on=date(2021, 10, 13))]
    in_2026 = [role.code for role in roles_of("G4", on=date(2026, 10, 13))]

    assert in_2021 == ["X_LD_UBND", "X_BCH_PN", "X_CC_LDTBXH", "X_BAN_VSTBPN"]
    assert in_2026 == ["X_LD_UBND", "X_BCH_PN", "X_CC_VHXH", "X_BAN_VSTBPN"]


def test_every_role_belongs_to_a_group():
    assert {role.group for role in ROLES.values()} == set(GROUPS)
    assert len(ROLES) == 22


def test_an_unknown_group_has_no_roles():
    assert roles_of("G7", on=date(2021, 10, 13)) == ()
