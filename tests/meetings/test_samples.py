"""Real exports (and one written for this project) say what is known to be in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventapp.meetings.document import document_of
from eventapp.meetings.reading import read_log

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_export_is_read_as_it_is_known_to_be(name: str):
    document = document_of(read_log((SAMPLES / name).read_bytes()), lambda problem: problem.code)

    assert {key: document[key] for key in EXPECTED[name]} == EXPECTED[name]


def test_every_sample_is_expected():
    files = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.csv")}

    assert files == set(EXPECTED)
