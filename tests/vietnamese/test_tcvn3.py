"""Text of old .VnTime files is recognised and read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventapp.vietnamese.names import clean, decode_tcvn3, looks_like_tcvn3

VECTORS = Path(__file__).parent / "vectors"
NAMES = json.loads((VECTORS / "names_sort_vectors.json").read_text("utf-8"))["expected_NFC"]
SMALL = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
CODES = (
    "a8 a9 ae aa ab ac ad b5 b6 b7 b8 b9 bb bc bd be c6 c7 c8 c9 ca cb cc ce cf d0 d1 d2 d3 d4 d5"
    " d6 d7 d8 dc dd de df e1 e2 e3 e4 e5 e6 e7 e8 e9 ea eb ec ed ee ef f1 f2 f3 f4 f5 f6 f7 f8 f9"
    " fa fb fc fd fe"
)
TO_TCVN3 = str.maketrans(
    SMALL + "ĂÂÊÔƠƯĐ", bytes.fromhex(CODES + "a1 a2 a3 a4 a5 a6 a7").decode("latin-1")
)


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("NguyÔn ThÞ Hµ", "Nguyễn Thị Hà"),
        ("§ç V¨n T\xadëng", "Đỗ Văn Tưởng"),
        ("§Æng ThÞ Hoµ", "Đặng Thị Hoà"),
        ("Lª ThÞ Ph\xad¬ng", "Lê Thị Phương"),
        ("TrÇn §øc TÊn", "Trần Đức Tấn"),
    ],
)
def test_tcvn3_names_are_recognised_and_decoded(old, name):
    assert looks_like_tcvn3(old)
    assert decode_tcvn3(old) == name


def test_a_capitals_font_gives_capitals_and_clean_gives_a_name():
    assert decode_tcvn3("NGUYÔN THÞ Hµ") == "NGUYỄN THỊ HÀ"
    assert clean(decode_tcvn3("NGUYÔN THÞ Hµ")) == "Nguyễn Thị Hà"


@pytest.mark.parametrize("name", [name.lower() for name in NAMES if not name.isascii()])
def test_every_name_written_in_tcvn3_is_recognised(name):
    old = name.translate(TO_TCVN3)

    assert looks_like_tcvn3(old)
    assert decode_tcvn3(old) == name


def test_every_letter_of_the_table_is_decoded():
    assert decode_tcvn3(SMALL.translate(TO_TCVN3)) == SMALL
    assert decode_tcvn3("ĂÂÊÔƠƯĐ".translate(TO_TCVN3)) == "ĂÂÊÔƠƯĐ"


@pytest.mark.parametrize("name", NAMES)
def test_no_unicode_name_is_taken_for_tcvn3(name):
    assert not looks_like_tcvn3(name)
    assert not looks_like_tcvn3(name.upper())


@pytest.mark.parametrize(
    "text",
    ["", "Nguyen Thi Ha", "Lê Na", "Trà My", "Hồ Hà", "André Pháp", "Microsoft®", "© Na", "5 m²",
     "§ 5", "20 µg", "«Hà»", "Công Tằng", "BÀ LÊ NA", "Ý", "Trần·Hà", "a+b÷c"],
)  # fmt: skip
def test_other_text_is_not_taken_for_tcvn3(text):
    assert not looks_like_tcvn3(text)
