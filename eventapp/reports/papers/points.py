"""The list of points (danh sách điểm cầu): rooms, who runs them, how line tests came out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from eventapp import clock
from eventapp.documents import Align, Block, Column, Paper, Paragraph, Row, RowStyle, Table
from eventapp.points.models import LineResult, Point
from eventapp.points.queries.line_tests import Line
from eventapp.reports.papers.heads import list_head
from eventapp.reports.queries.planned import PlannedPoint, PlannedPoints
from eventapp.reports.scope import whole
from eventapp.reports.words import capital, count, part_words, people, small
from eventapp.vietnamese.phones import format_phone

TITLE = "DANH SÁCH ĐIỂM CẦU"
NBSP = "\N{NO-BREAK SPACE}"
RESULTS = {LineResult.PASSED: "Đạt", LineResult.FAILED: "Không đạt"}
NOT_TESTED = "Chưa thử"
COLUMNS = (
    Column("STT", 10),
    Column("Điểm cầu", 42, Align.LEFT),
    Column("Phòng họp, địa chỉ", 52, Align.LEFT),
    Column("Phụ trách điểm cầu, điện thoại", 34, Align.LEFT),
    Column("Cán bộ kỹ thuật, điện thoại", 34, Align.LEFT),
    Column("Đại biểu", 12),
    Column("Thiết bị", 40, Align.LEFT),
    Column("Thử đường truyền", 14),
    Column("Ghi chú", 14, Align.LEFT),
)


def point_list(found: PlannedPoints) -> Paper:
    training = found.training
    return Paper(
        letterhead=list_head(training),
        title=TITLE,
        lines=(
            training.title,
            f"({capital(whole(training).words)})",
            *([part_words(found.part)] if found.part else []),
        ),
        blocks=point_blocks(found),
        landscape=True,
        metadata_title=f"Danh sách điểm cầu, {training.title}",
    )


def point_blocks(found: PlannedPoints) -> tuple[Block, ...]:
    """The table and what it adds up to, for the list and for the annex of the plan."""
    rooms = [one for one in found.points if one.point.room_of is None]
    guests = len(found.points) - len(rooms)
    shared = f", trong đó {count(guests)} điểm cầu ngồi ghép" if guests else ""
    total = (
        f"Danh sách gồm {count(len(found.points))} điểm cầu{shared};"
        f" {people(sum(one.registered for one in found.points))} đã đăng ký;"
        f" đường truyền đạt: {count(sum(_is(one, LineResult.PASSED) for one in rooms))},"
        f" không đạt: {count(sum(_is(one, LineResult.FAILED) for one in rooms))},"
        f" chưa thử: {count(sum(_is(one, None) for one in rooms))}."
    )
    return (
        Table(COLUMNS, tuple(_rows(found)), empty="Chưa có điểm cầu."),
        Paragraph(total, align=Align.LEFT),
    )


def _rows(found: PlannedPoints) -> Iterator[Row]:
    number = 0
    for area, members in groupby(found.points, key=lambda one: one.point.area):
        yield Row((area,), RowStyle.SECTION)
        for one in members:
            number += 1
            point = one.point
            yield Row(
                (
                    number,
                    f"{point.name} ({point.code})",
                    ", ".join(filter(None, (point.room, point.address))),
                    with_phone(*operator_of(point)),
                    with_phone(point.technician_name, point.technician_phone),
                    one.registered,
                    point.device,
                    "" if point.room_of else test_words(one.line),
                    _note(point),
                )
            )


def test_words(line: Line) -> str:
    """Đạt (12/10)."""
    if line.last is None or line.last.result is None:
        return NOT_TESTED
    return f"{RESULTS[line.last.result]} ({clock.local(line.last.test.starts_at):%d/%m})"


def operator_of(point: Point) -> tuple[str, str | None]:
    """Who runs the point: as the point names it, else whoever may take its roll."""
    if point.contact_name:
        return point.contact_name, point.contact_phone
    first = next(iter(point.operators), None)
    return (first.full_name, first.phone or point.contact_phone) if first else ("", None)


def with_phone(name: str, phone: str | None) -> str:
    """The digits stay on one line."""
    digits = format_phone(phone).replace(" ", NBSP) if phone else ""
    return ", ".join(filter(None, (name, digits)))


def _is(one: PlannedPoint, result: LineResult | None) -> bool:
    return (one.line.last.result if one.line.last else None) is result


def _note(point: Point) -> str:
    if point.room_of:
        return f"Ngồi ghép tại {small(point.room_of.short_name)}"
    return "Chính" if point.is_main else ""
