"""Somebody goes in place of a registered person; what was marked stays with who was there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp import clock
from eventapp.attendance.models import Answer
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import sheet_lines
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.service import add_walk_in, register, restore, substitute, withdraw
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import (
    InvitationFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
    operator_of,
)
from tests.registrations.nominations import Commune, commune

NOON = datetime(2021, 10, 13, 5, 0, tzinfo=UTC)


def replaced(
    world: Commune, row: Registration, name: str = "Trần Thị Lan", **facts
) -> Registration:
    return substitute(row, world.nomination(name, **facts), reason="Ốm", by=world.focal)


def registered(world: Commune, name: str = "Nguyễn Thị Hà", **facts) -> Registration:
    return register(world.nomination(name, **facts), training=world.training, by=world.focal)


def names_on(world: Commune, session) -> list[str]:
    lines = sheet_lines(world.point, session, viewer=UserFactory())
    return [line.registration.full_name for line in lines]


def test_substitute_takes_over_seat_and_point_and_both_rows_name_each_other():
    world = commune(seats=1)
    group = group_of(world.training, "G4")
    InvitationFactory(training=world.training, agency=world.agency, group=group, seats=1)
    ha = registered(world)

    lan = replaced(world, ha)

    assert (lan.status, lan.point_id) == (RegistrationStatus.REGISTERED, world.point.id)
    assert (ha.status, ha.withdrawal_reason) == (RegistrationStatus.REPLACED, "Ốm")
    assert lan.replaces is ha
    assert ha.left_as is RegistrationStatus.REGISTERED


def test_substitute_on_the_waiting_list_keeps_the_turn():
    world = commune()
    group = group_of(world.training, "G4")
    InvitationFactory(training=world.training, agency=world.agency, group=group, seats=1)
    registered(world)
    waits = registered(world, "Lê Thị Mai")

    lan = replaced(world, waits)

    assert (lan.status, lan.waiting_number) == (RegistrationStatus.WAITING, 1)


def test_substitute_is_on_later_sheets_and_the_replaced_on_earlier_ones():
    world = commune()
    morning = TrainingSessionFactory(training=world.training)
    afternoon = TrainingSessionFactory(training=world.training, afternoon=True)
    ha = registered(world)
    clock.run_on(lambda: NOON)

    replaced(world, ha)

    assert names_on(world, morning) == ["Nguyễn Thị Hà"]
    assert names_on(world, afternoon) == ["Trần Thị Lan"]


def test_substitute_leaves_marks_with_who_was_there():
    world = commune()
    morning = TrainingSessionFactory(training=world.training)
    ha = registered(world)
    db.session.add(
        Answer(
            session_id=morning.id,
            registration_id=ha.id,
            point_id=world.point.id,
            value=Presence.PRESENT,
            heads=["1"],
            marked_at=WEDNESDAY_MORNING,
        )
    )
    db.session.commit()

    replaced(world, ha)

    assert names_on(world, morning) == ["Nguyễn Thị Hà", "Trần Thị Lan"]


def test_substitute_refuses_the_person_herself():
    world = commune()
    ha = registered(world, phone="0912345678")

    with pytest.raises(RuleBroken) as refusal:
        replaced(world, ha, "Nguyễn Thị Hà", phone="0912345678")

    assert refusal.value.field == "full_name"


def test_substitute_refuses_who_is_on_the_list_already():
    world = commune()
    ha = registered(world)
    registered(world, "Trần Thị Lan", phone="0912345678")

    with pytest.raises(RuleBroken) as refusal:
        replaced(world, ha, phone="0912345678")

    assert refusal.value.message == "%(name)s is already registered, by %(agency)s."
    assert ha.status is RegistrationStatus.REGISTERED


def test_substitute_wants_a_reason():
    world = commune()
    ha = registered(world)

    with pytest.raises(RuleBroken) as refusal:
        substitute(ha, world.nomination("Trần Thị Lan"), reason=" ", by=world.focal)

    assert (refusal.value.field, refusal.value.message) == ("reason", "Say why somebody else goes.")


def test_substitute_of_another_agency_is_refused():
    world, other = commune(), commune(name="Xã Đại Hưng")
    ha = registered(world)

    with pytest.raises(RuleBroken) as refusal:
        substitute(ha, world.nomination("Trần Thị Lan"), reason="Ốm", by=other.focal)

    assert refusal.value.message == "You register people of your own agency only."


def test_restore_waits_until_the_substitute_is_withdrawn():
    world = commune()
    ha = registered(world)
    lan = replaced(world, ha)

    with pytest.raises(RuleBroken) as refusal:
        restore(ha, by=world.focal)
    withdraw(lan, reason="Bận", by=world.focal)
    restore(ha, by=world.focal)

    assert refusal.value.message == (
        "%(name)s goes in place of %(replaced)s. Withdraw %(name)s first."
    )
    assert ha.status is RegistrationStatus.REGISTERED


def test_restore_leaves_a_walk_in_a_walk_in():
    world = commune()
    user = operator_of(world.point)
    came = add_walk_in(world.nomination(), training=world.training, by=user)
    withdraw(came, reason="Ghi nhầm", by=UserFactory())

    restore(came, by=UserFactory())

    assert came.status is RegistrationStatus.WALK_IN
    assert (came.left_as, came.left_at) == (None, None)


def test_the_page_replaces_and_shows_both(sign_in):
    world = commune()
    ha = registered(world)
    browser = sign_in(world.focal)
    home = f"/trainings/{world.training.code}/registrations/{ha.id}"

    answer = browser.post(
        f"{home}/substitute",
        data={
            "reason": "Ốm",
            "full_name": "Trần Thị Lan",
            "birth": "1985",
            "sex": "female",
            "position": "Phó Chủ tịch",
            "role_code": "X_BCH_PN",
        },
    )

    assert answer.status_code == 302
    assert "Nguyễn Thị Hà" in browser.get(answer.location).get_data(as_text=True)
    assert "Trần Thị Lan" in browser.get(f"{home}/").get_data(as_text=True)
