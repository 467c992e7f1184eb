"""What only a person can decide, asked once for all rows it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eventapp.lists.births import day_and_month_exchanged
from eventapp.lists.participant import Participant
from eventapp.lists.results import Double, Proposal, Question
from eventapp.lists.sexes import hint_of


def questions_about(
    people: Sequence[Participant], doubles: Sequence[Double], by_blank: set[int]
) -> tuple[Question, ...]:
    """The questions of a list, in the order in which they are best answered.

    ``by_blank`` are the rows whose sex only an empty cell tells.
    """
    proposals: dict[str, list[Proposal]] = {code: [] for code in _PROPOSED}
    for person in people:
        for code in dict.fromkeys(_SAME.get(code, code) for code in person.warnings):
            if code in _PROPOSED:
                proposals[code].append(Proposal(person.row, _PROPOSED[code][2](person)))
        if person.row in by_blank:
            proposals["SEX_BY_BLANK"].append(Proposal(person.row, person.sex))
    if proposals["DOB_DAY_MONTH_AMBIGUOUS"] and proposals["DOB_POSSIBLY_SWAPPED"]:
        proposals["DOB_POSSIBLY_SWAPPED"] += proposals.pop("DOB_DAY_MONTH_AMBIGUOUS")
    found = [
        Question(code, _PROPOSED[code][0], tuple(rows), _PROPOSED[code][1])
        for code, rows in proposals.items()
        if rows
    ]
    for double in doubles:
        rows = tuple(Proposal(row, str(double.rows[0])) for row in double.rows)
        answer = "keep_first" if double.level == "certain" else "ask"
        found.append(Question("DUPLICATE_IN_FILE", "row", rows, answer))
    return tuple(found)


def _nothing(person: Participant) -> str | None:
    return None


def _kept_birth(person: Participant) -> str | None:
    return person.birth_date


def _exchanged(person: Participant) -> str | None:
    return day_and_month_exchanged(person.birth_date) if person.birth_date else None


def _hinted_sex(person: Participant) -> str | None:
    return hint_of(person.honorific, person.full_name)


def _agency(person: Participant) -> str | None:
    return person.agency_raw


def _sex(person: Participant) -> str | None:
    return person.sex


# Warnings that ask the same question.
_SAME = {
    "STRIKETHROUGH": "PERHAPS_WITHDRAWN",
    "HIDDEN_ROW": "PERHAPS_WITHDRAWN",
    "WITHDRAWN_NOTE": "PERHAPS_WITHDRAWN",
}

# By code of the question: the fact in doubt, the answer that is proposed, its value for a row.
_PROPOSED: dict[str, tuple[str, str, Callable[[Participant], str | None]]] = {
    "NAME_MISSING": ("full_name", "correct", _nothing),
    "NAME_UNLIKELY": ("full_name", "correct", _nothing),
    "PERHAPS_WITHDRAWN": ("row", "leave_out", _nothing),
    "POSSIBLE_HOMONYM": ("row", "another_person", _nothing),
    "DOB_POSSIBLY_SWAPPED": ("birth_date", "exchange_day_and_month", _exchanged),
    "DOB_DAY_MONTH_AMBIGUOUS": ("birth_date", "keep", _kept_birth),
    "SEX_CONTRADICTS": ("sex", "correct", _hinted_sex),
    "SEX_MISSING": ("sex", "correct", _hinted_sex),
    "SEX_VS_NAME_HINT": ("sex", "keep", _sex),
    "SEX_BY_BLANK": ("sex", "keep", _sex),
    "AGENCY_FILLED_DOWN": ("agency", "keep", _agency),
}
