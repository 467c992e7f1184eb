"""Checking, locking and reopening sheets. What was locked stays as a version for ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.claiming import claim_answers
from eventapp.attendance.freezing import content_of, hash_of
from eventapp.attendance.models import Answer, Mark, Sheet, SheetVersion
from eventapp.attendance.presence import SheetState
from eventapp.attendance.queries import SheetLine, board, lines_of_points
from eventapp.attendance.queries.chains import ChainHead, chain_heads
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.names import clean_text

LONGEST_REASON = 200


@atomic
def check_sheet(sheet: Sheet, *, by: User, version: int | None = None) -> None:
    """Note that a person has compared the marks with the head count."""
    (sheet,) = _hold([sheet.id], version)
    if sheet.state is SheetState.CHECKED:
        return
    _check_reported(sheet)
    if sheet.state is SheetState.LOCKED:
        raise RuleBroken("The sheet is locked. Reopen it first.")
    sheet.state = SheetState.CHECKED


@atomic
def lock_sheet(
    sheet: Sheet, *, by: User, reason: str | None = None, version: int | None = None
) -> SheetVersion:
    """Freeze a sheet as its next version.

    Refused before it is reported and while two answers contradict each other. Locking again after
    it was reopened carries a reason: this one, else the one given at reopening.
    """
    (sheet,) = _hold([sheet.id], version)
    _check_reported(sheet)
    if sheet.state is SheetState.LOCKED:
        raise RuleBroken("The sheet is already locked.")
    return _freeze([sheet], by=by, reason=_reason(reason))[0]


@atomic
def lock_all_ready(training: Training, session: TrainingSession, *, by: User) -> int:
    """Lock every sheet that was checked, or where everybody is marked and the count fits."""
    ready = [
        row.sheet.id
        for row in board(training, session, viewer=by)
        if row.sheet and row.is_ready_to_lock
    ]
    _hold(ready)
    still_ready = [  # asked again now that nobody can change them any more
        row.sheet
        for row in board(training, session, viewer=by)
        if row.sheet and row.sheet.id in ready and row.is_ready_to_lock
    ]
    return len(_freeze(still_ready, by=by))


@atomic
def reopen_sheet(sheet: Sheet, *, reason: str, by: User, version: int | None = None) -> None:
    """Let a locked sheet be changed again; the locked version stays, the next one is a new one."""
    (sheet,) = _hold([sheet.id], version)
    if sheet.state is not SheetState.LOCKED:
        raise RuleBroken("The sheet is not locked.")
    said = _reason(reason)
    if not said:
        raise RuleBroken("Say why the sheet is reopened.", field="reason")
    sheet.state = SheetState.REOPENED
    sheet.reopening_reason = said
    sheet.locked_at = None
    db.session.execute(
        update(Answer)
        .where(Answer.session_id == sheet.session_id, Answer.point_id == sheet.point_id)
        .values(is_on_locked_sheet=False)
    )


def _hold(sheet_ids: Sequence[int], version: int | None = None) -> Sequence[Sheet]:
    """The sheets as they are now, held until saved; refused when the page showed older ones."""
    sheets = db.session.scalars(
        select(Sheet)
        .where(Sheet.id.in_(sheet_ids))
        .order_by(Sheet.session_id, Sheet.point_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for session_id in {sheet.session_id for sheet in sheets}:
        _training_of(session_id).must_not_be_archived()
    if version is not None and any(sheet.version != version for sheet in sheets):
        raise RuleBroken(STALE)
    return sheets


def _training_of(session_id: int) -> Training:
    return db.session.scalars(
        select(Training)
        .join(TrainingSession, TrainingSession.training_id == Training.id)
        .where(TrainingSession.id == session_id)
    ).one()


def _check_reported(sheet: Sheet) -> None:
    if sheet.reported_at is None:
        raise RuleBroken("The head count of this sheet was not reported yet.")


def _reason(reason: str | None) -> str:
    said = clean_text(reason or "")
    if len(said) > LONGEST_REASON:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field="reason",
            most=LONGEST_REASON,
            length=len(said),
        )
    return said


def _freeze(sheets: Sequence[Sheet], *, by: User, reason: str = "") -> list[SheetVersion]:
    """Make the next version of each sheet (all of one half-day) and pin everybody on it."""
    if not sheets:
        return []
    session = db.session.get_one(TrainingSession, sheets[0].session_id)
    training = db.session.get_one(
        Training, session.training_id, options=[joinedload(Training.host)]
    )
    places = [sheet.point_id for sheet in sheets]
    points = {
        point.id: point for point in db.session.scalars(select(Point).where(Point.id.in_(places)))
    }
    lines = lines_of_points(session, places)
    _check_conflicts([line for found in lines.values() for line in found])
    marks = _marks(session, lines)
    chains = chain_heads((session.id, point_id) for point_id in places)
    claimed = claim_answers(
        {
            (session.id, line.registration.id): point_id
            for point_id, found in lines.items()
            for line in found
        }
    )
    for answer in claimed.values():
        answer.is_on_locked_sheet = True
    for point_id, found in lines.items():
        for line in found:
            claimed[session.id, line.registration.id].point_id = point_id
    versions = []
    for sheet in sheets:
        content = content_of(
            sheet,
            point=points[sheet.point_id],
            session=session,
            training=training,
            lines=lines[sheet.point_id],
            marks=marks[sheet.point_id],
            chain=chains.get((session.id, sheet.point_id), ChainHead()),
        )
        versions.append(_lock(sheet, content, by=by, reason=reason or sheet.reopening_reason))
    db.session.add_all(versions)
    return versions


def _lock(
    sheet: Sheet, content: dict[str, object], *, by: User, reason: str | None
) -> SheetVersion:
    if sheet.number and not reason:
        raise RuleBroken("Say why the sheet is locked again.", field="reason")
    sheet.state = SheetState.LOCKED
    sheet.number += 1
    sheet.locked_at = clock.now()
    sheet.reopening_reason = None
    return SheetVersion(
        sheet_id=sheet.id,
        number=sheet.number,
        locked_at=sheet.locked_at,
        author_id=by.id,
        author_name=by.full_name,
        reason=reason or None,
        content=content,
        content_hash=hash_of(content),
    )


def _check_conflicts(lines: Sequence[SheetLine]) -> None:
    if names := [line.registration.full_name for line in lines if line.is_conflict]:
        raise RuleBroken(
            "Two answers contradict each other for %(names)s. Decide this first.",
            names=", ".join(names),
        )


def _marks(
    session: TrainingSession, lines: dict[int, list[SheetLine]]
) -> dict[int, list[tuple[str, str]]]:
    """Ids and body hashes of all marks about the people on each sheet, by point id."""
    point_of = {line.registration.id: point for point, found in lines.items() for line in found}
    by_point: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, mark_id, body_hash in db.session.execute(
        select(Mark.registration_id, Mark.id, Mark.body_hash).where(
            Mark.session_id == session.id, Mark.point_id.in_(lines)
        )
    ):
        if person in point_of:
            by_point[point_of[person]].append((mark_id, body_hash))
    return by_point
