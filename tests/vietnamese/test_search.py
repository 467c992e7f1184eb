"""People are found with and without accents."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from eventapp.vietnamese.names import matches, search_rank

VECTORS = json.loads((Path(__file__).parent / "vectors/search_vectors.json").read_text("utf-8"))
PEOPLE = VECTORS["people"]
MODES = tuple(VECTORS["modes"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "case", VECTORS["cases"], ids=lambda case: f"{case['query']}-{case['mode']}"
)
def test_a_query_finds_these_people(case, form):
    query = unicodedata.normalize(form, case["query"])

    found = [index for index, name in enumerate(PEOPLE) if matches(query, name, case["mode"])]

    assert found == case["expected_indexes"]


@pytest.mark.parametrize("mode", MODES)
def test_an_empty_query_finds_everybody(mode):
    assert all(matches("  ", name, mode) for name in PEOPLE)


def test_hits_with_the_accents_of_the_query_come_first():
    people = ["Nguyễn Thị Hà", "Hạ", "Nguyễn Thị Hạ", "Trần Hà"]

    ranked = sorted(people, key=lambda name: search_rank("hạ", name))

    assert ranked == ["Hạ", "Nguyễn Thị Hạ", "Nguyễn Thị Hà", "Trần Hà"]
