"""Whatever is sent: a clear sentence or a reading, never a traceback, never a lost row."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from eventapp.errors import RuleBroken
from tests.lists.writing import PEOPLE, TITLE, accepted_all, read, table, understood, xlsx

ODD = {
    "formula": '=HYPERLINK("http://vd.example/x","Nguyễn Thị A")',
    "script": "<script>alert(1)</script>",
    "endless": "Nguyễn " * 6_000,
    "turned round": "Nguyễn Thị \u202eạL\u202c",
    "commands": "@SUM(1+1)*cmd|' /C calc'!A0",
    "null": "Nguyễn\x0bThị\x0cA",
    "emoji": "🙂🙂🙂",
    "digits": "0912345678",
    "one word": "Lụa",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_name_is_asked_about_and_its_row_is_kept(text: str):
    header, *people = table()
    row = [7, text, "Nữ", 1980, "CV", "Xã An Viên", "0915111299", None, None]

    reading = read("\n".join("\t".join(str(c or "") for c in r) for r in [header, *people, row]))

    assert len(reading.participants) == len(PEOPLE) + 1
    last = reading.participants[-1]
    assert last.phone == "0915111299"
    assert len(last.full_name) <= 100
    if text not in {ODD["turned round"], ODD["null"]}:
        assert last.status == "needs_confirmation"
        assert "NAME_UNLIKELY" in last.warnings


def test_a_formula_is_text_even_without_its_value():
    header, *people = table()
    row = [7, ODD["formula"], "Nữ", 1980, "CV", "Xã An Viên", "0915111299"]

    last = read(xlsx([header, *people, row])).participants[-1]

    assert last.full_name.startswith("=HYPERLINK(")
    assert last.status == "needs_confirmation"


def test_hidden_characters_are_taken_out_of_every_fact():
    header, *people = table()
    row = [
        7,
        "Lê\u200b Thị\u202e Sen",
        "Nữ",
        1980,
        "C\u200bV",
        "Xã\u2060 An Viên",
        "0915\u200b111299",
    ]

    last = read(xlsx([header, *people, row])).participants[-1]

    assert (last.full_name, last.position_raw, last.agency_raw, last.phone) == (
        "Lê Thị Sen",
        "CV",
        "Xã An Viên",
        "0915111299",
    )
    assert last.warnings == ("NAME_WHITESPACE",)


def test_a_hundred_columns_and_more():
    rows = [[*row, *(f"thêm {n}" for n in range(150))] for row in table()]

    reading = read(xlsx(rows))

    assert accepted_all(reading)
    assert [w.code for w in reading.file_warnings] == ["COLUMNS_CUT"]


def test_five_thousand_blank_formatted_rows():
    def paint(book: Workbook) -> None:
        fill = PatternFill("solid", fgColor="FFFF00")
        for row in range(20, 5_020):
            for column in range(1, 12):
                book.active.cell(row, column).fill = fill

    started = perf_counter()
    reading = read(xlsx(table(), paint))

    assert accepted_all(reading)
    assert not reading.skipped
    assert perf_counter() - started < 10


def test_a_cell_far_away_is_named():
    def stray(book: Workbook) -> None:
        book.active["XFD1048576"] = "x"

    with pytest.raises(RuleBroken) as refused:
        read(xlsx(table(), stray))

    assert refused.value.values == {"row": 1_048_576, "column": 16_384}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"\xef\xbb\xbf \r\n", "This file is empty."),
        (b"MZ\x90\x00\x03" + bytes(500), "This is a program."),
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF document."),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "This is a picture."),
        (b"<html><table><tr><td>STT", "This is a web page"),
        (b"PK\x03\x04 nothing", "This file is damaged"),
        (bytes(range(256)) * 40, "This file is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This file is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(504)
            + "EncryptedPackage".encode("utf-16-le"),
            "This workbook is locked",
        ),
        (b"just words\nand more of them\n", "No row here says"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_list_is_refused_in_a_sentence(content: bytes, sentence: str):
    with pytest.raises(RuleBroken, match=sentence.replace(".", r"\.")):
        read(content)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000) | st.text(max_size=2_000).map(str.encode))
def test_any_bytes_are_a_sentence_or_a_reading(content: bytes):
    with suppress(RuleBroken):
        read(content)


def test_a_damaged_workbook_is_a_sentence_or_a_reading():
    content = xlsx([*TITLE, *table()])
    chance = random.Random(4)  # noqa: S311 - no secret
    for _ in range(150):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(RuleBroken):
            read(bytes(broken[: chance.choice([len(broken), chance.randrange(len(broken))])]))


def test_xml_with_entities_is_refused():
    def add(name: str, text: str) -> bytes:
        source, target = zipfile.ZipFile(BytesIO(xlsx(table()))), BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
            for member in source.infolist():
                data = source.read(member)
                written.writestr(
                    member.filename, text + data.decode() if member.filename == name else data
                )
        return target.getvalue()

    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        with pytest.raises(RuleBroken):
            read(add(name, bomb))


def test_the_same_people_whatever_text_stands_in_unused_columns():
    header, *people = table()
    rows = [[*header, "Cột lạ"], *([*row, ODD["formula"]] for row in people)]

    assert understood(read(xlsx(rows))) == understood(read(xlsx([header, *people])))


def test_identity_numbers_are_dropped_under_any_heading():
    header, *people = table()
    rows = [[*header, "Mã"], *([*row, f"0331710001{n:02}"] for n, row in enumerate(people))]
    rows[1][header.index("Ghi chú")] = "CCCD 033171000999"

    reading = read(xlsx(rows))

    assert [one.header for one in reading.columns_dropped] == ["Mã"]
    assert "03317100" not in repr(reading)
    assert reading.participants[0].note == "(…)"
