"""The tables of a paper travel inside its file as data."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from eventapp.documents import Column, Paragraph, Row, RowStyle, Table, render
from tests.documents.papers import COLUMNS, annex, point_list, report, rows
from tests.documents.reading import embedded_files, pages

LISTS = {"short": 5, "long": 40}


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("count", LISTS.values(), ids=LISTS.keys())
@pytest.mark.parametrize("tagged", [True, False])
def test_csv_and_json_say_what_the_table_says(count, tagged):
    table = Table(COLUMNS, rows(count, sections=4))
    files = embedded_files(render(report(table), tagged=tagged))

    (head, *lines) = lines_of(files["bang-01.csv"])
    assert head[3:6] == ["Chức vụ, đơn vị", "13/10 – Sáng", "13/10 – Chiều"]
    assert len(lines) == len(table.rows)
    for row, line in zip(table.rows, lines, strict=True):
        assert [cell for cell in line if cell] == [str(cell) for cell in row.cells if cell]
        assert len(line) == len(COLUMNS)
    (told,) = json.loads(files["bang.json"])["tables"]
    assert [[str(cell) for cell in row[1:]] for row in told["rows"]] == lines
    assert told["columns"] == head
    assert told["rows"][0][0] == "section"
    assert told["rows"][1][:2] == ["normal", 1]
    assert told["rows"][-1][0] == "total"


def test_each_table_has_its_csv_and_all_are_in_one_json():
    tables = [Table(COLUMNS, rows(count)) for count in (3, 20)]
    files = embedded_files(render(report(tables[0], annexes=(annex("Phụ", tables[1]),))))

    assert list(files) == ["bang-01.csv", "bang-02.csv", "bang.json"]
    assert [table["title"] for table in json.loads(files["bang.json"])["tables"]][1] == "Phụ"
    assert len(lines_of(files["bang-02.csv"])) == 22


def test_a_paper_without_tables_has_no_files():
    assert embedded_files(render(report(Paragraph("Không có bảng.")))) == {}


def test_a_spreadsheet_computes_no_text():
    cells = ("=1+1", "+cmd|x", "@a", "-5,5", "-", "An = Bình", -3)
    table = Table(tuple(Column(str(i), 10) for i in range(7)), (Row(cells),))
    files = embedded_files(render(report(table)))

    assert lines_of(files["bang-01.csv"])[1] == [
        "'=1+1", "'+cmd|x", "'@a", "-5,5", "-", "An = Bình", "-3",
    ]  # fmt: skip
    assert json.loads(files["bang.json"])["tables"][0]["rows"] == [["normal", *cells]]


def test_the_files_are_dated_as_the_paper_is():
    letterhead = replace(report().letterhead, issued_on=date(2021, 10, 18))
    for paper, dated in (
        (replace(point_list(2), letterhead=letterhead), "D:20211018000000Z"),
        (point_list(2), "D:20000101000000Z"),
    ):
        root = PdfReader(io.BytesIO(render(paper))).trailer["/Root"]
        for file in root["/AF"]:
            embedded = file.get_object()["/EF"]["/F"].get_object()
            assert embedded["/Params"]["/ModDate"] == dated
            assert file.get_object()["/AFRelationship"] == "/Data"


def test_a_row_of_its_own_kind_keeps_its_columns():
    table = Table((Column("A", 9), Column("B", 9)), (Row(("Tổng",), RowStyle.TOTAL),))
    pdf = render(report(table))

    assert lines_of(embedded_files(pdf)["bang-01.csv"])[1] == ["Tổng", ""]
    assert "Tổng" in "".join(pages(pdf))
