"""The table in which a sheet is typed: what a row shows, and what was typed into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import Optional

from eventapp.attendance.events import MOST_MINUTES, REASON_LENGTH
from eventapp.attendance.models import Apology
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import SheetLine
from eventapp.attendance.service import TypedAnswer
from eventapp.forms import Form
from eventapp.vietnamese.names import clean_text

LONGEST_NUMBER = 5
KEYS = {
    Presence.PRESENT: "C",
    Presence.LATE: "M",
    Presence.EXCUSED: "P",
    Presence.ABSENT: "K",
    Presence.UNMARKED: "U",
}
"""One key per answer: có mặt, muộn, phép, không phép, undo."""


class GridForm(Form):
    """What belongs to the whole table; the rows are read by :func:`read_rows`."""

    page = HiddenField()
    from_paper = BooleanField(_l("I am typing in the signed paper sheet"))
    outside_reason = StringField(
        _l("Why it is changed now"),
        [Optional()],
        description=_l("It is kept with every answer that you change now."),
    )


@dataclass(frozen=True)
class Row:
    """One person as the table shows her: the line of the sheet, or what was typed instead."""

    line: SheetLine
    value: Presence | None
    late: str
    reason: str
    apology: Apology | None = None
    error: str = ""

    @property
    def id(self) -> int:
        return self.line.registration.id

    @property
    def seen(self) -> str:
        return " ".join(self.line.heads)

    @property
    def was(self) -> str:
        return _words(shown(self.line))

    @property
    def is_changed(self) -> bool:
        return _words(self) != self.was

    def _reason_asked(self, said: Presence) -> str:
        return self.apology.reason if self.apology and said is Presence.EXCUSED else ""

    def answer(self, value: Presence | None = None) -> TypedAnswer:
        said = value or self.value or Presence.UNMARKED
        minutes = self.late if said is Presence.LATE else ""
        return TypedAnswer(
            registration_id=self.id,
            value=said,
            reason=self.reason or self._reason_asked(said),
            late_minutes=int(minutes) if minutes else None,
            seen=tuple(self.line.heads),
        )


def shown(line: SheetLine, apology: Apology | None = None) -> Row:
    """A row with nothing typed into it yet."""
    value = None if line.is_conflict else line.value
    return Row(line, value, str(line.late_minutes or ""), line.reason or "", apology)


def read_rows(
    typed: Mapping[str, str], lines: Sequence[SheetLine], apologies: Mapping[int, Apology]
) -> list[Row]:
    """The rows as sent; a person who is not in what was sent is as the sheet has her.

    ``seen`` of the page replaces the heads of the line, so that a page that is behind shows as a
    conflict instead of overwriting what it did not know.
    """
    return [_read(typed, line, apologies.get(line.registration.id)) for line in lines]


def _read(typed: Mapping[str, str], line: SheetLine, apology: Apology | None) -> Row:
    person = line.registration.id
    sent = typed.get(f"value-{person}")
    fresh = shown(line, apology)
    if f"was-{person}" not in typed:
        return fresh
    value = Presence(sent) if sent in {one.value for one in Presence} else fresh.value
    late = clean_text(typed.get(f"late-{person}", ""))
    reason = clean_text(typed.get(f"reason-{person}", ""))
    if _words(Row(line, value, late, reason)) == typed[f"was-{person}"]:
        return fresh  # nobody touched this row
    seen = tuple(typed.get(f"seen-{person}", "").split()[:100])
    return Row(_with_heads(line, seen), value, late, reason, apology, _error(value, late, reason))


def _with_heads(line: SheetLine, seen: tuple[str, ...]) -> SheetLine:
    return SheetLine(**{**vars(line), "heads": seen})


def _error(value: Presence | None, late: str, reason: str) -> str:
    said: str = ""
    is_number = late.isdecimal() and len(late) <= LONGEST_NUMBER and int(late) <= MOST_MINUTES
    if value is Presence.LATE and late and not is_number:
        said = _("Enter the minutes as a whole number up to %(most)s.", most=MOST_MINUTES)
    elif len(reason) > REASON_LENGTH:
        said = _(
            "Please write at most %(most)s characters; these are %(length)s.",
            most=REASON_LENGTH,
            length=len(reason),
        )
    return said


def _words(row: Row) -> str:
    """A remark alone is no answer: it waits on the page for one."""
    if row.value in {None, Presence.UNMARKED}:
        return row.value.value if row.value else ""
    return f"{row.value.value}|{row.late if row.value is Presence.LATE else ''}|{row.reason}"
