"""Drafts that tell who came: sheets, minutes, the attendance report."""

from __future__ import annotations

from sqlalchemy.exc import NoResultFound

from eventapp.accounts.models import User
from eventapp.reports import papers, queries, workbooks
from eventapp.reports.drafts.draft import Draft, named
from eventapp.reports.paper_workbook import paper_workbook
from eventapp.reports.queries.line_record import line_record
from eventapp.reports.selection import Selection
from eventapp.reports.words import small


def sheet(asked: Selection, viewer: User) -> Draft:
    """The attendance sheet of a point in a half-day, a day or the whole training."""
    assert asked.point  # noqa: S101 - the catalogue says that it needs one
    if not asked.scope.sessions:
        raise NoResultFound
    roll = queries.roll(asked.scope, asked.point, viewer=viewer, number=asked.number)
    kind = "Mẫu ký danh sách điểm danh" if asked.to_sign else "Danh sách điểm danh"
    return Draft(
        title=named(kind, small(roll.subject.point_name), asked.scope.short),
        is_final=asked.to_sign or roll.is_locked,
        draw=lambda _: papers.sheet(roll, blank=asked.to_sign),
        workbook=lambda: workbooks.sheet_workbook(roll, blank=asked.to_sign),
    )


def consolidated(asked: Selection, viewer: User) -> Draft:
    """The consolidated report of a training, a day or a half-day."""
    scope = asked.scope
    summary = queries.summary(asked.training, scope.sessions, viewer=viewer)
    restated = ""
    if asked.units_on:
        summary = queries.restate(summary, on=asked.units_on)
        restated = f"quy đổi {asked.units_on:%d-%m-%Y}"
    progress = queries.progress(asked.training, scope.sessions, viewer=viewer)
    lines = line_record(asked.training, scope.sessions, viewer=viewer)
    return Draft(
        title=named("Báo cáo kết quả tham dự", asked.training.code, scope.short, restated),
        is_final=progress.is_final,
        draw=lambda entry: papers.consolidated(scope, summary, progress, entry, lines),
        workbook=lambda: workbooks.consolidated_workbook(scope, summary, lines),
    )


def minutes(asked: Selection, viewer: User) -> Draft:
    """The minutes of a point in a half-day or day."""
    assert asked.point  # noqa: S101 - the catalogue says that it needs one
    point, scope = asked.point, asked.scope
    roll = queries.roll(scope, point, viewer=viewer)
    lines = line_record(asked.training, scope.sessions, viewer=viewer)
    paper = papers.minutes(roll, point, lines, blank=asked.to_sign)
    kind = "Mẫu biên bản" if asked.to_sign else "Biên bản"
    return Draft(
        title=named(kind, small(roll.subject.point_name), scope.short),
        is_final=asked.to_sign or roll.is_locked,
        draw=lambda _: paper,
        workbook=lambda: paper_workbook(paper, "Số lượng"),
    )
