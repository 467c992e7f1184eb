"""People are listed by tên, họ, đệm; letters before tones; in every database alike."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese.names import canonical, sort_key, text_sort_key

VECTORS = json.loads((Path(__file__).parent / "vectors/names_sort_vectors.json").read_text("utf-8"))
names = st.text(alphabet="aăâdđeêoôơuưhnt \u0300\u0301\u0303\u0309\u0323", max_size=12)


def test_the_83_names_come_in_the_order_of_an_official_list():
    ordered = sorted(VECTORS["input_shuffled_some_NFD"], key=sort_key)

    assert [unicodedata.normalize("NFC", name) for name in ordered] == VECTORS["expected_NFC"]


def test_sqlite_puts_the_83_names_in_the_same_order():
    database = sqlite3.connect(":memory:")
    database.execute("create table people (name text, sort_key text)")
    by_code_point = sorted(VECTORS["expected_NFC"])
    database.executemany(
        "insert into people values (?, ?)", [(name, sort_key(name)) for name in by_code_point]
    )

    rows = database.execute("select name from people order by sort_key").fetchall()
    database.close()

    assert [name for (name,) in rows] == VECTORS["expected_NFC"]


def test_letters_and_tones_come_in_the_order_of_the_alphabet():
    by_code_point = sorted(VECTORS["letter_tone_order"])

    assert sorted(by_code_point, key=sort_key) == VECTORS["letter_tone_order"]


@pytest.mark.parametrize(("first", "second", "_why"), VECTORS["pairs"])
def test_the_pairs_that_wrong_methods_fail(first, second, _why):
    assert sort_key(first) < sort_key(second)


@pytest.mark.parametrize(("one", "other"), VECTORS["equal_keys"])
def test_the_same_name_has_the_same_key(one, other):
    assert sort_key(one) == sort_key(other)


def test_letters_that_vietnamese_lacks_stand_where_english_has_them():
    assert sorted(["Za", "Wa", "Fa", "Ja", "Ya", "Ga", "Ka", "Va"], key=sort_key) == [
        "Fa", "Ga", "Ja", "Ka", "Va", "Wa", "Ya", "Za",
    ]  # fmt: skip


def test_a_name_in_another_script_still_has_a_key():
    assert sort_key("Châu ភីរុម").isascii()


def test_agencies_are_listed_as_written_and_by_number():
    agencies = ["Xã Đa Lộc", "Phường 10", "Xã Dạ Trạch", "Phường 2", "Ban Dân vận"]

    assert sorted(agencies, key=text_sort_key) == [
        "Ban Dân vận", "Phường 2", "Phường 10", "Xã Dạ Trạch", "Xã Đa Lộc",
    ]  # fmt: skip


@given(st.text(max_size=30))
@settings(deadline=None)
def test_a_key_is_plain_ascii_without_outer_spaces(text):
    for key in (sort_key(text), text_sort_key(text)):
        assert key.isascii()
        assert key.isprintable()
        assert key == key.strip()


@given(names, names)
@settings(deadline=None)
def test_two_names_have_one_key_exactly_when_they_are_one_name(one, other):
    assert (text_sort_key(one) == text_sort_key(other)) == (canonical(one) == canonical(other))


@given(st.lists(names, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_does_not_depend_on_where_one_starts(people, chance):
    shuffled = chance.sample(people, len(people))

    keys = [sort_key(name) for name in sorted(people, key=sort_key)]

    assert keys == [sort_key(name) for name in sorted(shuffled, key=sort_key)]
