"""The waiting list that a list over the seats fills."""

from __future__ import annotations

import pytest

from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.registrations.models import Registration
from eventapp.registrations.queries import expected_at
from eventapp.registrations.service import fill_seats, restore, withdraw
from tests.factories import UserFactory
from tests.imports.scene import BE, NA, UT, call, confirm, send, somebody
from tests.registrations.nominations import commune


def test_a_freed_seat_goes_to_the_first_who_waits_and_undoing_it_waits_too():
    world = commune()
    call(world, seats=1)
    confirm(send(world, NA, BE, UT), world)
    na, be, ut = db.session.query(Registration).order_by(Registration.id)

    withdraw(na, reason="Ốm", by=world.focal)
    assert [one.status for one in (na, be, ut)] == ["withdrawn", "registered", "waiting"]

    restore(na, by=world.focal)
    assert [one.status for one in (na, be, ut)] == ["waiting", "registered", "waiting"]
    assert na.waiting_number > ut.waiting_number


def test_more_seats_are_filled_in_the_order_of_the_queue():
    world = commune()
    call(world, seats=1)
    confirm(send(world, NA, BE, UT), world)
    db.session.query(Invitation).one().seats = 2
    db.session.commit()

    moved = fill_seats(world.training, by=UserFactory())

    assert [one.full_name for one in moved] == ["Trần Văn Bé"]


def test_who_waits_is_on_no_list_of_expected_people(sign_in):
    world = commune()
    call(world, seats=1)
    confirm(send(world, NA, BE), world)

    page = sign_in(world.focal).get(f"/trainings/{world.training.code}/registrations/").text

    assert [one.full_name for one in expected_at(world.point)] == ["Lê Thị Na"]
    assert ("Lê Thị Na" in page, "Trần Văn Bé" in page) == (True, False)


def test_the_waiting_list_is_numbered_and_decided_by_organisers(sign_in):
    world = commune()
    call(world, seats=1)
    confirm(send(world, NA, BE, UT), world)
    first, second = db.session.query(Registration).filter_by(status="waiting").all()
    waiting = f"/trainings/{world.training.code}/registrations/waiting"
    browser = sign_in()

    page = browser.get(waiting).text
    assert "2 people wait for a seat" in page
    focal = sign_in(world.focal).get(waiting).text
    assert ("Approve" in page, "Approve" in focal) == (True, False)

    rows = waiting.removesuffix("waiting")
    browser.post(f"{rows}{second.id}/approve")
    empty = browser.post(f"{rows}{first.id}/decline", data={"reason": ""})
    assert "Say why there is no seat." in empty.text
    browser.post(f"{rows}{first.id}/decline", data={"reason": "Hết chỗ"})

    db.session.expire_all()
    assert [(first.status, first.withdrawal_reason), second.status] == [
        ("withdrawn", "Hết chỗ"),
        "registered",
    ]
    assert sign_in(world.focal).post(f"{rows}{first.id}/approve").status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_the_waiting_list_asks_the_same_number_of_questions(sign_in, count_queries, people):
    world = commune()
    call(world, seats=0)
    confirm(send(world, *(somebody(n) for n in range(people))), world)
    browser = sign_in()

    with count_queries() as statements:
        browser.get(f"/trainings/{world.training.code}/registrations/waiting")

    assert len(statements) == 5
