"""Numbers, percentages and document numbers as Vietnamese papers print them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

# Decree 30/2020/NĐ-CP, appendix III: kinds of named documents, copies included.
DOCUMENT_TYPES = frozenset((
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB",
    "SY", "TrS", "SL",
))  # fmt: skip
OFFICIAL_LETTER = "CV"
NO_VALUE = "-"

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3}){1,4}|-?[0-9]{1,15}")


def format_number(value: Decimal | float, decimals: int = 0) -> str:
    """1.234.567, or 1.234,5 with one decimal; halves are rounded away from zero."""
    rounded = _round(Decimal(str(value)), decimals)
    return f"{rounded:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def parse_number(text: str) -> int | None:
    """The whole number typed as 1234 or 1.234; None when it is neither."""
    text = text.strip()
    return int(text.replace(".", "")) if _GROUPED.fullmatch(text) else None


def percent(part: int, whole: int, decimals: int = 1) -> str:
    """69,5%; "-" when the whole is 0, for then there is nothing to take a part of."""
    if not whole:
        return NO_VALUE
    return f"{format_number(Decimal(100 * part) / Decimal(whole), decimals)}%"


def two_digits(number: int) -> str:
    """09, as in "09 người"; from 10 on the number itself, grouped."""
    return f"{number:02d}" if abs(number) < 10 else format_number(number)  # noqa: PLR2004 - one digit


def roman(number: int) -> str:
    """I, II, III, IV … for annexes and sections."""
    if number < 1:
        raise ValueError("Roman numerals begin at 1.")
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def document_number(
    document_type: str, number: int | None, abbreviation: str, unit: str | None = None
) -> str:
    """Số: 05/BC-SNV, or room for the registry to write when there is no number yet.

    An official letter ("CV") names no type but the drafting unit: Số: 2187/SYT-TCCB.
    ValueError when the type is none of the decree's: a list is an annex and has no number.
    """
    written = " " * 7 if number is None else f"{number:02d}"
    return f"Số: {written}/{document_symbol(document_type, abbreviation, unit)}"


def document_symbol(document_type: str, abbreviation: str, unit: str | None = None) -> str:
    """BC-SNV; SYT-TCCB for an official letter."""
    if document_type == OFFICIAL_LETTER:
        return f"{abbreviation}-{unit}" if unit else abbreviation
    if document_type not in DOCUMENT_TYPES:
        raise ValueError(f"{document_type} is not a document type of Decree 30/2020/NĐ-CP.")
    return f"{document_type}-{abbreviation}"


def _round(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
