"""Vietnamese telephone numbers: read as people type them, kept and shown in national form."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Mobile prefixes before 15/11/2018, when numbers went from 11 to 10 digits.
_OLD_PREFIXES = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_OLD_MOBILE = re.compile(r"01\d{9}")
_MOBILE = re.compile(r"0[35789]\d{8}")
_FIXED = re.compile(r"02\d{9}")
_BETWEEN_NUMBERS = re.compile(r"[/;,|]|\s(?:hoặc|và|or)\s", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:máy lẻ|số lẻ|\bext\b).*", re.IGNORECASE)
_LETTER_FOR_ZERO = re.compile(r"(?<!\w)[oO](?=[1-9])")
_ASCII_DIGITS = re.compile(r"[0-9]")
_WITHOUT_ZERO = re.compile(r"[35789]\d{8}|1[2689]\d{8}|2\d{9}")
_COUNTRY_CODE = re.compile(r"^(?:00)?84(?=0?[1-9]\d{8,9}$)0?")
_TWO_RUN_TOGETHER = re.compile(r"(0[35789]\d{8}|0[12]\d{9})(0[35789]\d{8}|0[12]\d{9})")
_AREAS_OF_THREE_DIGITS = ("024", "028")


@dataclass(frozen=True, slots=True)
class Phone:
    """What was understood: ten digits (mobile) or eleven (fixed line), or nothing."""

    number: str | None
    warnings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Further numbers of the same cell, in national form."""


def parse_phone(value: str | float | None) -> Phone:
    """The first number in a cell or field, with warnings by code.

    Codes: PHONE_NUMERIC_CELL, PHONE_LEADING_ZERO_RESTORED, PHONE_OLD_11_DIGIT_CONVERTED,
    PHONE_FIXED_LINE, PHONE_INVALID. An empty value is no number and no warning.
    """
    if value is None:
        return Phone(None)
    numeric = not isinstance(value, str)
    text = f"{value:.0f}" if isinstance(value, float) else str(value)
    text = " ".join(text.replace("\n", ";").split()).strip(";")
    if not text:
        return Phone(None)
    typed = ["PHONE_NUMERIC_CELL"] if numeric else []
    found: dict[str, tuple[str, ...]] = {}
    for part in _parts(text):
        number, warnings = _read(part)
        if number:
            found.setdefault(number, warnings)
    if not found:
        return Phone(None, (*typed, "PHONE_INVALID"))
    first, *others = found
    return Phone(first, (*typed, *found[first]), tuple(others))


def format_phone(number: str | None) -> str:
    """0912 345 678, fixed lines 0221 3862 123 and 024 3862 1234; anything else as it is."""
    if not number:
        return ""
    if _MOBILE.fullmatch(number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if _FIXED.fullmatch(number):
        area = 3 if number.startswith(_AREAS_OF_THREE_DIGITS) else 4
        return f"{number[:area]} {number[area : area + 4]} {number[area + 4 :]}"
    return number


def _parts(text: str) -> list[str]:
    """The digits of each number in a text."""
    pieces = _BETWEEN_NUMBERS.split(_EXTENSION.sub("", text))
    parts: list[str] = []
    for piece in pieces:
        digits = "".join(_ASCII_DIGITS.findall(_LETTER_FOR_ZERO.sub("0", piece)))
        two = _TWO_RUN_TOGETHER.fullmatch(digits)
        parts += two.groups() if two else [digits]
    return parts


def _read(digits: str) -> tuple[str | None, tuple[str, ...]]:
    digits = _COUNTRY_CODE.sub("0", digits)
    warnings: list[str] = []
    if _WITHOUT_ZERO.fullmatch(digits):
        digits = f"0{digits}"
        warnings.append("PHONE_LEADING_ZERO_RESTORED")
    if _OLD_MOBILE.fullmatch(digits) and digits[:4] in _OLD_PREFIXES:
        digits = _OLD_PREFIXES[digits[:4]] + digits[4:]
        warnings.append("PHONE_OLD_11_DIGIT_CONVERTED")
    if _FIXED.fullmatch(digits):
        warnings.append("PHONE_FIXED_LINE")
    elif not _MOBILE.fullmatch(digits):
        return None, ()
    return digits, tuple(warnings)
