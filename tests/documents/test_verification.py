"""A paper may carry a code by which anybody can ask whether it is genuine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eventapp.documents import Paragraph, Verification, content_key, render, render_html
from tests.documents.papers import point_list, report
from tests.documents.reading import pages, structure, words

VERIFICATION = Verification("https://a.example/verify/K7QM4T9XWB2P?a=1&b=2", "K7QM-4T9X-<b>")


@pytest.mark.parametrize("paper", [report(Paragraph("x")), point_list(2)], ids=["report", "list"])
def test_code_and_picture_are_printed_when_asked_for(paper):
    pdf = render(replace(paper, verification=VERIFICATION))

    assert "Mã kiểm tra: K7QM-4T9X-<b>" in words(pdf)
    assert "Figure" in structure(pdf, texts=False)
    assert len(pages(pdf)) == len(pages(render(paper)))


def test_the_picture_tells_its_code_to_those_who_cannot_see_it():
    html = render_html(replace(point_list(2), verification=VERIFICATION))

    assert "<title>Mã QR kiểm tra văn bản, mã K7QM-4T9X-&lt;b&gt;</title>" in html
    assert html.count("<svg") == 1


def test_other_papers_have_none_and_another_key():
    paper = point_list(2)

    assert "Mã kiểm tra" not in words(render(paper))
    assert content_key(paper) != content_key(replace(paper, verification=VERIFICATION))
