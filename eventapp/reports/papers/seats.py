"""Seats per agency (chỉ tiêu cử đại biểu), and what the agencies answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.documents import Align, Block, Column, Paper, Paragraph, Row, RowStyle, Table
from eventapp.invitations.models import ReplyState
from eventapp.invitations.queries import AgencyReply
from eventapp.reports.papers.heads import list_head
from eventapp.reports.queries.order import district_of
from eventapp.reports.queries.planned import SeatPlan, Seats
from eventapp.reports.scope import whole
from eventapp.reports.words import LEVELS, capital, count, part_words, people, small
from eventapp.vietnamese.numbers import NO_VALUE

TITLE = "CHỈ TIÊU VÀ KẾT QUẢ ĐĂNG KÝ CỦA CÁC CƠ QUAN, ĐƠN VỊ"
EMPTY = "Chưa giao chỉ tiêu cho cơ quan, đơn vị nào."
TOTAL = "Tổng cộng"
REPLIES = {
    ReplyState.NOT_OPENED: "Chưa mở",
    ReplyState.OPENED: "Đã mở, chưa trả lời",
    ReplyState.DRAFT: "Đang lập danh sách",
    ReplyState.SENT: "Đã gửi danh sách",
    ReplyState.NIL: "Không cử",
}
_SUMMED = ("called", "registered", "female", "missing")
_OF_ANNEX = 2
_Cells = Callable[[Seats], tuple[str | int, ...]]


def seat_list(plan: SeatPlan, answered: Mapping[int, AgencyReply]) -> Paper:
    """``answered`` are the replies by agency id."""
    training = plan.training
    return Paper(
        letterhead=list_head(training),
        title=TITLE,
        lines=(
            training.title,
            f"({capital(whole(training).words)})",
            *([part_words(plan.part)] if plan.part else []),
        ),
        blocks=(
            Table(
                (
                    Column("STT", 11),
                    Column("Cơ quan, đơn vị", 54, Align.LEFT),
                    Column("Nhóm", 14),
                    Column("Chỉ tiêu", 16),
                    Column("Đã đăng ký", 16),
                    Column("Nữ", 12),
                    Column("Còn thiếu", 14),
                    Column("Trả lời", 32, Align.LEFT),
                ),
                tuple(_rows(plan, lambda one: _replies(one, answered))),
                empty=EMPTY,
            ),
            *_notes(plan),
        ),
        metadata_title=f"Chỉ tiêu và kết quả đăng ký, {training.title}",
    )


def seat_blocks(plan: SeatPlan) -> tuple[Block, ...]:
    """What the plan orders, for its annex: nothing of what was answered."""
    plan = replace(plan, seats=tuple(one for one in plan.seats if one.called))
    return (
        Table(
            (
                Column("TT", 12),
                Column("Cơ quan, đơn vị", 85, Align.LEFT),
                Column("Nhóm đối tượng", 24),
                Column("Số lượng", 20),
                Column("Ghi chú", 24),
            ),
            tuple(_rows(plan, lambda one: (one.called, ""))),
            empty=EMPTY,
        ),
        *_notes(plan),
    )


def reply_words(reply: AgencyReply | None) -> str:
    """Đã gửi danh sách; "Không cử: đang tập huấn khác"."""
    if reply is None:
        return ""
    if reply.state is ReplyState.NIL and reply.reply:
        return f"Không cử: {reply.reply.nil_reason}"
    late = "; quá hạn" if reply.is_late else ""
    return f"{REPLIES[reply.state]}{late}"


def section_of(agency: Agency) -> str:
    """The level, and the district of a commune."""
    district = district_of(agency)
    level = LEVELS[agency.level]
    is_under = agency.level is AgencyLevel.COMMUNE and district
    return f"{level}, {small(district.name)}" if is_under and district else level


def _replies(one: Seats, answered: Mapping[int, AgencyReply]) -> tuple[str | int, ...]:
    missing, reply = one.missing or NO_VALUE, answered.get(one.agency.id)
    return one.called, one.registered, one.female, missing, reply_words(reply)


def _rows(plan: SeatPlan, cells: _Cells) -> Iterator[Row]:
    number = 0
    for section, seats in groupby(plan.seats, key=lambda one: section_of(one.agency)):
        yield Row((section,), RowStyle.SECTION)
        for one in seats:
            number += 1
            yield Row((number, one.agency.name, one.group.code, *cells(one)))
    if plan.seats:
        sums = [sum(getattr(one, name) for one in plan.seats) for name in _SUMMED]
        width = len(cells(plan.seats[0]))
        shown = [sums[0], ""] if width == _OF_ANNEX else [*sums, ""]
        yield Row((TOTAL, *shown), RowStyle.TOTAL)


def _notes(plan: SeatPlan) -> Iterator[Paragraph]:
    if not plan.seats:
        return
    called = sum(one.called for one in plan.seats)
    groups = {one.group.code: one.group.name for one in plan.seats}
    names = "; ".join(f"{code}: {name}" for code, name in sorted(groups.items()))
    yield Paragraph(
        f"Tổng số {people(called)} của {count(len(plan.agencies))} cơ quan, đơn vị.",
        align=Align.LEFT,
    )
    yield Paragraph(f"Nhóm đối tượng: {names}.", align=Align.LEFT)
