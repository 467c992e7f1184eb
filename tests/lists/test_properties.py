"""What is understood does not depend on how the list is laid out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lists.writing import (
    FACTS,
    FOOT,
    PEOPLE,
    TITLE,
    WORDINGS,
    accepted_all,
    decomposed,
    pasted,
    read,
    saved_again,
    table,
    understood,
    xlsx,
)

WHOLE = [*TITLE, *table(), *FOOT]
PLAIN = understood(read(xlsx(WHOLE)))

few = settings(max_examples=40, deadline=None)
wordings = st.fixed_dictionaries({fact: st.sampled_from(WORDINGS[fact]) for fact in FACTS})


def test_the_plain_list_is_understood():
    reading = read(xlsx(WHOLE))

    assert accepted_all(reading)
    assert reading.sender.raw == ("UBND HUYỆN TIÊN LỮ", "HỘI LIÊN HIỆP PHỤ NỮ")
    assert reading.sender.document_number == "45/HPN"
    assert reading.sender.document_date == "2021-10-05"
    assert [one.code for one in reading.file_warnings] == ["STATED_COUNT_OK"]
    assert [(row.row, row.reason) for row in reading.skipped] == [
        (14, "TOTAL_LINE"),
        (16, "SIGNATURE"),
        (17, "SIGNATURE"),
    ]


@few
@given(st.permutations(FACTS))
def test_the_order_of_the_columns_does_not_matter(facts: list[str]):
    assert understood(read(xlsx([*TITLE, *table(facts=facts), *FOOT]))) == PLAIN


@few
@given(wordings)
def test_the_wording_of_the_headings_does_not_matter(words: dict[str, str]):
    assert understood(read(xlsx([*TITLE, *table(wording=words.get), *FOOT]))) == PLAIN  # type: ignore[arg-type]


@few
@given(st.permutations(PEOPLE))
def test_the_order_of_the_rows_does_not_matter(people: list[Any]):
    assert understood(read(xlsx([*TITLE, *table(people), *FOOT]))) == PLAIN


@few
@given(st.lists(st.integers(0, len(WHOLE)), max_size=12))
def test_blank_rows_do_not_matter(places: list[int]):
    rows = list(WHOLE)
    for place in sorted(places, reverse=True):
        rows.insert(place, [])

    assert understood(read(xlsx(rows))) == PLAIN


@few
@given(st.permutations(FACTS), st.permutations(PEOPLE), wordings, st.integers(0, 4))
def test_all_of_it_together_does_not_matter(
    facts: list[str], people: list[Any], words: dict[str, str], columns_before: int
):
    rows = [*TITLE, *table(people, facts, words.get), *FOOT]  # type: ignore[arg-type]
    moved = [[None] * columns_before + row for row in rows]

    assert understood(read(xlsx(moved))) == PLAIN


def test_letters_typed_in_parts_do_not_matter():
    assert understood(read(xlsx(decomposed(WHOLE)))) == PLAIN
    assert {"NAME_NOT_NFC"} == {
        code for person in read(xlsx(decomposed(WHOLE))).participants for code in person.warnings
    } - {"PHONE_FIXED_LINE"}


def test_saving_again_does_not_matter():
    assert understood(read(saved_again(xlsx(WHOLE)))) == PLAIN


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_say_the_same(separator: str, encoding: str):
    lines = [
        separator.join(f'"{cell}"' if separator in str(cell) else str(cell or "") for cell in row)
        for row in WHOLE
    ]

    assert understood(read("\r\n".join(lines).encode(encoding))) == PLAIN


def test_a_pasted_table_says_the_same():
    assert understood(read(pasted(table()))) == understood(read(xlsx(table())))


@pytest.mark.parametrize("missing", [fact for fact in FACTS if fact != "name"])
def test_a_list_without_some_column_loses_nobody(missing: str):
    facts = [fact for fact in FACTS if fact != missing]

    reading = read(xlsx([*TITLE, *table(facts=facts), *FOOT]))

    assert [person.full_name for person in reading.participants] == [one.name for one in PEOPLE]


def test_a_pasted_table_without_headings_is_told_by_its_contents():
    reading = read(pasted(table()[1:]))

    assert accepted_all(reading)
    assert [one.code for one in reading.file_warnings] == ["HEADER_GUESSED"]
