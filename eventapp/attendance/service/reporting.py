"""Reporting a sheet: how many people the operator counted in the room."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.claiming import claim_sheets
from eventapp.attendance.models import Sheet, SheetReport
from eventapp.attendance.phones import PairedDevice
from eventapp.attendance.presence import ReportKind, SheetState
from eventapp.attendance.queries import sheet_totals
from eventapp.attendance.refusals import Why
from eventapp.attendance.window import must_be_inside
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import CombinedPoint, Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.names import clean_text

ALWAYS_BELIEVED = 50
LONGEST_NOTE = 500


@atomic
def report_sheet(  # noqa: PLR0913 - what an operator fills in, said by name
    point: Point,
    session: TrainingSession,
    head_count: int,
    *,
    by: User,
    female_count: int | None = None,
    is_connected: bool = True,
    kind: ReportKind | None = None,
    note: str = "",
    outside_reason: str = "",
    device: PairedDevice | None = None,
    report_id: str | None = None,
) -> SheetReport:
    """Report the head count of a point; a second report keeps the first, the last one counts.

    ``device``: it comes from a phone paired by ``by``. ``report_id``: sent again, it is one report.

    ``kind`` nothing: people were counted, with or without a line (``is_connected``). Refused
    outside the window (an organiser says why; what a phone kept may come late), once the sheet is
    locked, and for a number that nobody can have counted.
    """
    training = db.session.get_one(
        Training, session.training_id, options=[joinedload(Training.host)]
    )
    training.must_not_be_archived()
    _hold(session).must_be_held()
    if device:
        if clock.now() < session.opens_at(training):
            raise RuleBroken(Why.NOT_OPEN.label)
    else:
        outside_reason = must_be_inside(session, training, by=by, reason=outside_reason)
    kind = kind or (ReportKind.COUNTED if is_connected else ReportKind.NO_LINE)
    if kind.is_empty:
        head_count, female_count = 0, 0
    sheet = claim_sheets([(session.id, point.id)])[session.id, point.id]
    if report_id and (known := _known(sheet, report_id)):
        return known
    if sheet.state is SheetState.LOCKED:
        raise RuleBroken("The sheet is locked. Ask the organiser to reopen it.")
    _check_room(point, sheet)
    note = clean_text(note)
    _check_counts(point, session, head_count, female_count, by)
    if kind.is_empty:
        _check_nobody_is_here(point, session, by)
    if len(note) > LONGEST_NOTE:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field="note",
            most=LONGEST_NOTE,
            length=len(note),
        )

    report = SheetReport(
        sheet_id=sheet.id,
        reported_at=clock.now(),
        author_id=by.id,
        author_name=device.holder if device else by.full_name,
        head_count=head_count,
        female_count=female_count,
        is_connected=kind is not ReportKind.NO_LINE,
        kind=kind,
        outside_reason=outside_reason,
        note=note,
        report_id=report_id,
    )
    db.session.add(report)
    _copy_to(sheet, report)
    return report


def _known(sheet: Sheet, report_id: str) -> SheetReport | None:
    return db.session.scalar(
        select(SheetReport).where(
            SheetReport.sheet_id == sheet.id, SheetReport.report_id == report_id
        )
    )


def _copy_to(sheet: Sheet, report: SheetReport) -> None:
    sheet.state = SheetState.REPORTED
    sheet.reported_at = report.reported_at
    sheet.head_count, sheet.female_count = report.head_count, report.female_count
    sheet.is_connected, sheet.note = report.is_connected, report.note
    sheet.report_kind = report.kind


def _hold(session: TrainingSession) -> TrainingSession:
    """The half-day as it is now; nobody cancels it until the report is saved."""
    return db.session.scalars(
        select(TrainingSession)
        .where(TrainingSession.id == session.id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    ).one()


def _check_counts(
    point: Point, session: TrainingSession, head_count: int, female_count: int | None, by: User
) -> None:
    if head_count < 0:
        raise RuleBroken("A head count cannot be less than 0.", field="head_count")
    expected = sheet_totals(point, session, viewer=by).expected
    if head_count > max(ALWAYS_BELIEVED, point.seats, 3 * expected):
        raise RuleBroken(
            "Please check the number: %(count)s people are counted, %(expected)s are expected.",
            field="head_count",
            count=head_count,
            expected=expected,
        )
    if female_count is not None and not 0 <= female_count <= head_count:
        raise RuleBroken(
            "The number of women is between 0 and %(count)s.",
            field="female_count",
            count=head_count,
        )


def _check_nobody_is_here(point: Point, session: TrainingSession, by: User) -> None:
    here = sheet_totals(point, session, viewer=by).here
    if here:
        raise RuleBroken(
            "%(count)s people are marked present on this sheet. Take these marks back first.",
            field="kind",
            count=here,
        )


def _check_room(point: Point, sheet: Sheet) -> None:
    """A combined point is counted where its people sit, unless it has reported itself before."""
    room = db.session.scalar(
        select(Point.name)
        .join(CombinedPoint, CombinedPoint.room_id == Point.id)
        .where(CombinedPoint.point_id == point.id)
    )
    if room and sheet.reported_at is None:
        raise RuleBroken(
            "The people of %(point)s sit in the room of %(room)s and are counted there.",
            point=point.name,
            room=room,
        )
