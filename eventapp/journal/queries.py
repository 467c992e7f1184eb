"""Reading the journal. Whoever may read it may read all of it; see ``Permission.READ_JOURNAL``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from eventapp.database import db
from eventapp.journal.models import JournalEntry
from eventapp.journal.reading import Line, headline, lines

PER_PAGE = 50
LONGEST_HISTORY = 200


@dataclass(frozen=True)
class Wanted:
    """Which lines to show; empty parts let everything through. ``actor_id`` 0 is the program."""

    training_id: int | None = None
    subject: str = ""
    actor_id: int | None = None


@dataclass(frozen=True)
class Page:
    """One page of lines, newest first, out of ``total`` lines on ``pages`` pages."""

    lines: Sequence[Line]
    page: int
    pages: int
    total: int


def entries(wanted: Wanted, *, page: int) -> Page:
    """The lines that are wanted; a page that does not exist is the nearest one that does."""
    found = select(JournalEntry).where(*_conditions(wanted))
    total = db.session.scalars(select(func.count()).select_from(found.subquery())).one()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    shown = _newest(found).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return Page(lines(db.session.scalars(shown)), page, pages, total)


def history_of(subject: str, subject_id: int) -> list[Line]:
    """What happened to one row of a table, newest first."""
    found = select(JournalEntry).where(
        JournalEntry.subject == subject, JournalEntry.subject_id == subject_id
    )
    return lines(db.session.scalars(_newest(found).limit(LONGEST_HISTORY)))


def last_line() -> int:
    """The number of the newest line, 0 when nothing was written yet."""
    return db.session.scalar(select(func.max(JournalEntry.id))) or 0


def lines_since(
    line: int, subjects: Collection[str], belongs: Callable[[JournalEntry], bool]
) -> list[Line]:
    """What was written after a line about these kinds of rows and ``belongs``, oldest first."""
    found = (
        select(JournalEntry)
        .where(JournalEntry.id > line, JournalEntry.subject.in_(subjects))
        .order_by(JournalEntry.id)
        .limit(LONGEST_HISTORY)
    )
    return lines(entry for entry in db.session.scalars(found) if belongs(entry))


def histories_of(rows: Mapping[str, Collection[int]]) -> list[Line]:
    """What happened to rows of several tables, newest first: ``{table: ids}``."""
    found = select(JournalEntry).where(
        or_(
            *(
                (JournalEntry.subject == subject) & JournalEntry.subject_id.in_(ids)
                for subject, ids in rows.items()
            )
        )
    )
    return lines(db.session.scalars(_newest(found).limit(LONGEST_HISTORY)))


def latest(limit: int, *, training_id: int | None = None) -> list[Line]:
    """The newest lines without their changes, of one training when it is given."""
    found = select(JournalEntry).where(*_conditions(Wanted(training_id=training_id)))
    return [headline(entry) for entry in db.session.scalars(_newest(found).limit(limit))]


def trainings() -> Sequence[tuple[str, int]]:
    """Code and id of every training that the journal knows."""
    found = (
        select(JournalEntry.subject_name, JournalEntry.subject_id)
        .where(JournalEntry.subject == "training")
        .distinct()
        .order_by(JournalEntry.subject_name, JournalEntry.subject_id)
    )
    return [(code, training_id) for code, training_id in db.session.execute(found)]


def actors() -> Sequence[tuple[int, str]]:
    """Id and name of everybody who changed something; 0 is the program itself."""
    found = (
        select(func.coalesce(JournalEntry.actor_id, 0), func.max(JournalEntry.actor_name))
        .group_by(JournalEntry.actor_id)
        .order_by(func.max(JournalEntry.actor_name), JournalEntry.actor_id)
    )
    return [(actor_id, name) for actor_id, name in db.session.execute(found)]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.training_id is not None:
        itself = and_(
            JournalEntry.subject == "training", JournalEntry.subject_id == wanted.training_id
        )
        conditions.append(or_(JournalEntry.training_id == wanted.training_id, itself))
    if wanted.subject:
        conditions.append(JournalEntry.subject == wanted.subject)
    if wanted.actor_id is not None:
        conditions.append(func.coalesce(JournalEntry.actor_id, 0) == wanted.actor_id)
    return conditions


def _newest(found: Select[JournalEntry]) -> Select[JournalEntry]:
    return found.order_by(JournalEntry.id.desc())
