"""From the code on the screen to a mark: what must pass, and what must not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from eventapp import clock
from eventapp.attendance.models import Mark
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.service import mark
from eventapp.badges.service import issue
from eventapp.checkin import queries, room_codes, service
from eventapp.checkin.models import Ticket
from eventapp.checkin.queries.unusual import Unusual
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.checkin.room import SCREEN_NETWORK, Room, make_room
from tests.factories import UserFactory


def later(time, seconds: float) -> None:
    time(clock.now() + timedelta(seconds=seconds))


def ticket(room: Room, code: str = "", device: str = "a phone") -> Ticket:
    secret = service.redeem(code or room.code, device=device, network=SCREEN_NETWORK, by=None)
    found = queries.find_ticket(room_codes.hashed(secret), device=device)
    assert found is not None
    return found


def check_in(room: Room, which: int = 0, *, network: str = SCREEN_NETWORK, **more) -> None:
    person = room.scene.people[which]
    service.check_in(ticket(room, **more), person.id, network=network, by=None)


def flags(room: Room) -> list[list[Unusual]]:
    return [list(entry.unusual) for entry in queries.entries(room.screen)]


def test_whoever_scans_the_screen_and_picks_her_name_is_present():
    room = make_room()

    check_in(room)

    [made] = db.session.query(Mark).all()
    assert room.scene.answer().value is Presence.PRESENT
    assert (made.source, made.author_id) == (MarkSource.SELF, room.scene.operator.id)
    assert flags(room) == [[]]


def test_a_ticket_is_for_one_mark():
    room = make_room()
    used = ticket(room)
    service.check_in(used, room.scene.people[0].id, network=SCREEN_NETWORK, by=None)

    with pytest.raises(RuleBroken, match="used"):
        service.check_in(used, room.scene.people[1].id, network=SCREEN_NETWORK, by=None)
    assert room.scene.answer(room.scene.people[1]) is None


def test_a_code_of_thirty_one_seconds_ago_gives_no_ticket(time):
    room = make_room()
    seen = room.code
    later(time, 31)

    with pytest.raises(RuleBroken, match="not on the screen now") as refused:
        ticket(room, seen)
    assert refused.value.field == "code"


def test_a_code_of_another_point_or_half_day_gives_no_ticket():
    room = make_room()
    other = make_room(training=room.scene.training, session=room.scene.session)
    moved = room.code.replace(f"{room.screen.id}-", f"{other.screen.id}-", 1)

    with pytest.raises(RuleBroken, match="not on the screen now"):
        ticket(other, moved)


def test_somebody_who_needs_a_minute_to_sign_in_still_gets_in(time):
    room = make_room()
    slow = ticket(room)
    later(time, 60)

    service.check_in(slow, room.scene.people[0].id, network=SCREEN_NETWORK, by=None)

    assert room.scene.answer().value is Presence.PRESENT


def test_a_ticket_is_worth_nothing_after_three_minutes(time):
    room = make_room()
    late = ticket(room)
    later(time, 181)

    with pytest.raises(RuleBroken, match="three minutes"):
        service.check_in(late, room.scene.people[0].id, network=SCREEN_NETWORK, by=None)


def test_a_ticket_is_worth_nothing_on_another_phone():
    room = make_room()
    secret = service.redeem(room.code, device="mine", network=SCREEN_NETWORK, by=None)

    assert queries.find_ticket(room_codes.hashed(secret), device="not mine") is None


def test_a_personal_code_gives_no_ticket():
    room = make_room()
    own = issue(room.scene.people[0], by=UserFactory())

    with pytest.raises(RuleBroken, match="personal code"):
        ticket(room, own.token)


def test_two_hundred_people_come_in_through_one_address_in_a_minute():
    room = make_room(1)

    for number in range(200):
        ticket(room, device=f"phone {number}")

    assert db.session.query(Ticket).count() == 200


def test_only_wrong_codes_are_limited_by_phone_and_by_address(time):
    room = make_room()
    for number in range(60):
        service.note_failure(device=f"phone {number // 6}", network=SCREEN_NETWORK, by=None)

    with pytest.raises(RuleBroken, match="Too many"):
        ticket(room, device="another phone")
    later(time, 61)
    assert ticket(room, device="another phone")


def test_ten_wrong_codes_stop_one_phone_and_nobody_else():
    room = make_room()
    for _ in range(10):
        service.note_failure(device="guessing", network=SCREEN_NETWORK, by=None)

    with pytest.raises(RuleBroken, match="Too many"):
        ticket(room, device="guessing")
    assert ticket(room, device="honest")


def test_somebody_of_another_point_cannot_be_picked():
    room = make_room()
    other = make_room(training=room.scene.training, session=room.scene.session)

    with pytest.raises(RuleBroken, match="not on the list of this room"):
        service.check_in(ticket(room), other.scene.people[0].id, network=SCREEN_NETWORK, by=None)


def test_an_answer_of_the_operator_is_not_overruled_but_asked_about():
    room = make_room()
    mark(room.scene.people[0], room.scene.session, Presence.ABSENT, by=room.scene.operator)

    check_in(room)

    assert room.scene.answer().is_conflict


def test_whoever_is_present_already_stays_so_without_another_mark():
    room = make_room()
    mark(room.scene.people[0], room.scene.session, Presence.LATE, by=room.scene.operator)

    check_in(room)

    assert room.scene.answer().value is Presence.LATE
    assert db.session.query(Mark).count() == 1


def test_nothing_counts_where_the_training_does_not_allow_it():
    room = make_room()
    service.allow(room.scene.training, allowed=False, by=UserFactory())

    with pytest.raises(RuleBroken, match="operators call the roll"):
        ticket(room)


def test_nothing_counts_once_the_screen_is_closed():
    room = make_room()
    waiting = ticket(room)
    service.close_screen(room.screen, by=room.scene.operator)

    with pytest.raises(RuleBroken, match="not on the screen"):
        ticket(room)
    with pytest.raises(RuleBroken, match="closed"):
        service.check_in(waiting, room.scene.people[0].id, network=SCREEN_NETWORK, by=None)


def test_what_is_unusual_is_shown_and_forbidden_to_nobody(time):
    room = make_room()
    check_in(room, 0)
    check_in(room, 1, network="mobile")
    assert flags(room) == [[Unusual.SAME_DEVICE, Unusual.OTHER_NETWORK], [Unusual.SAME_DEVICE]]

    time(room.scene.session.ends_at + timedelta(minutes=1))
    check_in(room, 2, device="another phone")
    assert flags(room)[0] == [Unusual.OUTSIDE_WINDOW]


def test_five_are_to_be_called_and_others_half_an_hour_later():
    room = make_room(6)
    for number in range(6):
        check_in(room, number, device=f"phone {number}")
    found = queries.entries(room.screen)

    turns = [
        {entry.check_in.registration_id for entry in queries.to_call(room.screen, found, moment)}
        for moment in (clock.now() + timedelta(minutes=30 * turn) for turn in range(20))
    ]

    assert {len(turn) for turn in turns} == {5}
    assert len({frozenset(turn) for turn in turns}) > 1


def test_six_within_three_seconds_are_pointed_out():
    room = make_room(6)
    for number in range(6):
        check_in(room, number, device=f"phone {number}")

    assert flags(room) == [[Unusual.BURST]] * 6
