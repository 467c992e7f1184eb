"""The numbers of a report in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from eventapp.attendance.presence import SheetStatus
from eventapp.reports.figures import BySex, Figures, total
from eventapp.reports.measures import Share, attendance, attendance_of_registered, women
from eventapp.reports.queries.progress import Progress, SheetProgress
from eventapp.reports.queries.summary import Summary
from eventapp.reports.scope import Scope
from eventapp.reports.tables import trainee_groups
from eventapp.reports.units import ENDED, SPLIT
from eventapp.reports.words import (
    count,
    half_day_title,
    listed,
    moment_words,
    part_words,
    people,
    units_words,
)
from eventapp.vietnamese.numbers import format_number

MOST_NAMED = 40


def preparation(scope: Scope, summary: Summary, progress: Progress) -> Iterator[str]:
    """When, where, for whom, how many were called."""
    figures = total(summary.trainees)
    if summary.part:
        yield f"{part_words(summary.part)}."
    half_days = f", gồm {count(len(scope.sessions))} buổi" if len(scope.sessions) > 1 else ""
    yield f"Thời gian: {scope.words}{half_days}."
    main = sum(1 for place in progress.points if place.point.is_main)
    places = f"Hình thức: trực tuyến tại {count(progress.rooms)} điểm cầu"
    yield f"{places}, trong đó có {count(main)} điểm cầu chính." if main else f"{places}."
    if progress.combined:
        shared = [
            f"{_short(place.point.name)} ngồi tại {_short(place.point.room_of.name)}"
            for place in progress.combined
            if place.point.room_of
        ]
        yield f"Điểm cầu ghép: {listed(shared, MOST_NAMED)}."
    yield "Đối tượng: " + "; ".join(group.name for group in trainee_groups(summary)) + "."
    called = (
        f"Triệu tập {people(figures.called)} của {count(summary.called_agencies)} cơ quan, đơn vị"
    )
    registered = figures.people.registered
    yield f"{called}; đăng ký {people(registered.total)} ({_by_sex(registered)})."


def turnout(summary: Summary) -> Iterator[str]:
    """People, then attendances where there are several half-days."""
    figures = total(summary.trainees)
    yield _people(figures, several=len(summary.sessions) > 1)
    out = figures.people
    yield (
        f"Vắng có lý do: {people(out.excused.total)}; vắng không lý do:"
        f" {people(out.absent.total)}; chưa điểm danh: {people(out.unmarked.total)}."
    )
    if len(summary.sessions) > 1:
        yield _attendances(figures)


def sheets(progress: Progress) -> Iterator[str]:
    """How many sheets are locked, and which points reported late or never."""
    waiting = progress.having(SheetStatus.NOT_DUE)
    reported = progress.having(SheetStatus.REPORTED, SheetStatus.CHECKED, SheetStatus.REOPENED)
    missing = progress.count - progress.locked - reported - waiting
    yield (
        f"Có {format_number(progress.count)} phiếu điểm danh, trong đó đã khóa"
        f" {format_number(progress.locked)}; đã báo, chưa khóa {format_number(reported)};"
        f" chưa báo {format_number(missing)}; chưa đến giờ {format_number(waiting)}."
    )
    yield from _named(progress, "Điểm cầu báo sĩ số muộn", lambda sheet: sheet.came_late)
    yield from _named(progress, "Điểm cầu quá giờ không báo sĩ số", lambda sheet: sheet.is_overdue)
    yield from _named(
        progress, "Điểm cầu mất kết nối đường truyền", lambda sheet: not sheet.is_connected
    )
    if not progress.is_final:
        yield f"Số liệu lúc {moment_words(progress.as_of)}; còn phiếu chưa khóa nên còn thay đổi."


def notes(summary: Summary) -> Iterator[str]:
    """What a reader must know to read the tables right."""
    both = (
        "“người” đếm mỗi người một lần, có mặt khi dự ít nhất một buổi; “lượt người” đếm mỗi"
        " người mỗi buổi; "
    )
    yield (
        f"Ghi chú: {both if len(summary.sessions) > 1 else ''}đến muộn được tính là có mặt; tỷ lệ"
        " nữ tính trên số người có mặt đã rõ giới tính; tỷ lệ tham dự là số có mặt trên số triệu"
        " tập."
    )
    yield f"{units_words(summary.units_on)}."
    if any(unit.section in {SPLIT, ENDED} for unit in summary.agencies.values()):
        yield (
            "Số liệu của đơn vị đã chia tách được ghi ở dòng riêng, không tính vào riêng một đơn vị"
            " kế tục; đơn vị đã kết thúc mà không có đơn vị kế tục được giữ nguyên tên."
        )
    disputed = total(summary.cells).disputed
    if disputed:
        yield (
            f"Có {people(disputed)} có 2 câu trả lời khác nhau trong cùng một buổi, chưa được xử"
            " lý, tính vào “chưa điểm danh”."
        )
    others = total(summary.others).people
    if others.registered.total:
        yield (
            f"Ngoài số liệu trên còn có {people(others.registered.total)} là giảng viên, ban tổ"
            f" chức, khách mời, kỹ thuật ({_by_sex(others.registered)}), trong đó có mặt"
            f" {people(others.present.total)}; không tính là học viên."
        )


def _people(figures: Figures, *, several: bool) -> str:
    here = figures.people.present
    once = "Có mặt ít nhất một buổi" if several else "Có mặt"
    late = f"; trong đó đến muộn: {people(figures.late)}" if figures.late and not several else ""
    return (
        f"{once}: {people(here.total)}, bằng {_percent(attendance(figures))} số triệu tập và"
        f" {_percent(attendance_of_registered(figures))} số đăng ký ({_by_sex(here)};"
        f" nữ chiếm {_percent(women(figures))}){late}."
    )


def _attendances(figures: Figures) -> str:
    out = figures.attendances
    return (
        f"Tính theo lượt người: phải điểm danh {format_number(out.registered.total)} lượt;"
        f" có mặt {format_number(out.present.total)} lượt ({_by_sex(out.present)}), trong đó đến"
        f" muộn {format_number(figures.late)} lượt; vắng có lý do"
        f" {format_number(out.excused.total)} lượt; vắng không lý do"
        f" {format_number(out.absent.total)} lượt; chưa điểm danh"
        f" {format_number(out.unmarked.total)} lượt."
    )


def _named(
    progress: Progress, what: str, applies: Callable[[SheetProgress], bool]
) -> Iterator[str]:
    """One sentence with the points of each half-day, none when there is none."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for point, sheet in progress.sheets:
        if applies(sheet):
            names[half_day_title(sheet.session)].append(_short(point.name))
    if names:
        titles = [half_day_title(sheet.session) for sheet in progress.points[0].sheets]
        yield (
            f"{what}: "
            + "; ".join(
                f"{title} ({len(names[title])}): {listed(names[title], MOST_NAMED)}"
                for title in titles
                if title in names
            )
            + "."
        )


def _short(name: str) -> str:
    return name.removeprefix("Điểm cầu ")


def _by_sex(counts: BySex) -> str:
    words = f"nữ {format_number(counts.female)}, nam {format_number(counts.male)}"
    return f"{words}, chưa rõ {format_number(counts.unknown)}" if counts.unknown else words


def _percent(share: Share) -> str:
    return share.words if share.percent is None else f"{share.words}%"
