"""Names are kept as people meant them, whatever keyboard, font or file they came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.vietnamese import names
from eventapp.vietnamese.names import NameParts

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u0340\u0341"
SIGNS = " \u00a0\u200b\u00ad\ufeff\u200f'’-.Ðð"
vietnamese = st.text(alphabet=LETTERS + MARKS + SIGNS, max_size=30)
anything = vietnamese | st.text(max_size=30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Hà"), "Nguyễn Thị Hà"),
        ("Nguye\u0303\u0302n", "Nguyễn"),
        ("Ho\u0301\u031b", "Hớ"),
        ("Ta\u0340 Ta\u0341", "Tà Tá"),
        ("Ðặng Ɖỗ ðạt ɖạt", "Đặng Đỗ đạt đạt"),
        ("D\u0335a\u0323ng Thi", "Đạng Thi"),
        ("\ufeffTrần\u00a0Thị\u200b La\u00adn\u200f", "Trần Thị Lan"),
        ("Lê\x00 Thị\x07\r\n Thu \t Hương ", "Lê Thị Thu Hương"),
        ("PHẠM THỊ NGỌC ÁNH", "Phạm Thị Ngọc Ánh"),
        ("đào thị yến", "Đào Thị Yến"),
        ("H'LY NIÊ-KDĂM", "H'Ly Niê-Kdăm"),
        ("H'DƠ\u0306K", "H'Dơ\u0306k"),
        ("H’Ly Niê", "H’Ly Niê"),
        ("Nguyễn thị HÀ", "Nguyễn thị HÀ"),
        ("Y", "Y"),
        ("Đặng Thị Hoà", "Đặng Thị Hoà"),
        ("Đặng Thị Hòa", "Đặng Thị Hòa"),
        ("", ""),
    ],
)
def test_clean_mends_a_name(typed, kept):
    assert names.clean(typed) == kept


def test_clean_text_leaves_capitals_alone():
    assert names.clean_text("  UBND\u00a0XÃ   HỒNG TIẾN ") == "UBND XÃ HỒNG TIẾN"


def test_clean_lines_keeps_lines_and_one_empty_line_between():
    assert names.clean_lines("\n một  dòng \r\n\n\n\nhai\u200b\n") == "một dòng\n\nhai"


@given(anything)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_more(text):
    for cleaner in (names.clean, names.clean_text, names.clean_lines):
        once = cleaner(text)
        assert cleaner(once) == once


@given(anything)
@settings(deadline=None)
def test_clean_text_can_be_stored_and_is_nfc(text):
    cleaned = names.clean_text(text)

    assert cleaned.encode().decode() == unicodedata.normalize("NFC", cleaned)
    assert "\x00" not in cleaned


@given(vietnamese)
@settings(deadline=None)
def test_a_name_is_the_same_composed_decomposed_and_cleaned(name):
    composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    for key in (names.fold, names.canonical, names.sort_key, names.text_sort_key):
        assert key(composed) == key(decomposed) == key(names.clean(name))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Hà", "nguyen thi ha"),
        ("ĐẶNG  Thị Hoà", "dang thi hoa"),
        ("H'Ly Niê-Kdăm", "hly nie kdam"),
        ("Sở LĐ-TB&XH", "so ld tb xh"),
        ("Phường 5", "phuong 5"),
        (" .,- ", ""),
    ],
)
def test_fold_leaves_small_plain_words(text, folded):
    assert names.fold(text) == folded


@given(anything)
@settings(deadline=None)
def test_folding_twice_changes_nothing_more(text):
    assert names.fold(names.fold(text)) == names.fold(text)


def test_canonical_writes_the_tone_behind_the_letters():
    assert names.canonical("Nguyễn Thị Thúy") == "nguyên3 thi5 thuy4"


@pytest.mark.parametrize("pair", [("Hoà", "Hòa"), ("Thuý", "THÚY"), ("khoẻ", "khỏe"), ("Uỷ", "Ủy")])
def test_canonical_ignores_where_the_tone_mark_stands(pair):
    assert names.canonical(pair[0]) == names.canonical(pair[1])


@pytest.mark.parametrize("pair", [("Hà", "Hạ"), ("Tấn", "Tân"), ("Đông", "Dông"), ("Lý", "Lí")])
def test_canonical_tells_other_names_apart(pair):
    assert names.canonical(pair[0]) != names.canonical(pair[1])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nguyễn Thị Thu Hà", NameParts("Nguyễn", "Thị Thu", "Hà")),
        ("Lê Na", NameParts("Lê", "", "Na")),
        ("Công Tằng Tôn Nữ Thu", NameParts("Công", "Tằng Tôn Nữ", "Thu")),
        ("Hà", NameParts("", "", "Hà")),
        (" ", NameParts("", "", "")),
    ],
)
def test_split_name_takes_first_middle_and_last(name, parts):
    assert names.split_name(name) == parts


@pytest.mark.parametrize(
    ("typed", "rest", "address"),
    [
        ("Bà Vũ Thị Lan", "Vũ Thị Lan", "Bà"),
        ("ÔNG: Trần Văn Lộc", "Trần Văn Lộc", "Ông"),
        ("Đ/c Phan Minh Đức", "Phan Minh Đức", "Đ/c"),
        ("đồng chí bà Lê Na", "Lê Na", "Bà"),
        ("Ông (Bà) Lê Na", "Lê Na", "Ông/Bà"),
        ("Bà/Ông Lê Na", "Lê Na", "Ông/Bà"),
        (unicodedata.normalize("NFD", "Bà Lê Na"), "Lê Na", "Bà"),
        ("Bàng Thị Lan", "Bàng Thị Lan", None),
        ("Đức Thị Lan", "Đức Thị Lan", None),
        ("Bà", "Bà", None),
    ],
)
def test_strip_honorific_takes_the_address_off(typed, rest, address):
    assert names.strip_honorific(typed) == (rest, address)
