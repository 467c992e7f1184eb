"""A screen reader is told the same of a painted table as of one WeasyPrint laid out."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from eventapp.documents import Align, Column, Row, RowStyle, Table, lists, render
from tests.documents.papers import COLUMNS, annex, report, rows
from tests.documents.reading import structure

STRANGE = ("An 王 ✓", "محمد", "", "Bình", "☑ Có mặt")


def told(pdf: bytes, *, texts: bool) -> list[str]:
    """Tags and letters in reading order, without what only says how lines are broken."""
    lines = [line.strip() for line in structure(pdf, texts=texts).splitlines()]
    told = "\n".join(line for line in lines if line not in {"Span (inline)", "NonStruct"})
    return re.sub(r'"\n"| ', "", told).splitlines()


def test_both_lanes_tell_the_same_texts_cell_by_cell(monkeypatch):
    cells = [Row((i, STRANGE[i % 5], STRANGE[-i % 5])) for i in range(13)]
    columns = (Column("TT", 10), Column("Tên", 60, Align.LEFT), Column("x", 9))
    paper = report(Table(columns, (*cells, Row(("Cộng", 5), RowStyle.TOTAL))))
    painted = told(render(paper), texts=True)
    monkeypatch.setattr(lists, "LONG_TABLE", 10**9)

    assert painted == told(render(paper), texts=True)
    assert painted.count("TR") == 15


def test_both_lanes_have_the_same_tags_on_every_page(monkeypatch):
    table = Table(COLUMNS, rows(50, sections=7))
    paper = report(table, annexes=(annex("A", Table(COLUMNS, rows(13))),))
    painted = told(render(paper), texts=False)
    monkeypatch.setattr(lists, "LONG_TABLE", 10**9)

    assert painted == told(render(paper), texts=False)
    assert painted.count("TR") > 70


def test_words_on_two_lines_are_not_read_as_one():
    table = Table((Column("A", 10), Column("B", 90)), (Row(("Hội LHPN xã", "Có ✓ mặt " * 9)),) * 13)
    heard = structure(render(report(table)))

    assert '"Hội LHPN xã"' in heard
    assert "mặtCó" not in heard


@pytest.mark.parametrize("count", [5, 30])
def test_each_head_cell_heads_its_column_and_wide_cells_say_so(count):
    pdf = render(report(Table(COLUMNS, rows(count, sections=3))))
    reader = PdfReader(io.BytesIO(pdf))
    elements = [
        each.get_object()
        for number in range(1, int(reader.trailer["/Size"]))
        if isinstance(each := reader.get_object(number), dict)
    ]
    heads = [each["/A"] for each in elements if each.get("/S") == "/TH"]
    cells = [each.get("/A", {}) for each in elements if each.get("/S") == "/TD"]

    assert len(heads) % 9 == 0  # eight columns, two of them under one head, on each page
    assert {head["/Scope"] for head in heads} == {"/Column"}
    assert {cell.get("/ColSpan") for cell in cells} == {None, 8, 4}
    assert not any("/Headers" in cell for cell in cells)
