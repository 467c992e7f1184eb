"""The lines under an attendance sheet: what it adds up to, reasons, and which version it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventapp.attendance.presence import Presence, ReportKind
from eventapp.attendance.queries import Totals
from eventapp.reports.papers.sheet_tables import has_reason
from eventapp.reports.rolls import HalfDayRoll, Roll
from eventapp.reports.words import PRESENCES, capital, count, half_day_title, moment_words, people
from eventapp.reports.words import small as inside

HASH_LETTERS = 16
DOTS = "……"

KINDS = {
    ReportKind.NOBODY_CAME: "Điểm cầu báo: không có ai đến",
    ReportKind.CANCELLED: "Điểm cầu báo: không tổ chức buổi này",
}


@dataclass(frozen=True)
class Foot:
    """A line under the table; a small one only says which version this is."""

    text: str
    is_small: bool = False


def footers(roll: Roll, *, blank: bool) -> Iterator[Foot]:
    """The lines of each half-day, then what identifies them."""
    for half in roll.halves:
        title = f"{half_day_title(half.session)}: " if len(roll.halves) > 1 else ""
        for text in [_line_to_fill()] if blank else _half(half, roll):
            yield Foot(f"{title}{inside(text)}" if title else text)
    if not blank and roll.halves:
        yield Foot(" ".join(_states(roll)), is_small=True)


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


def reason_words(half: HalfDayRoll) -> str:
    """Who gave which reason: "Vắng có lý do: Đoàn Thị Yến (đi công tác)."; else nothing."""
    parts = []
    for presence in (Presence.EXCUSED, Presence.LATE):
        said = [
            f"{person.full_name} ({person.reason})"
            for person in half.attendees
            if person.presence is presence and has_reason(person)
        ]
        if said:
            parts.append(f"{PRESENCES[presence]}: {', '.join(said)}")
    return "; ".join([parts[0], *map(inside, parts[1:])]) + "." if parts else ""


def _line_to_fill() -> str:
    return (
        f"Tổng số: {DOTS}; có mặt: {DOTS}, nữ: {DOTS}; vắng có lý do: {DOTS};"
        f" vắng không lý do: {DOTS}"
    )


def _half(half: HalfDayRoll, roll: Roll) -> Iterator[str]:
    yield f"{total_words(half.totals)}{_head_count(half)}"
    if reasons := reason_words(half):
        yield reasons
    others = sum(1 for person in half.attendees if person.group_code in roll.not_trainees)
    if others:
        yield (
            f"(*) Trong tổng số có {people(others)} là giảng viên, ban tổ chức, khách mời, kỹ"
            " thuật; không tính là học viên."
        )


def _head_count(half: HalfDayRoll) -> str:
    counted = half.head_count
    if counted.kind in KINDS:
        return f" {KINDS[counted.kind]}."
    if counted.people is None:
        return ""
    women = "" if counted.women is None else f", nữ: {count(counted.women)}"
    line = "" if counted.is_connected else "; mất kết nối đường truyền"
    return f" Sĩ số điểm cầu báo: {count(counted.people)}{women}{line}."


def _states(roll: Roll) -> Iterator[str]:
    for half in roll.halves:
        made = "" if half.lock else f"; số liệu lúc {moment_words(roll.as_of)}"
        title = f"{half_day_title(half.session)}: " if len(roll.halves) > 1 else ""
        words = state_words(half)
        yield f"{title}{words if title else capital(words)}{made}{_chain_words(half)}."


def _chain_words(half: HalfDayRoll) -> str:
    """The end of the chain of marks, to be checked against the register (flask marks verify)."""
    chain = half.chain
    if not chain.length:
        return ""
    return f"; chuỗi {count(chain.length)} lượt điểm danh, mã cuối {chain.digest[:HASH_LETTERS]}"
