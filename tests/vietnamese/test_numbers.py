"""Numbers and document numbers are printed as Vietnamese papers print them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese import numbers

VECTORS = json.loads((Path(__file__).parent / "vectors/doc_number_vectors.json").read_text("utf-8"))
NUMBERED = [case for case in VECTORS if case["number"] is not None]
UNNUMBERED = [case for case in VECTORS if case["number"] is None]


@pytest.mark.parametrize("case", NUMBERED, ids=lambda case: case["printed"])
def test_document_numbers_follow_the_decree(case):
    unit = "TCCB" if case["type"] == "CV" else None

    printed = numbers.document_number(case["type"], case["number"], case["agency_abbr"], unit)

    assert printed == case["printed"]


@pytest.mark.parametrize("case", UNNUMBERED, ids=lambda case: case["type"])
def test_document_number_refuses_what_is_no_document_type(case):
    with pytest.raises(ValueError, match="DS is not a document type"):
        numbers.document_number(case["type"], case["number"], case["agency_abbr"])


def test_document_number_leaves_room_for_the_registry():
    assert numbers.document_number("BC", None, "SLĐTBXH") == "Số:        /BC-SLĐTBXH"


def test_document_symbol_of_an_official_letter_names_no_type():
    assert numbers.document_symbol("CV", "SYT") == "SYT"
    assert numbers.document_symbol("CTr", "SNV") == "CTr-SNV"


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234567, 0, "1.234.567"),
        (-1234, 0, "-1.234"),
        (1234567.89, 2, "1.234.567,89"),
        (0.25, 1, "0,3"),
        (Decimal("2.5"), 0, "3"),
    ],
)
def test_numbers_have_dots_between_thousands_and_a_decimal_comma(value, decimals, printed):
    assert numbers.format_number(value, decimals) == printed


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(139, 200, "69,5%"), (7, 8, "87,5%"), (1, 3, "33,3%"), (0, 5, "0,0%"), (5, 5, "100,0%"),
     (1, 2000, "0,1%"), (0, 0, "-")],
)  # fmt: skip
def test_percent_has_one_decimal_and_needs_a_whole(part, whole, printed):
    assert numbers.percent(part, whole) == printed


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234", 1234),
        (" 12 ", 12),
        ("1234567", 1234567),
        ("1.23", None),
        ("1,5", None),
        ("", None),
    ],
)
def test_parse_number_takes_dots_between_thousands(typed, number):
    assert numbers.parse_number(typed) == number


@given(st.integers(min_value=-(10**14), max_value=10**14))
@settings(deadline=None)
def test_a_number_printed_is_read_as_the_same_number(number):
    assert numbers.parse_number(numbers.format_number(number)) == number


def test_two_digits_begin_with_a_zero_below_ten():
    assert [numbers.two_digits(n) for n in (0, 9, 10, 1234)] == ["00", "09", "10", "1.234"]


def test_roman_numbers_count_annexes():
    assert [numbers.roman(n) for n in (1, 2, 4, 9, 14, 40, 99, 2021)] == [
        "I", "II", "IV", "IX", "XIV", "XL", "XCIX", "MMXXI",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="begin at 1"):
        numbers.roman(0)
