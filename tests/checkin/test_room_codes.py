"""The code on the screen: how long it counts, and where."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from eventapp.checkin import room_codes

KEY = "a key"
SHOWN_AT = datetime(2021, 10, 13, 1, 0, 0, tzinfo=UTC)


def shown(moment: datetime = SHOWN_AT) -> str:
    return room_codes.room_code(KEY, 1, 2, room_codes.step_at(moment))


def counts(code: str, moment: datetime, *, session: int = 1, point: int = 2) -> bool:
    return room_codes.is_current(code, KEY, session, point, moment)


def test_a_code_counts_while_it_is_shown_and_a_moment_after():
    assert counts(shown(), SHOWN_AT)
    assert counts(shown(), SHOWN_AT + timedelta(seconds=14))
    assert counts(shown(), SHOWN_AT + timedelta(seconds=29))


def test_a_code_is_worth_nothing_after_thirty_one_seconds():
    assert not counts(shown(), SHOWN_AT + timedelta(seconds=31))


def test_the_code_of_another_machine_whose_clock_is_a_little_ahead_counts():
    assert counts(shown(SHOWN_AT + timedelta(seconds=10)), SHOWN_AT - timedelta(seconds=1))


def test_a_code_counts_at_its_own_point_and_half_day_alone():
    assert not counts(shown(), SHOWN_AT, point=3)
    assert not counts(shown(), SHOWN_AT, session=2)


@pytest.mark.parametrize("text", ["12-K7MPQ-2XH4R", "12 k7mpq 2xh4r", "12-K7MPQ2XH4R"])
def test_a_code_is_read_however_it_is_typed(text: str):
    assert room_codes.read(text) == (12, "K7MPQ2XH4R")


@pytest.mark.parametrize(
    "text", ["", "12", "K7MPQ-2XH4R", "1²-K7MPQ-2XH4R", "12-K7MPQ", "-1-K7MPQ-2XH4R"]
)
def test_anything_else_is_no_room_code(text: str):
    assert room_codes.read(text) is None
