"""What stands around a list: who sends it, in which document, for what, and how many people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eventapp.lists.files.grid import Sheet
from eventapp.lists.places import group_of_place
from eventapp.lists.results import Sender
from eventapp.lists.texts import line, words
from eventapp.vietnamese.names import clean_text

_MOTTO = re.compile(r"cong hoa xa hoi|doc lap tu do|dang cong san")
_TITLE = re.compile(r"^(?:bieu|mau|phu luc|danh sach|ds|bang|dang ky|tong hop)\b")
_NUMBER_LINE = re.compile(r"^số\s*:?", re.IGNORECASE)
_NUMBER = re.compile(r"\bsố\s*:?\s*(\d{1,5})\s*/\s*([\wĐđÐ&.\-]+)", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\bsố\s*:?[\s.…_]*/\s*[\wĐđ]", re.IGNORECASE)
_DAY = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:tháng|/|-|\.)\s*(\d{1,2})\s*(?:năm|/|-|\.)\s*(\d{4})", re.IGNORECASE
)
_EVENT_DAY = re.compile(
    r"(?<![\d/])(\d{1,2})(?:\s*[-–,]\s*\d{1,2})*\s*/\s*(\d{1,2})\s*/\s*(20\d\d)"
)
_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b|\b\d{1,2}\s*[/.-]\s*(20\d\d)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(hội nghị|lớp tập huấn|khóa tập huấn|khoá tập huấn|lớp bồi dưỡng)\b.*", re.IGNORECASE
)
_OFFICE_WORDS = (
    r"UBND (?:xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh)|xã|phường|thị trấn|huyện|thị xã"
    r"|thành phố|sở|hội liên hiệp phụ nữ|hội LHPN|ban|phòng"
)
_OFFICE = re.compile(
    rf"\b((?:{_OFFICE_WORDS})\s+(?-i:[A-ZĐ\u00c0-\u1ef9][\w&-]*)(?:(?:\s+|\s+-\s+|\s+và\s+)"
    r"(?-i:[A-ZĐ\u00c0-\u1ef9][\w&-]*))*)",
    re.IGNORECASE,
)
_SENT_BY = re.compile(rf"\bcủa\s+({_OFFICE.pattern})", re.IGNORECASE)
_IN_CAPITALS = re.compile(
    r"\b((?:UBND )?(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|THỊ XÃ|THÀNH PHỐ) .+?)"
    r"(?=\s+(?:THAM|DỰ|ĐĂNG|CỬ|NĂM|TẬP|THUỘC|ĐI)\b|\s*[,(;]|$)"
)
_MOST_SENDER_LINES = 4
_LONGEST_SENDER = 90


@dataclass(frozen=True, slots=True)
class Heading:
    """The title block of a list."""

    sender: Sender
    group: str | None
    event_title: str | None
    event_day: date | None
    """The first day of the training, when the title says it."""
    year: int | None
    """The newest year that is named."""


def read_heading(sheet: Sheet, top: int) -> Heading:
    """Read what stands above row ``top``."""
    texts = [
        (number, column, clean_text(cell.text))
        for number in sorted(number for number in sheet.rows if number < top)
        for column, cell in sorted(sheet.row(number).cells.items())
    ]
    block = [text for _, _, text in texts]
    sender = _sender(texts)
    group = next((g for text in reversed(sender) if (g := group_of_place(text))), None)
    number, day = _document(block)
    lacks = number is None or day is None
    is_document = number is not None or any(_NO_NUMBER.search(text) for text in block)
    warnings = ("DOCUMENT_NOT_SIGNED_OR_NUMBERED",) if is_document and lacks else ()
    return Heading(
        Sender(tuple(sender), number, day.isoformat() if day else None, warnings),
        group,
        next((line(match[0]) for text in block if (match := _EVENT.search(text))), None),
        _event_day(block),
        year_of(block),
    )


def year_of(texts: list[str]) -> int | None:
    """The newest year that titles name."""
    years = [int(a or b) for text in texts for a, b in _YEAR.findall(text)]
    return max(years, default=None)


def _sender(texts: list[tuple[int, int, str]]) -> list[str]:
    """The lines on the left above the title; else the office the title names."""
    left = []
    for _, column, text in texts:
        folded = words(text)
        if _TITLE.match(folded):
            break
        if _MOTTO.search(folded) or _NUMBER_LINE.match(text) or _DAY.search(text):
            continue
        is_place = re.search(r"\bngày\b.*\btháng\b", text, re.IGNORECASE)
        if folded and not is_place and len(text) <= _LONGEST_SENDER and column <= 3:  # noqa: PLR2004 - the left block
            left.append(line(text))
    if any(group_of_place(text) or words(text) for text in left):
        return left[:_MOST_SENDER_LINES]
    block = [text for _, _, text in texts]
    for pattern in (_SENT_BY, _IN_CAPITALS, _OFFICE):
        for text in block:
            if match := pattern.search(text):
                return [line(match[1])]
    return []


def _document(block: list[str]) -> tuple[str | None, date | None]:
    number = day = None
    for text in block:
        if match := _NUMBER.search(text):
            number = number or f"{match[1]}/{match[2].strip('.-')}"
            if found := _day(text[match.end() :]):
                return number, found
    for text in block:
        day = day or _day(text)
    return number, day


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _event_day(block: list[str]) -> date | None:
    for text in block:
        if _NUMBER.search(text):
            continue
        for day, month, year in _EVENT_DAY.findall(text):
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None
