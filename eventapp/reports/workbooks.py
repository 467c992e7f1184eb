"""The same lines as the papers, as spreadsheets: numbers stay numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventapp.questions.wording import in_cell
from eventapp.reports.measures import Share, Value
from eventapp.reports.papers import line_log
from eventapp.reports.papers.participants import agency_title
from eventapp.reports.papers.sheet_footers import state_words
from eventapp.reports.papers.sheet_tables import spreadsheet_table
from eventapp.reports.queries.line_record import LineRecord
from eventapp.reports.queries.participants import Participants
from eventapp.reports.queries.summary import Summary
from eventapp.reports.rolls import HalfDayRoll, Roll
from eventapp.reports.scope import Scope
from eventapp.reports.tables import TOTAL, FigureTable, annex_groups, by_agency, overview
from eventapp.reports.words import SEXES, half_day_title, units_words
from eventapp.spreadsheets import Cell, Worksheet, workbook

NAMES = {
    "group": "Theo nhóm",
    "level": "Theo cấp",
    "sex": "Theo giới tính",
    "times-group": "Lượt người theo nhóm",
    "times-half-day": "Lượt người theo buổi",
}


def consolidated_workbook(scope: Scope, summary: Summary, lines: LineRecord | None = None) -> bytes:
    """A worksheet per table of the body and per annex."""
    title = f"{scope.training.title}, {scope.words}. {units_words(summary.units_on)}"
    worksheets = [_figures(NAMES[table.key], title, table) for table in overview(summary)]
    for group in annex_groups(summary):
        table = by_agency(summary, group)
        worksheets.append(_figures(f"Phụ lục {group.code}", f"{group.name} ({title})", table))
    if lines:
        worksheets.append(_lines(lines, title))
    return workbook(worksheets)


def result_workbook(scope: Scope, tables: Sequence[FigureTable]) -> bytes:
    """A worksheet per table of the result report."""
    title = f"{scope.training.title}, {scope.words}"
    return workbook([_figures(NAMES[table.key], title, table) for table in tables])


def sheet_workbook(roll: Roll, *, blank: bool = False) -> bytes:
    """The people on a sheet; when filled, its totals and state on a second worksheet."""
    table = spreadsheet_table(roll, blank=blank)
    title = f"Danh sách điểm danh, {roll.subject.point_name}, {roll.scope.words}"
    worksheets = [
        Worksheet(
            "Danh sách",
            title,
            [column.title for column in table.columns],
            table.flat,
            [column.width_mm * 0.55 for column in table.columns],
        )
    ]
    if not blank:
        worksheets.append(
            Worksheet(
                "Tổng hợp",
                title,
                (
                    *("Buổi", "Tổng số", "Có mặt", "Trong đó: nữ", "Trong đó: đến muộn"),
                    *("Vắng có lý do", "Vắng không lý do", "Chưa điểm danh", "2 câu trả lời"),
                    *("Sĩ số điểm cầu báo", "Phiếu"),
                ),
                [_totals(half) for half in roll.halves],
                [14, *[12] * 9, 60],
            )
        )
    return workbook(worksheets)


def participant_workbook(found: Participants) -> bytes:
    """One flat table that can be filtered; those who are no trainees stand at the end."""
    return workbook(
        [
            Worksheet(
                "Đại biểu",
                f"Danh sách đại biểu tham dự, {found.training.title}",
                (
                    *("STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Cơ quan, đơn vị"),
                    *("Nhóm", "Điểm cầu", "Học viên"),
                    *(question.text for question in found.questions),
                ),
                _people(found),
                (6, 28, 10, 10, 34, 40, 8, 34, 10, *(24 for _ in found.questions)),
            )
        ]
    )


def _figures(name: str, title: str, table: FigureTable) -> Worksheet:
    rows: list[list[Cell]] = [
        [line.number, line.name, *map(_number, table.values(line.figures))] for line in table.lines
    ]
    rows.append([None, TOTAL, *map(_number, table.values(table.total))])
    return Worksheet(
        name,
        f"{table.title}: {title}" if table.key in NAMES else title,
        ["TT", table.subject, *(measure.full_title for measure in table.measures)],
        rows,
        [6, 44, *[12] * len(table.measures)],
    )


def _number(value: Value) -> Cell:
    """Per cent to the decimal the paper prints; nothing where it prints "-"."""
    if isinstance(value, Share):
        return None if value.percent is None else float(value.percent)
    return value


def _totals(half: HalfDayRoll) -> list[Cell]:
    totals = half.totals
    return [
        half_day_title(half.session),
        totals.expected,
        totals.here,
        totals.female_here,
        totals.late,
        totals.excused,
        totals.absent,
        totals.unmarked,
        totals.conflicts,
        half.head_count.people,
        state_words(half),
    ]


def _people(found: Participants) -> Iterator[list[Cell]]:
    sections = [(agency_title(members), members, "x") for members in found.trainees]
    sections += [(person.agency_name, (person,), "") for person in found.others]
    number = 0
    for agency, members, trainee in sections:
        for person in members:
            number += 1
            yield [
                number,
                person.full_name,
                SEXES[person.sex],
                person.birth_year,
                person.position,
                agency,
                person.group.code,
                person.point.name,
                trainee,
                *(in_cell(question, person.answers) for question in found.questions),
            ]


def _lines(record: LineRecord, title: str) -> Worksheet:
    """One row per point and half-day, so that it can be filtered."""
    rows = [
        (point.code, point.name, half_day_title(session), line.minutes, line_log.result(line))
        for point in record.points
        for session in record.sessions
        for line in [record.line(point, session)]
    ]
    headings = ("Mã", "Điểm cầu", "Buổi", "Số phút trên đường truyền", "Kết quả")
    return Worksheet(
        "Đường truyền", f"{line_log.TITLE} ({title})", headings, rows, (9, 42, 14, 14, 22)
    )
