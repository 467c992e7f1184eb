"""The annex "nhật ký đường truyền": when each point was on the line, and by which rule."""

from __future__ import annotations

from datetime import datetime

from eventapp import clock
from eventapp.connections.lines import LineState
from eventapp.documents import Align, Block, Column, Paragraph, Row, RowStyle, Table
from eventapp.reports.queries.line_record import LineRecord
from eventapp.reports.words import count, half_day_title
from eventapp.vietnamese.dates import format_time
from eventapp.vietnamese.numbers import percent

TITLE = "Nhật ký đường truyền của các điểm cầu"
SHORT_MARK = "*"
_MOST_GAPS = 3


def line_blocks(record: LineRecord) -> tuple[Block, ...]:
    """A table in full for one half-day, minutes side by side for several; then the notes."""
    table = _one_half_day(record) if len(record.sessions) == 1 else _half_days(record)
    return (table, *map(Paragraph, notes(record)))


def sentence(record: LineRecord) -> str:
    """What the body of the report says of it."""
    parts = "; ".join(
        f"{half_day_title(session).lower()}: {count(record.connected(session))} trên"
        f" {count(len(record.points))} điểm cầu"
        for session in record.sessions
    )
    return (
        f"Theo nhật ký cầu truyền hình, số điểm cầu nối đủ thời gian: {parts}"
        " (phụ lục nhật ký đường truyền)."
    )


def notes(record: LineRecord) -> list[str]:
    share, checks = record.threshold.share, record.threshold.checks
    said = [
        f"Ghi chú: điểm cầu được tính là nối đủ khi thời gian kết nối đạt từ {share}% thời gian"
        f" của buổi (từ khi mở điểm danh đến khi kết thúc), hoặc có mặt ở ít nhất {checks} trong 3"
        " thời điểm (sau khi bắt đầu 15 phút, giữa buổi, trước khi kết thúc 15 phút)."
        + ("" if len(record.sessions) == 1 else f" Dấu {SHORT_MARK}: có kết nối nhưng chưa đủ."),
        "Nhật ký chứng minh điểm cầu có kết nối, không thay thế phiếu điểm danh.",
    ]
    if record.unknown:
        titles = ", ".join(half_day_title(session).lower() for session in record.unknown)
        said.append(f"Chưa có nhật ký, không tính là không kết nối: {titles}.")
    return said


def _one_half_day(record: LineRecord) -> Table:
    (session,) = record.sessions
    rows = [
        Row((number, point.name, *_texts(record.line(point, session))))
        for number, point in enumerate(record.points, 1)
    ]
    total = f"Số điểm cầu nối đủ: {count(record.connected(session))}/{count(len(rows))}"
    return Table(
        columns=(
            Column("TT", 10),
            Column("Điểm cầu", 70, Align.LEFT),
            Column("Từ", 16),
            Column("Đến", 16),
            Column("Số phút", 18),
            Column("Tỷ lệ", 18),
            Column("Gián đoạn", 50, Align.LEFT),
            Column("Kết quả", 30),
        ),
        rows=(*rows, Row((total,), RowStyle.TOTAL)),
    )


def _half_days(record: LineRecord) -> Table:
    rows = [
        Row(
            (
                number,
                point.name,
                *(minutes(record.line(point, session)) for session in record.sessions),
                record.half_days(point),
            )
        )
        for number, point in enumerate(record.points, 1)
    ]
    connected = [str(record.connected(session)) for session in record.sessions]
    return Table(
        columns=(
            Column("TT", 10),
            Column("Điểm cầu", 90, Align.LEFT),
            *(
                Column(half_day_title(session), 22, Align.CENTER, "Số phút trên đường truyền")
                for session in record.sessions
            ),
            Column("Số buổi nối đủ", 24),
        ),
        rows=(
            *rows,
            Row(("Số điểm cầu nối đủ", *connected, str(record.total)), RowStyle.TOTAL),
        ),
    )


def minutes(line: LineState) -> str:
    """245, or 45* when that is too short."""
    return f"{line.minutes}{SHORT_MARK if line.was_seen and not line.is_connected else ''}"


def result(line: LineState) -> str:
    if line.is_connected:
        return "Nối đủ"
    return "Chưa đủ" if line.was_seen else "Không thấy kết nối"


def _texts(line: LineState) -> tuple[str, ...]:
    gaps = [f"{_hour(gap.start)}–{_hour(gap.end)}" for gap in line.gaps]
    more = f" và {len(gaps) - _MOST_GAPS} lần khác" if len(gaps) > _MOST_GAPS else ""
    return (
        _hour(line.first) if line.first else "",
        _hour(line.last) if line.last else "",
        str(line.minutes),
        percent(line.seconds, round(line.window.seconds)),
        ", ".join(gaps[:_MOST_GAPS]) + more,
        result(line),
    )


def _hour(moment: datetime) -> str:
    return format_time(clock.local(moment))
