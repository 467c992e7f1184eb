"""What a draft says in words: warnings, values as understood, differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from flask_babel import gettext as _

from eventapp.errors import N_, RuleBroken
from eventapp.imports.drafting import POINT_UNKNOWN
from eventapp.imports.judging import Verdict
from eventapp.imports.models import ImportRow, ListImport
from eventapp.imports.reading_rows import SWAPPED, agency_of, birth_of, group_of, point_of
from eventapp.imports.surroundings import Surroundings
from eventapp.lists import words
from eventapp.questions.answers import read_answer
from eventapp.questions.models import Question
from eventapp.questions.wording import told, told_answers
from eventapp.registrations.forms import role_name
from eventapp.trainings.vocabulary import ROLES
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.phones import format_phone

FACTS = {
    "full_name": N_("Full name"),
    "sex": N_("Sex"),
    "birth": N_("Born"),
    "birth_year": N_("Year of birth"),
    "birth_date": N_("Date of birth"),
    "position": N_("Position"),
    "group": N_("Group"),
    "group_id": N_("Group"),
    "role_code": N_("Role at the training"),
    "point": N_("Point"),
    "point_id": N_("Point"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "agency": N_("Agency"),
    "note": N_("Note"),
    "answers": N_("Answers"),
}
_ALL_CELLS = ("full_name", "birth", "sex", "position", "position+unit", "agency", "committee_role")
_SAID_ELSEWHERE = {"DUPLICATE_IN_FILE", "POSSIBLE_HOMONYM"}
_OWN = {POINT_UNKNOWN: N_("No point is called like this; the usual one is taken.")}


class Words:
    """Speaks about the rows of one import."""

    def __init__(self, list_import: ListImport, around: Surroundings) -> None:
        self._list, self._around = list_import, around
        self._groups = {group.id: group.code for group in around.groups}
        self._points = {point.id: point.name for point in around.points}

    def fact(self, fact: str) -> str:
        asked = {question.field: question.text for question in self._around.questions}
        return asked.get(fact) or str(_(FACTS.get(fact, fact)))

    def cell(self, row: ImportRow, fact: str) -> str:
        """The cell a question is about, as it is in the file; else the whole row."""
        if text := row.cells.get(fact):
            return text
        return ", ".join(row.cells[one] for one in _ALL_CELLS if row.cells.get(one))

    def understood(self, row: ImportRow, fact: str) -> str:
        """The same, as it is understood now."""
        return self._value(row, fact) or str(_("nothing"))

    def summary(self, row: ImportRow) -> str:
        """Sex, birth and position in one line."""
        parts = (_(row.sex.label), self.birth(row), row.position)
        return ", ".join(part for part in parts if part)

    def answers(self, row: ImportRow) -> list[tuple[str, str]]:
        """The questions of the training and what the list answers."""
        group = group_of(row, self._list, self._around)
        asked = [one for one in self._around.questions if one.is_for(group.id if group else None)]
        return [(one.text, _as_told(one, row)) for one in asked if (row.answers or {}).get(one.key)]

    def unanswered(self, rows: Iterable[ImportRow]) -> list[str]:
        """Required questions for which the list has no column."""
        told = {key for row in rows for key in row.answers or {}}
        return [
            one.text for one in self._around.questions if one.is_required and one.key not in told
        ]

    def birth(self, row: ImportRow) -> str:
        return birth_of(row, self._list.birth_order)

    def place(self, row: ImportRow) -> tuple[str, str]:
        """Code of the group and name of the point, usual ones included."""
        group = group_of(row, self._list, self._around)
        point = point_of(row, self._list, self._around)
        return group.code if group else "–", point.name if point else "–"

    def agency(self, row: ImportRow) -> str:
        """The commune a row of a district's list belongs to; nothing for the sender's own."""
        return agency_of(row, self._around).name if row.agency_id else ""

    def warnings(self, row: ImportRow) -> list[str]:
        """What was odd about a row and has been dealt with."""
        said = {**words.WARNINGS, **_OWN}
        return [_(said[code]) for code in row.warnings if code in said and self._is_told(code, row)]

    def differences(self, verdict: Verdict) -> Iterator[tuple[str, str, str]]:
        """Fact, what the list of the training says now, and what it will say."""
        for column, (old, new) in verdict.differences.items():
            if column == "birth_year" and "birth_date" in verdict.differences:
                continue
            yield _(FACTS[column]), self._shown(column, old), self._shown(column, new)

    def _is_told(self, code: str, row: ImportRow) -> bool:
        is_decided = code == SWAPPED and self._list.birth_order is not None
        return not is_decided and code not in _SAID_ELSEWHERE and code not in row.settled

    def _value(self, row: ImportRow, fact: str) -> str:
        group, point = self.place(row)
        values = {
            "birth": self.birth(row),
            "sex": str(_(row.sex.label)),
            "phone": row.phone,
            "email": row.email,
            "position": row.position,
            "group": group,
            "point": point,
        }
        for question in self._around.questions:
            values[question.field] = (row.answers or {}).get(question.key, "")
        whole = ", ".join(part for part in (row.full_name, self.summary(row)) if part)
        return values.get(fact, whole)

    def _shown(self, column: str, value: object) -> str:
        known: dict[str, Callable[[Any], object]] = {
            "group_id": self._groups.get,
            "point_id": self._points.get,
            "role_code": lambda code: role_name(ROLES[code]) if code in ROLES else code,
            "birth_date": format_date,
            "sex": lambda sex: _(sex.label),
            "phone": format_phone,
            "answers": self._told_answers,
        }
        if value in (None, ""):
            return "–"
        return str(known.get(column, str)(value) or "–")

    def _told_answers(self, answers: dict[str, str]) -> str:
        told = told_answers(self._around.questions, answers)
        return "; ".join(f"{question}: {answer}" for question, answer in told)


def _as_told(question: Question, row: ImportRow) -> str:
    text = (row.answers or {})[question.key]
    try:
        return told(question, read_answer(question, text))
    except RuleBroken:
        return text
