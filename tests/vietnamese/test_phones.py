"""Telephone numbers are understood as people and spreadsheets write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese.phones import Phone, format_phone, parse_phone

VECTORS = json.loads((Path(__file__).parent / "vectors/phone_vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: repr(case["input"]))
def test_a_cell_gives_this_number_and_these_warnings(case):
    phone = parse_phone(case["input"])

    assert phone.number == case["expected"]
    assert list(phone.warnings) == case["warnings"]


@pytest.mark.parametrize(
    ("old", "number"),
    [
        ("0120 1234567", "0701234567"),
        ("0121 1234567", "0791234567"),
        ("0122 1234567", "0771234567"),
        ("0123 1234567", "0831234567"),
        ("0124 1234567", "0841234567"),
        ("0125 1234567", "0851234567"),
        ("0126 1234567", "0761234567"),
        ("0127 1234567", "0811234567"),
        ("0128 1234567", "0781234567"),
        ("0129 1234567", "0821234567"),
        ("0162 1234567", "0321234567"),
        ("0169 1234567", "0391234567"),
        ("0186 1234567", "0561234567"),
        ("0188 1234567", "0581234567"),
        ("0199 1234567", "0591234567"),
        ("+84 168 1234567", "0381234567"),
    ],
)
def test_eleven_digits_of_before_2018_become_ten(old, number):
    assert parse_phone(old) == Phone(number, ("PHONE_OLD_11_DIGIT_CONVERTED",))


@pytest.mark.parametrize(
    "typed",
    ["0912345678 - 0987 654 321", "0912345678; 0987654321", "0912345678\n0987654321",
     "0912345678 hoặc 0987654321", "0912345678, 0912345678, 0987654321"],
)  # fmt: skip
def test_further_numbers_of_a_cell_are_kept_apart(typed):
    assert parse_phone(typed) == Phone("0912345678", (), ("0987654321",))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+84 (0) 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("O912345678", "0912345678"),
        ("Zalo: 0912 345 678", "0912345678"),
        ("\u202a0912345678\u202c", "0912345678"),
        ("0221.3862.123 (máy lẻ 12)", "02213862123"),
        ("024 3862 1234", "02438621234"),
        ("091300020", None),
        ("0168 123 456", None),
        ("0130 1234567", None),
        ("1900 1234", None),
    ],
)
def test_a_number_is_read_through_what_stands_around_it(typed, number):
    assert parse_phone(typed).number == number


def test_a_numeric_cell_may_hold_an_old_number_without_its_zero():
    assert parse_phone(1689123456.0) == Phone(
        "0389123456",
        ("PHONE_NUMERIC_CELL", "PHONE_LEADING_ZERO_RESTORED", "PHONE_OLD_11_DIGIT_CONVERTED"),
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("02213862123", "0221 3862 123"),
        ("02438621234", "024 3862 1234"),
        ("12345", "12345"),
        (None, ""),
    ],
)
def test_format_phone_shows_groups(number, shown):
    assert format_phone(number) == shown


@given(st.from_regex(r"0[35789][0-9]{8}|02[0-9]{9}", fullmatch=True))
@settings(deadline=None)
def test_a_number_shown_is_read_as_the_same_number(number):
    assert parse_phone(format_phone(number)).number == number


@given(st.text(max_size=40) | st.integers() | st.floats())
@settings(deadline=None)
def test_any_cell_gives_a_national_number_or_none(value):
    number = parse_phone(value).number

    assert number is None or (number.isascii() and number.isdigit() and len(number) in {10, 11})
