"""People who do not exist: plausible, the same everywhere, nobody's name or telephone."""

from __future__ import annotations

import hashlib

import pytest

from eventapp.attendance.presence import Presence
from eventapp.demo import names
from eventapp.demo.behaviour import day_of, taps
from eventapp.demo.people import Inventor
from eventapp.people.models import Sex
from eventapp.vietnamese.names import canonical
from eventapp.vietnamese.phones import parse_phone

OFFICE_HOLDERS = ("Đặng Văn Diên", "Nguyễn Phúc Hiến")


def invented(count: int, seed: str = "test"):
    inventor = Inventor(seed)
    return [inventor.person(inventor.sex(0.7)) for _ in range(count)]


def test_invention_is_the_same_on_every_machine():
    people = "|".join(f"{one.full_name} {one.birth_year} {one.phone}" for one in invented(300))

    assert hashlib.sha256(people.encode()).hexdigest()[:16] == "4ef78d67733eab14"


def test_nobody_has_the_name_or_number_of_another():
    people = invented(3000)

    assert len({canonical(one.full_name) for one in people}) == 3000
    assert len({one.phone for one in people}) == 3000
    assert all(parse_phone(one.phone).number == one.phone for one in people)


def test_nobody_is_asked_to_bear_a_name_that_is_taken():
    taken = [one.full_name for one in invented(50)]

    inventor = Inventor("test", taken)
    others = {inventor.person(inventor.sex(0.7)).full_name for _ in range(500)}

    assert others.isdisjoint(taken)


@pytest.mark.parametrize("name", OFFICE_HOLDERS)
def test_office_holders_of_that_time_cannot_be_invented(name: str):
    given = name.rsplit(maxsplit=1)[-1]

    assert given not in names.MENS_GIVEN_NAMES.words
    assert given not in names.WOMENS_GIVEN_NAMES.words


def test_women_and_men_have_names_of_their_own():
    people = invented(2000)

    women = [one for one in people if one.sex is Sex.FEMALE]
    assert 0.66 < len(women) / len(people) < 0.74
    assert not [one for one in women if " Văn " in one.full_name]
    assert not [one for one in people if one.sex is Sex.MALE and " Thị " in one.full_name]


def test_about_seven_in_a_hundred_stay_away_and_more_in_the_afternoon():
    random = Inventor("test").random
    days = [day_of(random) for _ in range(20_000)]

    morning, afternoon = (
        sum(not half.is_here for half in halves) / len(days)
        for halves in zip(*((day.morning, day.afternoon) for day in days), strict=True)
    )
    assert 0.06 < morning < afternoon < 0.08


def test_a_reason_stands_beside_an_absence_with_reason_alone():
    random = Inventor("test").random
    days = [day_of(random) for _ in range(2_000)]

    for day in days:
        assert bool(day.reason) >= (Presence.EXCUSED in (day.morning, day.afternoon))


def test_taps_come_in_order_and_end_with_each_persons_answer():
    answers = [(Presence.PRESENT, None), (Presence.LATE, None), (Presence.EXCUSED, "Họp")] * 8
    pressed = list(taps(answers, Inventor("test").random, begins=-600, ends=2400))

    assert [tap.after for tap in pressed] == sorted(tap.after for tap in pressed)
    assert pressed[-1].after < 2400
    last = {tap.person: (tap.value, tap.reason) for tap in pressed}
    assert [last[n] for n in range(len(answers))] == answers
    assert all(tap.value is Presence.LATE for tap in pressed if tap.is_correction)
