"""The same paper is the same file, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256

import pytest

from eventapp.documents import Table, render
from tests.documents.papers import COLUMNS, annex, point_list, report, rows

SCRIPT = """
from hashlib import sha256
from eventapp.documents import render
from tests.documents.test_sameness import PAPERS
print(*[sha256(render(paper)).hexdigest() for paper in PAPERS])
"""
PAPERS = (
    point_list(12),
    point_list(20),
    report(
        Table(COLUMNS, rows(70, sections=9)),
        annexes=(annex("Ngang", Table(COLUMNS, rows(40)), landscape=True),),
    ),
    report(Table(COLUMNS, rows(20, sections=5)), annexes=(annex("A", Table(COLUMNS, rows(9))),)),
)


@pytest.fixture(scope="module")
def printed() -> list[bytes]:
    return [render(paper) for paper in PAPERS]


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("777", "Asia/Ho_Chi_Minh")])
def test_the_bytes_are_the_same_in_every_process(seed, zone, printed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    other = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, check=True, env=environment, text=True
    )

    assert other.stdout.split() == [sha256(pdf).hexdigest() for pdf in printed]


def test_the_bytes_do_not_depend_on_what_was_printed_before(printed):
    assert [render(paper) for paper in reversed(PAPERS)] == printed[::-1]
