"""What a row of a draft still asks, and which answers may be given with one press."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventapp.errors import N_, RuleBroken
from eventapp.imports.models import ImportRow
from eventapp.lists import words
from eventapp.registrations.nomination import PossibleDuplicate


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A button: ``code`` is what it sends; ``label`` is a message id with ``values``."""

    code: str
    label: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing only a person can decide. ``fact`` names the cell it is about."""

    code: str
    fact: str
    message: str
    values: dict[str, object] = field(default_factory=dict)
    kind: str = "due"
    icon: str = "exclamation-circle"
    answers: tuple[Answer, ...] = ()


SKIP = Answer(code="skip", label=N_("Leave this row out"))
TAKE = Answer(code="take", label=N_("Register all the same"))
NO_BIRTH = Answer(code="no_birth", label=N_("Leave it empty, add it later"))
NO_PHONE = Answer(code="no_phone", label=N_("Leave it empty, add it later"))
_SEXES = (
    Answer(code="female", label=N_("Female")),
    Answer(code="male", label=N_("Male")),
    Answer(code="unknown", label=N_("Not known")),
)
_PERHAPS_WITHDRAWN = ("STRIKETHROUGH", "HIDDEN_ROW", "WITHDRAWN_NOTE")


def questions_of_reader(row: ImportRow) -> list[Question]:
    """What the cells themselves leave open."""
    open_codes = [code for code in row.warnings if code not in row.settled]
    found = [
        _BY_CODE[code]
        for code in open_codes
        if code in _BY_CODE and not _is_settled_by_value(code, row)
    ]
    gone = [code for code in open_codes if code in _PERHAPS_WITHDRAWN]
    if gone:
        found.append(
            Question(
                code=gone[0],
                fact="full_name",
                message=words.WARNINGS[gone[0]],
                icon="slash-circle",
                answers=(SKIP, TAKE),
            )
        )
    if "DUPLICATE_IN_FILE" in open_codes and not row.is_another_person:
        found.append(
            Question(
                code="DUPLICATE_IN_FILE",
                fact="full_name",
                message=words.WARNINGS["DUPLICATE_IN_FILE"],
                kind="cfl",
                icon="intersect",
                answers=(SKIP, _another(None)),
            )
        )
    return found


def question_of_refusal(refusal: RuleBroken) -> Question:
    """What a rule says about a row: a question when somebody is alike, else what to correct."""
    if not isinstance(refusal, PossibleDuplicate):
        fact = refusal.field or "full_name"
        answers = {"birth": (NO_BIRTH,), "phone": (NO_PHONE,)}.get(fact, ())
        return Question(
            code="REFUSED",
            fact=fact,
            message=refusal.message,
            values=refusal.values,
            kind="late",
            icon="exclamation-triangle-fill",
            answers=(*answers, SKIP),
        )
    return Question(
        code="ALIKE",
        fact="full_name",
        message=refusal.message,
        values=refusal.values,
        kind="cfl",
        icon="intersect",
        answers=(
            *([_same(refusal)] if refusal.row.id else []),
            _another(refusal.row.agency_name),
            SKIP,
        ),
    )


def _same(refusal: PossibleDuplicate) -> Answer:
    row = refusal.row
    return Answer(
        code=f"same-{row.id}",
        label=N_("The same person: %(name)s"),
        values={"name": row.full_name},
    )


def _another(agency: str | None) -> Answer:
    return Answer(code="another", label=N_("Two different people"))


def _is_settled_by_value(code: str, row: ImportRow) -> bool:
    return code == "NAME_MISSING" and bool(row.full_name)


_BY_CODE = {
    "NAME_UNLIKELY": Question(
        code="NAME_UNLIKELY",
        fact="full_name",
        message=words.WARNINGS["NAME_UNLIKELY"],
        answers=(TAKE, SKIP),
    ),
    "NAME_MISSING": Question(
        code="NAME_MISSING",
        fact="full_name",
        message=words.WARNINGS["NAME_MISSING"],
        answers=(SKIP,),
    ),
    "SEX_CONTRADICTS": Question(
        code="SEX_CONTRADICTS",
        fact="sex",
        message=words.WARNINGS["SEX_CONTRADICTS"],
        answers=_SEXES,
    ),
    "SEX_VS_NAME_HINT": Question(
        code="SEX_VS_NAME_HINT",
        fact="sex",
        message=words.WARNINGS["SEX_VS_NAME_HINT"],
        answers=_SEXES[:2],
    ),
}
