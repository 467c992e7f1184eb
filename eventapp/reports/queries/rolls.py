"""The roll of a point: what was frozen where the sheet is locked, else the answers of now."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet, SheetVersion
from eventapp.attendance.presence import SheetState
from eventapp.attendance.queries import find_sheet, sheet_lines, sheet_totals
from eventapp.attendance.queries.chains import ChainHead, chain_heads
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.reports.rolls import Attendee, HalfDayRoll, HeadCount, Roll, Subject
from eventapp.reports.scope import Scope
from eventapp.trainings.models import Training, TrainingSession


def roll(scope: Scope, point: Point, *, viewer: User, number: int = 0) -> Roll:
    """The roll of a half-day or of a day.

    ``number`` asks for an older locked version of a half-day; NoResultFound when there is none.
    """
    return Roll(
        scope=scope,
        halves=tuple(
            _half(scope.training, session, point, viewer=viewer, number=number)
            for session in scope.sessions
        ),
        not_trainees=frozenset(g.code for g in scope.training.groups if not g.is_trainee),
        as_of=clock.now(),
    )


def _half(
    training: Training, session: TrainingSession, point: Point, *, viewer: User, number: int
) -> HalfDayRoll:
    sheet = find_sheet(point, session)
    if sheet and (number or sheet.state is SheetState.LOCKED):
        return HalfDayRoll.frozen(session, _version(sheet, number or sheet.number), sheet.number)
    if number:
        raise NoResultFound
    counted = HeadCount()
    if sheet and sheet.reported_at:
        counted = HeadCount(
            sheet.head_count, sheet.female_count, sheet.is_connected, sheet.report_kind
        )
    lines = sheet_lines(point, session, viewer=viewer)
    return HalfDayRoll(
        session=session,
        subject=Subject(training.title, point.code, point.name, point.area),
        attendees=tuple(Attendee.on_sheet(line) for line in lines),
        totals=sheet_totals(point, session, viewer=viewer),
        head_count=counted,
        chain=chain_heads([(session.id, point.id)]).get((session.id, point.id), ChainHead()),
    )


def _version(sheet: Sheet, number: int) -> SheetVersion:
    return db.session.scalars(
        select(SheetVersion).where(SheetVersion.sheet_id == sheet.id, SheetVersion.number == number)
    ).one()
