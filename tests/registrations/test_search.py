"""In which order names stand, and what searching finds: every vector, in the database itself."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from eventapp.registrations.queries import Wanted, expected_at, registrations
from eventapp.vietnamese import names
from tests.factories import PointFactory, RegistrationFactory, UserFactory

VECTORS = Path(__file__).parent.parent / "vietnamese/vectors"
SEARCH = json.loads((VECTORS / "search_vectors.json").read_text())
SORTING = json.loads((VECTORS / "names_sort_vectors.json").read_text())


def listed(people: list[str]) -> tuple:
    """A training with these people, registered in this order."""
    point = PointFactory(seats=200)
    for full_name in people:
        RegistrationFactory(point=point, full_name=names.clean(full_name))
    return point.training, UserFactory(), point


def test_the_list_and_the_roll_are_sorted_by_given_name():
    training, viewer, point = listed(SORTING["input_shuffled_some_NFD"])
    expected = SORTING["expected_NFC"]

    first = registrations(training, Wanted(), viewer=viewer).rows
    second = registrations(training, Wanted(), viewer=viewer, page=2).rows

    assert [row.full_name for row in (*first, *second)] == expected
    assert [row.full_name for row in expected_at(point)] == expected


@pytest.mark.parametrize(
    "case", SEARCH["cases"], ids=lambda case: f"{case['query']} {case['mode']}"
)
def test_searching_finds_what_the_vectors_say(case: dict):
    people = [names.clean(name) for name in SEARCH["people"]]
    training, viewer, _ = listed(people)

    rows = registrations(training, Wanted(text=case["query"]), viewer=viewer).rows

    found = [row.full_name for row in rows]
    assert sorted(found) == sorted(
        n for n in people if names.matches(case["query"], n, "fold_prefix")
    )
    expected = sorted(people[index] for index in case["expected_indexes"])
    if case["mode"] == "fold_prefix":
        assert sorted(found) == expected
    elif case["mode"] == "exact_accents":
        assert sorted(found[: len(expected)]) == expected
    else:
        assert set(expected) <= set(found)


def test_searching_puts_the_typed_accents_first():
    training, viewer, _ = listed(["Nguyễn Thị Hà", "Trần Hạ", "Bùi Thị Hạ", "Nguyễn Thị Hả"])

    def found(text: str) -> list[str]:
        rows = registrations(training, Wanted(text=text), viewer=viewer).rows
        return [row.full_name for row in rows]

    assert found("hạ") == ["Bùi Thị Hạ", "Trần Hạ", "Nguyễn Thị Hà", "Nguyễn Thị Hả"]
    assert found(unicodedata.normalize("NFD", "trần hạ")) == ["Trần Hạ"]
    assert found("nguyen thi ha") == ["Nguyễn Thị Hà", "Nguyễn Thị Hả"]
    assert found("ha") == ["Nguyễn Thị Hà", "Nguyễn Thị Hả", "Bùi Thị Hạ", "Trần Hạ"]


def test_searching_puts_whole_words_before_beginnings():
    training, viewer, _ = listed(["Nguyễn Thị Hải Anh", "Nguyễn Thị Hà", "Nguyễn Thị Hà Anh"])

    rows = registrations(training, Wanted(text="nguyen thi ha"), viewer=viewer).rows

    assert [row.full_name for row in rows] == [
        "Nguyễn Thị Hà",
        "Nguyễn Thị Hà Anh",
        "Nguyễn Thị Hải Anh",
    ]


@pytest.mark.parametrize("text", ["%", "_", "'; drop table", "x" * 10_000, "\\", "1234"])
def test_searching_for_anything_is_harmless(text: str):
    training, viewer, _ = listed(["Nguyễn Thị Hà"])

    assert registrations(training, Wanted(text=text), viewer=viewer).total <= 1


@pytest.mark.parametrize("text", ["0912 345", "0912.345.678", "+84912345678", "345678"])
def test_searching_finds_telephones(text: str):
    point = PointFactory()
    RegistrationFactory(point=point, phone="0912345678")
    RegistrationFactory(point=point, phone="0987654321")

    assert registrations(point.training, Wanted(text=text), viewer=UserFactory()).total == 1
