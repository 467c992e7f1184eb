"""The attendance sheet of a point (danh sách điểm danh), filled or blank to be signed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eventapp.agencies.kinds import DISTRICT_KINDS
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import Totals
from eventapp.documents import (
    SIGN_BY_HAND,
    Align,
    Column,
    Paper,
    Paragraph,
    Row,
    RowStyle,
    Signatory,
    SignatureRow,
    Table,
)
from eventapp.reports.papers.heads import list_head
from eventapp.reports.rolls import Attendee, HalfDayRoll, Roll, Subject
from eventapp.reports.words import (
    DISPUTED,
    PRESENCES,
    SEXES,
    capital,
    count,
    half_day_title,
    moment_words,
    people,
    position_and_agency,
    small,
)
from eventapp.vietnamese.dates import document_date

EMPTY_ROWS = 5
"""Room on a blank sheet for people who come without being registered."""

ROW_TO_SIGN_MM, ROW_TO_READ_MM = 8, 6
WALK_IN, NOT_A_TRAINEE = "Bổ sung", "(*)"
DRAFT = "BẢN NHÁP – PHIẾU CHƯA KHÓA"
HASH_LETTERS = 16


@dataclass(frozen=True)
class SheetTable:
    """The table of a sheet as columns and rows of texts, for paper and spreadsheet."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int, ...], ...]
    headings: Mapping[int, str] = field(default_factory=dict)
    """What stands above the row of that number: the combined point whose people follow."""

    @property
    def flat(self) -> Iterator[tuple[str | int, ...]]:
        """The rows with each heading as a row of its own, in the column of the names."""
        blanks = ("",) * (len(self.columns) - 2)
        for number, row in enumerate(self.rows):
            if number in self.headings:
                yield ("", self.headings[number], *blanks)
            yield row


def sheet(roll: Roll, *, blank: bool = False) -> Paper:
    """The sheet of a half-day or of a day."""
    subject = roll.subject
    table = sheet_table(roll, blank=blank)
    return Paper(
        letterhead=list_head(roll.scope.training),
        title="DANH SÁCH ĐIỂM DANH",
        lines=(
            subject.training_title,
            place_words(subject),
            *([f"Đơn vị: {only}"] if (only := roll.only_agency) else []),
            capital(roll.scope.words),
            *_draft_line(roll, blank=blank),
        ),
        blocks=(
            Table(
                table.columns,
                tuple(_rows(table)),
                empty="Không có người nào.",
                row_height_mm=ROW_TO_SIGN_MM if blank else ROW_TO_READ_MM,
            ),
            *(Paragraph(text, align=Align.LEFT) for text in _footers(roll, blank=blank)),
            SignatureRow(
                (
                    Signatory(("NGƯỜI LẬP",), note=SIGN_BY_HAND),
                    Signatory(("PHỤ TRÁCH ĐIỂM CẦU",), note=SIGN_BY_HAND),
                ),
                dated=_dated(roll),
            ),
        ),
        landscape=len(roll.halves) > 1 and not blank,
        metadata_title=f"Danh sách điểm danh, {subject.point_name}, {roll.scope.words}",
    )


def sheet_table(roll: Roll, *, blank: bool = False) -> SheetTable:
    """Who is on the sheet, and what was answered."""
    rows: list[tuple[str | int, ...]] = []
    headings: dict[int, str] = {}
    above = ""
    for number, (person, answers) in enumerate(roll.people, 1):
        if person.guest_of and person.guest_of != above:
            headings[number - 1] = f"{person.guest_of} (ngồi ghép)"
        above = person.guest_of
        rows.append(
            (
                number,
                person.full_name,
                SEXES[person.sex],
                person.position
                if roll.only_agency
                else position_and_agency(person.position, person.agency_name),
                *("" if blank else answer_words(answer) for answer in answers),
                *(() if blank else ("",)),
                _note(person, roll),
            )
        )
    columns = _columns(roll, blank=blank)
    if blank:
        empty = ("",) * (len(columns) - 1)
        rows += [(len(rows) + n, *empty) for n in range(1, EMPTY_ROWS + 1)]
    return SheetTable(columns, tuple(rows), headings)


def _rows(table: SheetTable) -> Iterator[Row]:
    for number, row in enumerate(table.rows):
        if number in table.headings:
            yield Row((table.headings[number],), RowStyle.SECTION)
        yield Row(row)


def answer_words(answer: Attendee | None) -> str:
    """The answer of one half-day: "Vắng có lý do: đi công tác"; nothing when not on that sheet."""
    if answer is None:
        return "–"
    if answer.is_disputed:
        return DISPUTED
    words = PRESENCES[answer.presence]
    if answer.reason and answer.presence in {Presence.EXCUSED, Presence.LATE}:
        return f"{words}: {answer.reason}"
    return words


def total_words(totals: Totals) -> str:
    """The line under the table; equal to the screen's totals."""
    parts = [
        f"Tổng số: {people(totals.expected)}",
        f"có mặt: {count(totals.here)}, nữ: {count(totals.female_here)}"
        + (f", đến muộn: {count(totals.late)}" if totals.late else ""),
        f"vắng có lý do: {count(totals.excused)}",
        f"vắng không lý do: {count(totals.absent)}",
    ]
    if totals.unmarked:
        parts.append(f"chưa điểm danh: {count(totals.unmarked)}")
    if totals.conflicts:
        parts.append(f"có 2 câu trả lời khác nhau: {count(totals.conflicts)}")
    return "; ".join(parts) + "."


def state_words(half: HalfDayRoll) -> str:
    """How a reader of the paper can tell which version it is."""
    lock = half.lock
    if lock is None:
        return "phiếu chưa khóa"
    code = lock.content_hash[:HASH_LETTERS]
    words = f"phiếu khóa lần {lock.number} lúc {moment_words(lock.locked_at)}, mã SHA-256 {code}"
    if lock.newest > lock.number:
        words += f"; đã được thay bằng bản khóa lần {lock.newest}"
    return words


def place_words(subject: Subject) -> str:
    """The point with its code, and its district, for names of communes recur."""
    area = small(subject.area)
    district = f", {area}" if area.startswith(DISTRICT_KINDS) else ""
    return f"{subject.point_name} ({subject.point_code}){district}"


def _columns(roll: Roll, *, blank: bool) -> tuple[Column, ...]:
    titles = [half_day_title(half.session) for half in roll.halves]
    several = len(titles) > 1
    wide = several and not blank
    post = "Chức vụ" if roll.only_agency else "Chức vụ, đơn vị"
    person = (
        Column("STT", 11),
        Column("Họ và tên", 55 if wide else 41, Align.LEFT),
        Column("Giới tính", 12),
        Column(post, 58 if wide else 40 if several else 52, Align.LEFT),
    )
    if blank:
        signing = [Column(title, 24, group="Chữ ký") for title in titles]
        return (
            *person,
            *(signing if several else [Column("Chữ ký", 33)]),
            Column("Ghi chú", 15),
        )
    answers = [Column(title, 33, group="Điểm danh") for title in titles]
    return (
        *person,
        *(answers if several else [Column("Điểm danh", 24)]),
        Column("Ký tên", 28 if wide else 15),
        Column("Ghi chú", 22 if wide else 12),
    )


def _note(person: Attendee, roll: Roll) -> str:
    notes = [WALK_IN] if person.is_walk_in else []
    if person.group_code in roll.not_trainees:
        notes.append(NOT_A_TRAINEE)
    return "; ".join(notes)


def _draft_line(roll: Roll, *, blank: bool) -> tuple[str, ...]:
    return () if blank or roll.is_locked else (DRAFT,)


def _footers(roll: Roll, *, blank: bool) -> list[str]:
    dots = "……"
    several = len(roll.halves) > 1
    if blank:
        line = (
            f"Tổng số: {dots}; có mặt: {dots}, nữ: {dots}; vắng có lý do: {dots};"
            f" vắng không lý do: {dots}."
        )
        return [
            f"{half_day_title(half.session)}: {small(line)}" if several else line
            for half in roll.halves
        ]
    return [text for half in roll.halves for text in _half_footers(half, roll, several=several)]


def _half_footers(half: HalfDayRoll, roll: Roll, *, several: bool) -> list[str]:
    line = total_words(half.totals)
    state = state_words(half)
    others = sum(1 for person in half.attendees if person.group_code in roll.not_trainees)
    if several:
        title = half_day_title(half.session)
        line = f"{title}: {small(line)}"
        state = f"{title}: {state}"
    lines = [line]
    if others:
        lines.append(
            f"(*) Trong tổng số có {people(others)} là giảng viên, ban tổ chức, khách mời, kỹ"
            " thuật; không tính là học viên."
        )
    counted = half.head_count
    if counted.people is not None:
        women = "" if counted.women is None else f", nữ: {count(counted.women)}"
        line = "" if counted.is_connected else "; mất kết nối đường truyền"
        lines.append(f"Sĩ số điểm cầu báo: {count(counted.people)}{women}{line}.")
    made = "" if half.lock else f"; số liệu lúc {moment_words(roll.as_of)}"
    lines.append(f"{capital(state)}{made}{_chain_words(half)}.")
    return lines


def _chain_words(half: HalfDayRoll) -> str:
    """The end of the chain of marks, to be checked against the register (flask marks verify)."""
    chain = half.chain
    if not chain.length:
        return ""
    return f"; chuỗi {count(chain.length)} lượt điểm danh, mã cuối {chain.digest[:HASH_LETTERS]}"


def _dated(roll: Roll) -> str:
    day = document_date(roll.halves[-1].session.day)
    return capital(day)
