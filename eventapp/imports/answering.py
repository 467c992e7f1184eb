"""What an answer does to a row of a draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventapp.errors import RuleBroken
from eventapp.imports.models import BirthOrder, ImportRow
from eventapp.imports.reading_rows import BIRTH_SETTLED
from eventapp.people.models import Sex
from eventapp.questions.answers import Answers, merged
from eventapp.registrations.nomination import read_line, read_name

_SAME = "same-"
_SEX_CODES = ("SEX_CONTRADICTS", "SEX_VS_NAME_HINT", "SEX_MISSING")
_NAME_CODES = ("NAME_UNLIKELY", "NAME_MISSING")
_LONGEST_TYPED = 100
_LONGEST_EMAIL = 254
_MOST_DIGITS = 9


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A row as somebody writes it; ids of group and point, None for the usual ones."""

    full_name: str
    sex: Sex
    birth: str
    position: str
    phone: str
    email: str
    role_code: str | None
    group_id: int | None
    point_id: int | None
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """Answers for a whole list; None leaves things as they are."""

    birth_order: BirthOrder | None = None
    group_id: int | None = None
    point_id: int | None = None
    is_this_training: bool = False


def give(row: ImportRow, answer: str) -> None:
    """One of the answers that were offered; anything else is refused."""
    if answer.startswith(_SAME) and answer.removeprefix(_SAME).isdecimal():
        number = answer.removeprefix(_SAME)
        if len(number) > _MOST_DIGITS:
            raise RuleBroken("This is none of the answers. Please choose again.")
        row.same_as, row.is_another_person = int(number), False
        _settle(row, "DUPLICATE_IN_FILE")
    elif answer == "another":
        row.same_as, row.is_another_person = None, True
        _settle(row, "DUPLICATE_IN_FILE")
    elif answer in {"skip", "take"}:
        row.is_skipped = answer == "skip"
        if answer == "take":
            _settle(row, *(code for code in row.warnings if code not in _SEX_CODES))
            row.is_another_person = row.is_another_person or "DUPLICATE_IN_FILE" in row.warnings
    elif answer in {"female", "male", "unknown"}:
        row.sex = Sex(answer)
        _settle(row, *_SEX_CODES)
    elif answer == "no_birth":
        row.birth = ""
    elif answer == "no_phone":
        row.phone = ""
    else:
        raise RuleBroken("This is none of the answers. Please choose again.")


def write(row: ImportRow, facts: Facts) -> None:
    """Correct a row by hand: what was asked about these facts is answered with it."""
    row.full_name = read_name(facts.full_name)
    row.position = read_line(facts.position, field="position")
    if facts.birth != row.birth:
        row.birth = facts.birth[:_LONGEST_TYPED]
        _settle(row, BIRTH_SETTLED)
    row.phone, row.email = facts.phone[:_LONGEST_TYPED], facts.email[:_LONGEST_EMAIL]
    row.sex, row.role_code = facts.sex, facts.role_code
    row.group_id, row.point_id = facts.group_id, facts.point_id
    row.answers = merged(row.answers, facts.answers) or None
    row.is_skipped = False
    _settle(row, *_SEX_CODES, *_NAME_CODES)


def _settle(row: ImportRow, *codes: str) -> None:
    row.settled = [*dict.fromkeys([*row.settled, *codes])]
