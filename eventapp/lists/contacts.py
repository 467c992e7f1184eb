"""Telephone and e-mail of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventapp.lists.columns import Column
from eventapp.lists.files.grid import Cell
from eventapp.lists.lines import Line
from eventapp.lists.wording import is_placeholder
from eventapp.vietnamese.names import clean_text
from eventapp.vietnamese.phones import Phone, parse_phone

_EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\".]+(?:\.[^@\s,;<>()\".]+)+")
_MAIL_WORD = re.compile(r"\S*@\S*")
_LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class Contacts:
    """How a person is reached."""

    phone: str | None
    other_phones: tuple[str, ...]
    email: str | None
    warnings: tuple[str, ...]


def read_contacts(line: Line) -> Contacts:
    """The telephones and the e-mail of one row, with warnings by code."""
    cells = line.cells(Column.PHONE)
    phones = [parse_phone(_value(cell)) for cell in cells if _has_number(cell)]
    written = [phone for phone in phones if phone.number or phone.warnings]
    first = next((p for p in written if p.number), written[0] if written else Phone(None))
    others = dict.fromkeys(
        number
        for phone in written
        for number in (phone.number, *phone.others)
        if number and number != first.number
    )
    warnings = list(first.warnings)
    if not written and line.header.has(Column.PHONE):
        warnings.append("PHONE_MISSING")
    if others:
        warnings.append("PHONE_MULTIPLE")
    text = line.text(Column.EMAIL) or next((cell.text for cell in cells if _is_mail(cell)), "")
    email = _email(text)
    if text and not email and not is_placeholder(text):
        warnings.append("EMAIL_INVALID")
    return Contacts(first.number, tuple(others), email, tuple(warnings))


def _value(cell: Cell) -> str | float | None:
    if is_placeholder(cell.text):
        return None
    if _is_mail(cell):
        return _MAIL_WORD.sub(" ", cell.text).strip(" -–,;/\n")
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return cell.value if is_number else cell.text  # type: ignore[return-value]  # told apart above


def _has_number(cell: Cell) -> bool:
    return not _is_mail(cell) or bool(re.search(r"\d{3}", _MAIL_WORD.sub(" ", cell.text)))


def _is_mail(cell: Cell) -> bool:
    return "@" in cell.text


def _email(text: str) -> str | None:
    found = _EMAIL.search(clean_text(text).lower())
    return found[0] if found and len(found[0]) <= _LONGEST_EMAIL else None
