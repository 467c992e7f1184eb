"""The minutes of a point (biên bản điểm cầu): who sat there, how many, how the line was."""

from __future__ import annotations

from collections.abc import Iterator

from eventapp import clock
from eventapp.attendance.presence import Presence
from eventapp.connections.lines import LineState
from eventapp.documents import (
    SIGN_BY_HAND,
    Align,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signatory,
    SignatureRow,
    Table,
)
from eventapp.points.models import Point
from eventapp.reports.papers.heads import list_head
from eventapp.reports.papers.points import operator_of, with_phone
from eventapp.reports.papers.sheet import place_words
from eventapp.reports.papers.sheet_footers import reason_words
from eventapp.reports.queries.line_record import LineRecord
from eventapp.reports.rolls import HalfDayRoll, Roll
from eventapp.reports.words import count, half_day_title
from eventapp.vietnamese.dates import format_time

DOTS = "……"
DOTTED_LINE = "." * 155
LINES_FOR_REMARKS = 4
COLUMNS = (
    Column("Buổi", 26),
    Column("Tổng số", 16),
    Column("Có mặt", 16),
    Column("Nữ", 14, group="Trong đó"),
    Column("Đến muộn", 16, group="Trong đó"),
    Column("Có lý do", 18, group="Vắng"),
    Column("Không lý do", 18, group="Vắng"),
    Column("Chưa điểm danh", 20),
    Column("Sĩ số đã báo", 20),
)


def minutes(roll: Roll, point: Point, lines: LineRecord | None, *, blank: bool = False) -> Paper:
    """Of a half-day or a day; ``blank`` leaves the numbers to a pen."""
    training, subject = roll.scope.training, roll.subject
    where = ", ".join(filter(None, (subject.point_name, point.room, point.address)))
    return Paper(
        letterhead=list_head(training),
        type_name="BIÊN BẢN",
        title=f"Tham dự {subject.training_title}",
        lines=(place_words(subject),),
        blocks=(
            Paragraph(f"Hôm nay, {_opened(roll)}, {roll.scope.words}, tại {where}."),
            Heading("I. THÀNH PHẦN"),
            Paragraph(f"1. Phụ trách điểm cầu: {with_phone(*operator_of(point)) or DOTS * 6}."),
            Paragraph(
                "2. Cán bộ kỹ thuật: "
                f"{with_phone(point.technician_name, point.technician_phone) or DOTS * 6}."
            ),
            Paragraph("3. Đại biểu theo danh sách điểm danh kèm theo."),
            Heading("II. SỐ LƯỢNG ĐẠI BIỂU"),
            _numbers(roll, blank=blank),
            *([] if blank else map(Paragraph, _absent(roll))),
            Heading("III. ĐƯỜNG TRUYỀN"),
            *map(Paragraph, _line_words(roll, point, lines, blank=blank)),
            Heading("IV. NHẬN XÉT, KIẾN NGHỊ"),
            *(Paragraph(DOTTED_LINE, align=Align.LEFT) for _ in range(LINES_FOR_REMARKS)),
            Paragraph(
                f"Biên bản lập xong hồi {DOTS} giờ {DOTS} cùng ngày, đã đọc lại cho các thành phần"
                " nghe, thống nhất và ký tên./."
            ),
            SignatureRow(
                (
                    Signatory(("NGƯỜI GHI BIÊN BẢN",), note=SIGN_BY_HAND),
                    Signatory(("PHỤ TRÁCH ĐIỂM CẦU",), note=SIGN_BY_HAND),
                )
            ),
        ),
        metadata_title=f"Biên bản {subject.point_name}, {roll.scope.words}",
    )


def _opened(roll: Roll) -> str:
    return f"hồi {format_time(clock.local(roll.halves[0].session.starts_at))}"


def _numbers(roll: Roll, *, blank: bool) -> Table:
    rows = []
    for half in roll.halves:
        title, sums = half_day_title(half.session), half.totals
        told = half.head_count.people
        cells: tuple[str | int, ...] = (
            *(sums.expected, sums.here, sums.female_here, sums.late),
            *(sums.excused, sums.absent, sums.unmarked + sums.conflicts),
            "Chưa báo" if told is None else told,
        )
        rows.append(Row((title, *([""] * len(cells) if blank else cells))))
    return Table(COLUMNS, tuple(rows), row_height_mm=8)


def _absent(roll: Roll) -> Iterator[str]:
    several = len(roll.halves) > 1
    for half in roll.halves:
        said = list(filter(None, (reason_words(half), _without_reason(half))))
        if said:
            title = f"{half_day_title(half.session)}: " if several else ""
            yield f"{title}{' '.join(said)}"


def _without_reason(half: HalfDayRoll) -> str:
    names = [
        person.full_name
        for person in half.attendees
        if person.presence is Presence.ABSENT and not person.is_disputed
    ]
    return f"Vắng không lý do: {', '.join(names)}." if names else ""


def _line_words(
    roll: Roll, point: Point, lines: LineRecord | None, *, blank: bool
) -> Iterator[str]:
    for half in roll.halves:
        title = half_day_title(half.session)
        known = lines and any(session.id == half.session.id for session in lines.sessions)
        if not blank and lines and known:
            yield f"{title}, theo nhật ký cầu truyền hình: {_line(lines.line(point, half.session))}"
        elif not blank and half.head_count.people is not None:
            state = "tốt" if half.head_count.is_connected else "mất kết nối"
            yield f"{title}, theo báo cáo của điểm cầu: đường truyền {state}."
        else:
            yield f"{title}: nối từ {DOTS} đến {DOTS}; gián đoạn: {DOTS * 4}"


def _line(line: LineState) -> str:
    if not line.first or not line.last:
        return "không thấy kết nối."
    start, end = (format_time(clock.local(moment)) for moment in (line.first, line.last))
    broken = f", gián đoạn {count(len(line.gaps))} lần" if line.gaps else ", không gián đoạn"
    return f"nối từ {start} đến {end}, {count(line.minutes)} phút{broken}."
