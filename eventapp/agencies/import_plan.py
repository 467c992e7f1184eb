"""What importing a unit file would do: nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from eventapp.agencies import kinds
from eventapp.agencies.lives import (
    Life,
    check_parent,
    check_succession,
    day_of_succession,
    days_of,
    outlives,
)
from eventapp.agencies.parents_first import parents_first
from eventapp.agencies.queries.importing import known
from eventapp.agencies.rivals import Rivals
from eventapp.agencies.rows import Link, RefusedRow, Unit
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_date


@dataclass
class Plan:
    """What an import adds, closes, links and refuses; ``awaited`` links miss one of their ends."""

    added: list[Unit] = field(default_factory=list)
    there: int = 0
    closed: dict[str, date] = field(default_factory=dict)
    linked: list[Link] = field(default_factory=list)
    links_there: int = 0
    awaited: list[Link] = field(default_factory=list)
    awaited_before: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    remarks: list[RefusedRow] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        """Nothing, when the same file was taken in before."""
        is_new = len(self.awaited) > self.awaited_before
        return bool(self.added or self.closed or self.linked or is_new)


def plan(units: Sequence[Unit], links: Sequence[Link] = ()) -> Plan:
    """Compare a file with what is there; every row that cannot be taken in says why.

    An agency that is there is never renamed or moved by a file, because it may stand on papers;
    only an end it did not have yet is taken over.
    """
    return _Planner(units, links).run()


class _Planner:
    def __init__(self, units: Sequence[Unit], links: Sequence[Link]) -> None:
        self.units, self.links = units, links
        self.known = known(units, links)
        self.lives = dict(self.known.lives)
        self.rivals = Rivals(self.known.rivals)
        self.waiting = {link.key for link in self.known.awaited}
        self.made = Plan()
        self.refused: dict[str, int] = {}  # references of units not taken in -> their line

    def run(self) -> Plan:
        seen: set[str] = set()
        for unit, cycle in parents_first(self.units):
            try:
                _check_place(unit, seen, cycle)
                self._take_in(unit)
            except RuleBroken as reason:
                self._refuse(unit.line, reason)
                if unit.reference not in self.lives:
                    self.refused[unit.reference] = unit.line
        told = {link.key for link in self.links}
        for link in [*self.links, *(one for one in self.known.awaited if one.key not in told)]:
            try:
                self._connect(link)
            except RuleBroken as reason:
                self._refuse(link.line, reason)
        self.made.refused.sort(key=lambda row: row.line)
        return self.made

    def _refuse(self, line: int, reason: RuleBroken) -> None:
        self.made.refused.append(RefusedRow(line, reason))

    def _take_in(self, unit: Unit) -> None:
        there = self.known.lives.get(unit.reference)
        if there:
            self._compare(unit, there)
            self.made.there += 1
            return
        life = _life(unit)
        kinds.check_days(unit.level, unit.kind, unit.valid_from, unit.valid_to)
        parent = self._parent(unit)
        if parent:
            check_parent(unit, parent)
        self.rivals.check(life)
        if parent and outlives(unit, parent):
            self.made.remarks.append(RefusedRow(unit.line, _outliving(parent)))
        self.rivals.add(life)
        self.lives[unit.reference] = life
        self.made.added.append(unit)

    def _parent(self, unit: Unit) -> Life | None:
        if not unit.parent or unit.parent in self.lives:
            return self.lives.get(unit.parent or "")
        if unit.parent in self.refused:
            raise RuleBroken(
                "The agency above it, in line %(line)s, was refused.",
                field="parent",
                line=self.refused[unit.parent],
            )
        raise RuleBroken(
            "There is no agency %(parent)s above it. Import the districts first.",
            field="parent",
            parent=unit.parent,
        )

    def _compare(self, unit: Unit, there: Life) -> None:
        if (unit.name, unit.level) != (there.name, there.level):
            raise RuleBroken(
                "It is already there as “%(name)s”, and that was not changed.",
                field="name",
                name=there.name,
            )
        ends_otherwise = unit.valid_to and there.valid_to and unit.valid_to != there.valid_to
        if unit.valid_from != there.valid_from or ends_otherwise:
            raise RuleBroken(
                "It is already there with other days, %(days)s, and that was not changed.",
                field="valid_from",
                days=days_of(there),
            )
        if (unit.official_code, unit.parent) != (there.official_code, there.parent):
            raise RuleBroken(
                "It is already there with another code or under another agency, and that was not "
                "changed.",
                field="official_code",
            )
        if unit.valid_to and not there.valid_to:
            self._close(there, unit.valid_to)

    def _close(self, life: Life, last_day: date) -> None:
        self.lives[life.key] = replace(life, valid_to=last_day)
        self.made.closed[life.key] = last_day

    def _connect(self, link: Link) -> None:
        if link.key in self.known.successions:
            self.made.links_there += 1
            return
        old, new = self.lives.get(link.from_), self.lives.get(link.to or "")
        if {link.from_, link.to} & set(self.refused):
            return  # its row says why
        if not old or (link.to and not new):
            self.made.awaited.append(link)
            self.made.awaited_before += link.key in self.waiting
            return
        day = link.effective_on or day_of_succession(old, new, link.kind)
        check_succession(old, new, link.kind, day)
        if link.kind.carries_all and not old.valid_to:
            self._close(old, day - timedelta(days=1))
        self.made.linked.append(replace(link, effective_on=day))


def _check_place(unit: Unit, seen: set[str], cycle: list[str]) -> None:
    if unit.reference in seen:
        raise RuleBroken("This agency stands in the file twice.", field="reference")
    seen.add(unit.reference)
    if cycle:
        raise RuleBroken(
            "It stands under itself: %(cycle)s.", field="parent", cycle=" → ".join(cycle)
        )


def _life(unit: Unit) -> Life:
    return Life(
        key=unit.reference,
        name=unit.name,
        level=unit.level,
        official_code=unit.official_code,
        parent=unit.parent,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


def _outliving(parent: Life) -> RuleBroken:
    return RuleBroken(
        "It goes on although the agency above it, “%(name)s”, ended on %(day)s.",
        field="valid_to",
        name=parent.name,
        day=format_date(parent.valid_to) if parent.valid_to else "",
    )
