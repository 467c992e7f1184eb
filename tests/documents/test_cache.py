"""A paper is printed once and kept by what is on it."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from eventapp.documents import Paragraph, Table, cache, cached_render, content_key, prune, render
from eventapp.documents.paper import Heading
from tests.documents.papers import COLUMNS, point_list, report, rows


@pytest.fixture
def printed(monkeypatch):
    """The papers that were really printed."""
    papers = []

    def note(paper):
        papers.append(paper)
        return render(paper)

    monkeypatch.setattr(cache, "render", note)
    return papers


def test_the_second_request_is_answered_from_disk(tmp_path, printed):
    first = cached_render(point_list(3), tmp_path / "papers")
    second = cached_render(point_list(3), tmp_path / "papers")

    assert first == second == render(point_list(3))
    assert len(printed) == 1


def test_twenty_requests_at_once_print_it_once(tmp_path, printed):
    with ThreadPoolExecutor(20) as pool:
        results = set(pool.map(lambda _: cached_render(point_list(4), tmp_path), range(20)))

    assert len(results) == 1
    assert len(printed) == 1


IN_A_PROCESS = """
import sys
from pathlib import Path
from eventapp.documents import cache, cached_render, render
from tests.documents.papers import point_list

folder = Path(sys.argv[1])

def note(paper):
    with (folder / "printed").open("a") as told:
        told.write("x")
    return render(paper)

cache.render = note
cached_render(point_list(5), folder)
"""


def test_several_processes_that_ask_at_once_print_it_once(tmp_path):
    asking = [
        subprocess.Popen([sys.executable, "-c", IN_A_PROCESS, str(tmp_path)]) for _ in range(3)
    ]

    assert [each.wait(timeout=120) for each in asking] == [0, 0, 0]
    assert (tmp_path / "printed").read_text() == "x"


def test_another_paper_has_another_key():
    paper = report(Table(COLUMNS, rows(3)))
    others = [
        report(Table(COLUMNS, rows(4))),
        dataclasses.replace(paper, language="en"),
        report(Table(COLUMNS, rows(3), empty="Trống.")),
        dataclasses.replace(
            paper, letterhead=dataclasses.replace(paper.letterhead, issued_on=date(2021, 10, 18))
        ),
    ]

    assert len({content_key(each) for each in (paper, *others)}) == 5
    assert content_key(paper) == content_key(report(Table(COLUMNS, rows(3))))


def test_blocks_of_another_kind_have_another_key():
    assert content_key(report(Paragraph("A"))) != content_key(report(Heading("A")))


def test_text_no_encoding_can_hold_still_has_a_key():
    assert content_key(report(Paragraph("\ud800")))


def test_nothing_but_the_paper_and_its_lock_is_left(tmp_path):
    cached_render(point_list(2), tmp_path)

    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".lock", ".pdf"]


def test_a_failed_print_keeps_nothing_and_lets_the_next_try(tmp_path, monkeypatch):
    def fail(paper):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(cache, "render", fail)
        with pytest.raises(MemoryError):
            cached_render(point_list(2), tmp_path)

    assert list(tmp_path.glob("*.pdf")) == []
    assert cached_render(point_list(2), tmp_path).startswith(b"%PDF")


def test_prune_deletes_what_nobody_asked_for(tmp_path):
    cached_render(point_list(1), tmp_path)
    cached_render(point_list(2), tmp_path)
    old = tmp_path / f"{content_key(point_list(1))}.pdf"
    os.utime(old, (0, 0))

    assert prune(tmp_path, unused_since=datetime(2021, 10, 13, tzinfo=UTC)) == 1
    assert not old.exists()
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_printing_removes_what_nobody_asked_for_in_a_month(tmp_path):
    cached_render(point_list(1), tmp_path)
    forgotten = tmp_path / f"{content_key(point_list(1))}.pdf"
    os.utime(forgotten, (0, 0))

    cached_render(point_list(2), tmp_path)

    assert not forgotten.exists()
    assert (tmp_path / f"{content_key(point_list(2))}.pdf").exists()
