"""A row of a draft becomes a nomination, in the way its list was decided to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.imports.models import BirthOrder, ImportRow, ListImport
from eventapp.imports.surroundings import Surroundings
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.questions.answers import read_answer
from eventapp.registrations.nomination import Nomination, read_birth
from eventapp.trainings.models import AudienceGroup

SWAPPED, AMBIGUOUS = "DOB_POSSIBLY_SWAPPED", "DOB_DAY_MONTH_AMBIGUOUS"
BIRTH_SETTLED = "BIRTH_SETTLED"


@dataclass(frozen=True)
class BirthOrders:
    """Rows whose day and month Excel has probably, or perhaps, exchanged."""

    probable: Sequence[ImportRow]
    possible: Sequence[ImportRow]


def orders_of(rows: Sequence[ImportRow]) -> BirthOrders:
    live = [row for row in rows if not row.is_skipped and BIRTH_SETTLED not in row.settled]
    return BirthOrders(
        [row for row in live if SWAPPED in row.warnings],
        [row for row in live if AMBIGUOUS in row.warnings],
    )


def birth_of(row: ImportRow, order: BirthOrder | None) -> str:
    """The birth as typed, with day and month as the whole column was decided to be read."""
    is_doubtful = {SWAPPED, AMBIGUOUS} & set(row.warnings) and BIRTH_SETTLED not in row.settled
    parts = row.birth.split("/")
    if not is_doubtful or len(parts) != 3:  # noqa: PLR2004 - day, month, year
        return row.birth
    day, month, year = parts
    match order:
        case BirthOrder.EXCHANGE:
            return f"{month}/{day}/{year}"
        case BirthOrder.YEAR:
            return year
    return row.birth


def agency_of(row: ImportRow, around: Surroundings) -> Agency:
    communes = {agency.id: agency for agency in around.communes}
    return communes.get(row.agency_id or 0, around.agency)


def group_of(row: ImportRow, list_import: ListImport, around: Surroundings) -> AudienceGroup | None:
    wanted = row.group_id or list_import.group_id
    return next((group for group in around.groups if group.id == wanted), None)


def point_of(row: ImportRow, list_import: ListImport, around: Surroundings) -> Point | None:
    wanted = row.point_id or list_import.point_id
    return next((point for point in around.points if point.id == wanted), None)


def nomination_of(row: ImportRow, list_import: ListImport, around: Surroundings) -> Nomination:
    """The nomination, or a refusal that says which fact has to be looked at."""
    group = group_of(row, list_import, around)
    if group is None:
        raise RuleBroken("Choose the group this person belongs to.", field="group")
    point = point_of(row, list_import, around)
    if point is None:
        raise RuleBroken("Choose the point where this person attends.", field="point")
    text = birth_of(row, list_import.birth_order)
    birth_date, birth_year = read_birth(text, first_day=around.training.starts_on)
    return Nomination(
        full_name=row.full_name,
        sex=row.sex,
        birth_date=birth_date,
        birth_year=birth_year,
        position=row.position,
        agency=agency_of(row, around),
        group=group,
        role_code=around.role([row.role_code] if row.role_code else [], group),
        point=point,
        phone=row.phone,
        email=row.email,
        answers=_answers(row, around, group),
        is_another_person=row.is_another_person,
        same_as=row.same_as,
        unsaid=frozenset(_unsaid(row, text)),
    )


def _answers(row: ImportRow, around: Surroundings, group: AudienceGroup) -> dict[str, str]:
    """What the list says about the questions for her group.

    A cell that is empty where an answer is required asks for it; a list without the column may be
    followed by answers later.
    """
    typed = row.answers or {}
    answers = {}
    for question in around.questions:
        if question.key not in typed or not question.is_for(group.id):
            continue
        answer = read_answer(question, typed[question.key])
        if question.is_required and not answer:
            raise RuleBroken(
                "Please answer: %(question)s", field=question.field, question=question.text
            )
        if answer:
            answers[question.key] = answer
    return answers


def _unsaid(row: ImportRow, birth: str) -> Iterator[str]:
    """What the list says nothing about; a row that is there already keeps it."""
    said = {
        "group": row.group_id,
        "point": row.point_id,
        "role_code": row.role_code,
        "birth_date": birth,
        "birth_year": birth,
        "position": row.position,
        "phone": row.phone,
        "email": row.email,
        "sex": row.sex is not Sex.UNKNOWN,
    }
    return (fact for fact, value in said.items() if not value)
