"""Words of Decree 30/2020: numbers, dates and agency names as papers print them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

NBSP = "\N{NO-BREAK SPACE}"
BLANK = NBSP * 6
"""Room for the registry's pen: a number, a day or a month not yet given."""

BOX = "□"
"""Stands for a letter that cannot be shown."""

SIGN_BY_HAND = "(Ký, ghi rõ họ tên)"

_LONGEST_LINE = 26  # capitals of 12 pt bold that fit the left block of a letterhead
_COMPOUNDS = (
    "LAO ĐỘNG|THƯƠNG BINH|XÃ HỘI|ỦY BAN|UỶ BAN|NHÂN DÂN|VÌ SỰ TIẾN BỘ|PHỤ NỮ|LIÊN HIỆP|MẶT TRẬN|"
    "TỔ QUỐC|NỘI VỤ|TƯ PHÁP|TÀI CHÍNH|KẾ HOẠCH|ĐẦU TƯ|CÔNG THƯƠNG|NÔNG NGHIỆP|NÔNG THÔN|NÔNG DÂN|"
    "PHÁT TRIỂN|MÔI TRƯỜNG|TÀI NGUYÊN|GIAO THÔNG|VẬN TẢI|XÂY DỰNG|THÔNG TIN|TRUYỀN THÔNG|KHOA HỌC|"
    "CÔNG NGHỆ|VĂN HÓA|THỂ THAO|DU LỊCH|GIÁO DỤC|ĐÀO TẠO|THANH TRA|VĂN PHÒNG|HỘI ĐỒNG|BAN QUẢN LÝ|"
    "CÁC KHU CÔNG NGHIỆP|BẢO HIỂM|CỰU CHIẾN BINH|CÔNG ĐOÀN|LIÊN ĐOÀN|VIỆT NAM|THƯỜNG TRỰC|HƯNG YÊN"
)
_UNBREAKABLE = re.compile(rf"(?<!\w)(?:{_COMPOUNDS})(?!\w)| -(?= )|(?<!\w)(?:VÀ|CỦA|TỈNH) (?=\w)")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # no two fonts agree on these
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))


def printable(text: object) -> str:
    """The text in NFC, without what no paper can show: control and direction characters."""
    return unicodedata.normalize("NFC", _PRIVATE.sub(BOX, _UNPRINTABLE.sub("", str(text))))


def number_words(number: int | None, *, kind: str | None, symbol: str) -> str:
    """Such as "05/BC-SNV", or a gap before the stroke while the registry has given no number."""
    written = BLANK if number is None else f"{number:02d}"
    return f"{written}/{kind}-{symbol}" if kind else f"{written}/{symbol}"


def date_words(day: date | None, *, year: int | None = None) -> str:
    """Such as "ngày 05 tháng 3 năm 2026"; only days below 10, January and February take a zero."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm {year or BLANK}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - February
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def roman(number: int) -> str:
    """The Roman numeral of an annex, from 1."""
    written = ""
    for value, letters in (*_ROMAN, (1, "I")):
        written += letters * (number // value)
        number %= value
    return written


def agency_lines(name: str) -> tuple[str, ...]:
    """The name in capitals, on as few even lines as fit, never broken inside a compound word."""
    capitals = " ".join(printable(name).upper().split())
    glued = _UNBREAKABLE.sub(lambda found: found.group().replace(" ", NBSP), capitals)
    words = glued.split(" ")
    count = len(_filled(words, _LONGEST_LINE))
    longest = max(map(len, words), default=0)
    even = next(n for n in range(longest, len(glued) + 1) if len(_filled(words, n)) <= count)
    return tuple(line.replace(NBSP, " ") for line in _filled(words, even))


def _filled(words: list[str], limit: int) -> list[str]:
    """The words on lines of at most `limit` letters, where a word allows it."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
