"""People who stand twice in a list, and people who only share a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from eventapp.lists.participant import Participant
from eventapp.lists.results import Double
from eventapp.lists.texts import words
from eventapp.vietnamese.names import canonical

_MOST_OF_A_NAME = 60
"""People of one name who are compared pair by pair; more are no list of people."""


def find_doubles(people: Iterable[Participant]) -> list[Double]:
    """Mark who stands twice and who shares name and year; the doubles by their rows.

    ``certain``: same name, and the same telephone or the same date of birth and office.
    ``probable``: same name, year and office. Anybody else of that name and year is a homonym to
    ask about. Tones count: Hà is not Hạ; where a tone mark is placed does not.
    """
    found: list[Double] = []
    for namesakes in _namesakes(people):
        taken: set[int] = set()
        for first, second in combinations(namesakes, 2):
            if second.row in taken:
                continue
            if double := _compare(first, second):
                taken.add(second.row)
                found.append(double)
                _mark(second, double)
            elif _may_be_the_same(first, second):
                _add(second, "POSSIBLE_HOMONYM")
    return sorted(found, key=lambda double: double.rows)


def _namesakes(people: Iterable[Participant]) -> Iterator[list[Participant]]:
    by_name: defaultdict[str, list[Participant]] = defaultdict(list)
    for person in people:
        if "NAME_MISSING" not in person.warnings:
            by_name[canonical(person.full_name)].append(person)
    for same in by_name.values():
        if len(same) > 1:
            # Accepted rows first: a struck row gives way to the one that stands.
            yield sorted(same, key=lambda p: (p.status != "ok", p.row))[:_MOST_OF_A_NAME]


def _compare(first: Participant, second: Participant) -> Double | None:
    rows = (min(first.row, second.row), max(first.row, second.row))
    same_phone = bool(_phones(first) & _phones(second))
    same_office = words(first.agency_raw) == words(second.agency_raw)
    same_date = bool(first.birth_date) and first.birth_date == second.birth_date
    same_year = bool(first.birth_year) and first.birth_year == second.birth_year
    parts = ["same canonical name"]
    if same_date and first.birth_precision == "day":
        parts.append("birth date")
    elif same_year:
        parts.append("birth year")
    if _differ(first, second):
        return None
    if same_phone:
        return Double(rows, "certain", " + ".join([*parts, "phone"]))
    if same_office and "birth date" in parts:
        return Double(rows, "certain", " + ".join([*parts, "agency"]))
    if same_office and same_year:
        return Double(rows, "probable", " + ".join([*parts, "agency"]))
    return None


def _differ(first: Participant, second: Participant) -> bool:
    """Whether two known births tell two people apart."""
    if first.birth_year and second.birth_year and first.birth_year != second.birth_year:
        return True
    both_days = first.birth_precision == second.birth_precision == "day"
    return both_days and first.birth_date != second.birth_date


def _may_be_the_same(first: Participant, second: Participant) -> bool:
    years = {first.birth_year, second.birth_year}
    return not _differ(first, second) and (len(years) == 1 or None in years)


def _phones(person: Participant) -> set[str]:
    return {number for number in (person.phone, *person.other_phones) if number}


def _mark(person: Participant, double: Double) -> None:
    _add(person, "DUPLICATE_IN_FILE")
    if person.status == "ok":
        person.status = "duplicate" if double.level == "certain" else "needs_confirmation"


def _add(person: Participant, code: str) -> None:
    if code not in person.warnings:
        person.warnings = (*person.warnings, code)
