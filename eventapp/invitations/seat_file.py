"""Seats as a table from Excel: an agency in each line, a group in each column, or one per line.

What the program writes (``seat_sheet``) it reads back: filling that file in is the shortest way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from eventapp.agencies.models import Agency
from eventapp.errors import N_, RuleBroken
from eventapp.invitations.columns import Columns, find_columns
from eventapp.invitations.models import Invitation
from eventapp.invitations.rules import MOST_SEATS
from eventapp.trainings.models import AudienceGroup
from eventapp.vietnamese.names import clean_text, fold

_NUMBER = re.compile(r"\d{1,4}")
_NOTHING = {"", "-", "–", "x", "không"}


class LineState(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"

    @property
    def label(self) -> str:
        return LINE_LABELS[self]


LINE_LABELS = {
    LineState.NEW: N_("New"),
    LineState.CHANGED: N_("Changed"),
    LineState.SAME: N_("As it is"),
    LineState.WRONG: N_("Cannot be read"),
}


@dataclass(frozen=True)
class SeatLine:
    """So many people of a group from an agency."""

    agency: Agency
    group: AudienceGroup
    seats: int


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """One row of the file: what it asks for, ``before`` by group code, or what is wrong."""

    number: int
    written: str
    lines: Sequence[SeatLine] = ()
    before: Mapping[str, int | None] = field(default_factory=dict)
    problem: RuleBroken | None = None

    @property
    def state(self) -> LineState:
        if self.problem:
            return LineState.WRONG
        old = [self.before.get(line.group.code) for line in self.lines]
        if old == [line.seats for line in self.lines]:
            return LineState.SAME
        return LineState.NEW if not any(old) else LineState.CHANGED


class SeatFile:
    """A table as it was sent, held against the agencies, groups and seats of a training."""

    def __init__(
        self,
        cells: Sequence[Sequence[str]],
        groups: Sequence[AudienceGroup],
        agencies: Sequence[Agency],
        invitations: Iterable[Invitation],
    ) -> None:
        self._groups = {group.code.casefold(): group for group in groups}
        self._agencies = _Register(agencies)
        self._before: defaultdict[int, dict[str, int | None]] = defaultdict(dict)
        codes = {group.id: group.code for group in groups}
        for one in invitations:
            self._before[one.agency_id][codes[one.group_id]] = one.seats
        self._seen: set[tuple[int, str]] = set()
        columns = find_columns(cells, [group.code for group in groups])
        self.rows = [
            row
            for number, line in enumerate(cells, start=1)
            if number > columns.row and (row := self._row(number, line, columns))
        ]
        if not self.rows:
            raise RuleBroken("There is no row with an agency in this file.", field="file")

    def count(self, state: LineState | str) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def good(self) -> list[SeatLine]:
        """What the rows without a fault ask for."""
        return [line for row in self.rows for line in row.lines]

    @property
    def writes(self) -> int:
        """How many rows would change something."""
        return self.count(LineState.NEW) + self.count(LineState.CHANGED)

    def _row(self, number: int, cells: Sequence[str], columns: Columns) -> FileRow | None:
        texts = [clean_text(cell) for cell in cells]
        code, name, above = (columns.text(texts, part) for part in ("code", "name", "above"))
        asked = columns.seats(texts)
        if not (code or name) or (not asked and not columns.is_wide):
            return None  # a title, a total, a signature
        if fold(name).startswith(("tong", "cong ")):
            return None
        written = name or code
        try:
            agency = self._agencies.find(code, name, above)
            lines = [self._line(agency, group, text) for group, text in asked.items()]
        except RuleBroken as problem:
            return FileRow(number=number, written=written, problem=problem)
        found = [line for line in lines if line]
        if not found:
            return None
        return FileRow(
            number=number, written=agency.name, lines=found, before=self._before[agency.id]
        )

    def _line(self, agency: Agency, code: str, text: str) -> SeatLine | None:
        if fold(text) in _NOTHING or text in _NOTHING:
            return None
        group = self._groups.get(code.casefold())
        if group is None:
            raise RuleBroken(
                "There is no group “%(group)s” in this training.", field="file", group=code[:40]
            )
        number = text.removesuffix(".0")
        if not _NUMBER.fullmatch(number) or not 1 <= int(number) <= MOST_SEATS:
            raise RuleBroken(
                "“%(text)s” is not a number of people from 1 to %(most)s.",
                field="file",
                text=text[:40],
                most=MOST_SEATS,
            )
        if (agency.id, group.code) in self._seen:
            raise RuleBroken(
                "%(agency)s, group %(group)s stands in the file twice.",
                field="file",
                agency=agency.name,
                group=group.code,
            )
        self._seen.add((agency.id, group.code))
        return SeatLine(agency, group, int(number))


class _Register:
    """Agencies by everything a file may call them."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        self._codes = {
            code.casefold(): agency
            for agency in agencies
            for code in (agency.reference, agency.official_code)
            if code
        }
        self._above = {agency.id: agency for agency in agencies}
        self._names: defaultdict[str, list[Agency]] = defaultdict(list)
        for agency in agencies:
            for name in {_key(agency.name), _key(agency.short_name), _key(agency.abbreviation)}:
                self._names[name].append(agency)

    def find(self, code: str, name: str, above: str) -> Agency:
        if code and (agency := self._codes.get(code.casefold())):
            return agency
        found = self._names.get(_key(name), []) if name else []
        if above and len(found) > 1:
            found = [agency for agency in found if _key(above) in self._keys_above(agency)]
        if len(found) > 1:
            raise RuleBroken(
                "Several agencies are called “%(name)s”: write the code or the district.",
                field="file",
                name=name[:80],
            )
        if not found:
            wanted = (name or code)[:80]
            raise RuleBroken(
                "No agency of these days is called “%(name)s”.", field="file", name=wanted
            )
        return found[0]

    def _keys_above(self, agency: Agency) -> set[str]:
        parent = self._above.get(agency.parent_id or 0)
        return {_key(parent.name), _key(parent.short_name)} if parent else set()


def _key(name: str) -> str:
    """A name without accents, "UBND" and what separates words."""
    words = re.findall(r"\w+", fold(name))
    return " ".join(words[1:] if words[:1] == ["ubnd"] and len(words) > 1 else words)
