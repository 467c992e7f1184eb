"""Printing in a process of its own: the same file, and never more than it may take."""

from __future__ import annotations

import pytest

from eventapp.documents import Allowance, bind, bind_apart
from eventapp.errors import RuleBroken
from tests.documents.papers import point_list, report


def test_the_file_is_the_one_printed_here():
    papers = [report(), point_list(30)]
    heard = []

    apart = bind_apart(papers, "Hai văn bản", after_each=heard.append)

    assert apart == bind(papers, "Hai văn bản")
    assert heard == [1, 2]


def test_a_refusal_comes_back_with_its_numbers(monkeypatch):
    with pytest.raises(RuleBroken) as refused:
        bind_apart([], "Không có gì")

    assert refused.value.message.startswith("One file holds at most")
    assert refused.value.values["rows"] == 0


@pytest.mark.parametrize(
    "allowance", [Allowance(seconds=0), Allowance(memory_mib=64)], ids=["time", "memory"]
)
def test_what_takes_too_much_is_given_up_with_a_sentence(allowance):
    with pytest.raises(RuleBroken, match="were given up"):
        bind_apart([point_list(60)], "Quá lớn", allowance=allowance)
