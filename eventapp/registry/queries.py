"""Issued papers and how they stand; the sheets a paper is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import reach
from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to as points_visible_to
from eventapp.registry.models import IssuedPaper, PaperSource, SignedCopy, StoredFile
from eventapp.registry.standing import Issued
from eventapp.reports.catalogue import CATALOGUE, PaperKind
from eventapp.reports.queries.part import part_of
from eventapp.reports.selection import Selection
from eventapp.trainings.models import Training


@dataclass(frozen=True)
class Series:
    """All versions of one paper: of the same kind, about the same, for the same part."""

    training_id: int
    kind: PaperKind
    selection: str
    part: str

    @property
    def condition(self) -> ColumnElement[bool]:
        return and_(
            IssuedPaper.training_id == self.training_id,
            IssuedPaper.kind == self.kind,
            IssuedPaper.selection == self.selection,
            IssuedPaper.part == self.part,
        )


def series_of(kind: PaperKind, asked: Selection, *, viewer: User) -> Series:
    """Where a paper with this selection belongs when the viewer issues it."""
    return Series(asked.training.id, kind, urlencode(asked.query), part_of(viewer))


def visible_to(viewer: User) -> ColumnElement[bool]:
    """Whoever has a part of the tree sees what was issued for that part."""
    return reach(viewer, IssuedPaper.agency_id, Role.ORGANISER, Role.OFFICIAL)


def issued_papers(training: Training, *, viewer: User) -> list[Issued]:
    """All of a training, the latest first."""
    found = _issued().where(IssuedPaper.training_id == training.id, visible_to(viewer))
    return _standing(found.order_by(IssuedPaper.issued_at.desc(), IssuedPaper.id.desc()))


def get_issued(training: Training, paper_id: int, *, viewer: User) -> Issued:
    """One of them; NoResultFound for what the viewer may not see."""
    mine = (IssuedPaper.training_id == training.id, visible_to(viewer))
    found = _issued().where(IssuedPaper.id == paper_id, *mine)
    paper, newest, changed = db.session.execute(found).one()
    return Issued(paper, newest, changed)


def find_by_code(code: str) -> Issued | None:
    """For anybody who holds the paper; with its training, without anything personal."""
    return next(iter(_standing(_issued().where(IssuedPaper.code == code))), None)


def versions(series: Series) -> Sequence[IssuedPaper]:
    """Of a series, the newest first."""
    return db.session.scalars(
        select(IssuedPaper).where(series.condition).order_by(IssuedPaper.version.desc())
    ).all()


def has_changed_sheets(paper: IssuedPaper) -> bool:
    return bool(db.session.scalar(select(_changed()).where(IssuedPaper.id == paper.id)))


def holder_of_number(series: Series, number: int, symbol: str, year: int) -> IssuedPaper | None:
    """The paper of another series that has this number already ("12/BC-SLĐTBXH" of that year)."""
    papers = db.session.scalars(
        select(IssuedPaper).where(
            IssuedPaper.number == number,
            IssuedPaper.symbol == symbol,
            IssuedPaper.withdrawn_at.is_(None),
            ~series.condition,
        )
    )
    return next((p for p in papers if p.dated_on is None or p.dated_on.year == year), None)


def sources(kind: PaperKind, asked: Selection, *, viewer: User) -> dict[int, int]:
    """The version of every locked sheet that the paper is made from, by sheet id."""
    if not CATALOGUE[kind].of_sheets:
        return {}
    found = (
        select(Sheet.id, Sheet.number, Sheet.state)
        .join(Point, Point.id == Sheet.point_id)
        .where(
            Point.training_id == asked.training.id,
            Sheet.session_id.in_([session.id for session in asked.scope.sessions]),
            points_visible_to(viewer),
        )
    )
    if asked.point:
        found = found.where(Point.id == asked.point.id)
    return {
        sheet_id: number if state is SheetState.LOCKED else 0
        for sheet_id, number, state in db.session.execute(found)
    }


def get_copy(paper: IssuedPaper, copy_id: int) -> SignedCopy:
    return db.session.scalars(
        select(SignedCopy)
        .where(SignedCopy.id == copy_id, SignedCopy.paper_id == paper.id)
        .options(joinedload(SignedCopy.file))
    ).one()


def content_of(file_id: int) -> bytes:
    """The bytes of a stored file."""
    return db.session.scalars(select(StoredFile.content).where(StoredFile.id == file_id)).one()


def _issued() -> Select[IssuedPaper, int, bool]:
    later = aliased(IssuedPaper)
    newest = (
        select(func.max(later.version))
        .where(
            later.training_id == IssuedPaper.training_id,
            later.kind == IssuedPaper.kind,
            later.selection == IssuedPaper.selection,
            later.part == IssuedPaper.part,
            later.withdrawn_at.is_(None),
        )
        .correlate(IssuedPaper)
        .scalar_subquery()
    )
    return select(IssuedPaper, func.coalesce(newest, 0), _changed()).options(
        joinedload(IssuedPaper.training),
        joinedload(IssuedPaper.file),
        selectinload(IssuedPaper.copies).joinedload(SignedCopy.file),
    )


def _changed() -> ColumnElement[bool]:
    return exists(
        select(PaperSource.sheet_id)
        .join(Sheet, Sheet.id == PaperSource.sheet_id)
        .where(
            PaperSource.paper_id == IssuedPaper.id,
            or_(Sheet.number != PaperSource.number, Sheet.state != SheetState.LOCKED),
        )
        .correlate(IssuedPaper)
    )


def _standing(found: Select[IssuedPaper, int, bool]) -> list[Issued]:
    return [Issued(paper, newest, changed) for paper, newest, changed in db.session.execute(found)]
