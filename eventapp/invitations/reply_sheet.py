"""The answers of the agencies as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eventapp.invitations.models import ReplyState
from eventapp.invitations.reply_board import Answered, ReplyBoard, ReplyGroup
from eventapp.spreadsheets import Cell, Worksheet, workbook
from eventapp.templating import moment
from eventapp.trainings.models import Training

SUMS = (
    *("Số cơ quan", "Đã gửi danh sách", "Không cử người", "Đang lập", "Chưa trả lời", "Trễ hạn"),
    *("Chỉ tiêu", "Đã cử", "Nữ", "Tỷ lệ nữ (%)", "Chờ chỗ"),
)
STATES = {
    ReplyState.NOT_OPENED: "Chưa mở",
    ReplyState.OPENED: "Đã mở, chưa trả lời",
    ReplyState.DRAFT: "Đang lập, chưa gửi",
    ReplyState.SENT: "Đã gửi danh sách",
    ReplyState.NIL: "Không cử người",
}


def reply_sheet(training: Training, board: ReplyBoard) -> bytes:
    """Sums by level and district, each agency, people named twice; a silent cell stays empty."""
    title = f"Trả lời của các cơ quan: {training.title}"
    everybody = board.everybody
    return workbook(
        [
            _sums("Theo cấp", title, "Cấp", [*board.levels, everybody]),
            _sums("Theo huyện", title, "Huyện", board.districts),
            Worksheet(
                name="Từng cơ quan",
                title=title,
                headings=[
                    *("Cơ quan", "Huyện", "Trả lời", "Gửi lúc", "Hạn", "Chỉ tiêu", "Đã cử"),
                    *("Nữ", "Chờ chỗ", "Lý do không cử người", "Số lần nhắc"),
                ],
                rows=[_agency(one) for one in everybody.members],
                widths=(46, 28, 22, 20, 20, 10, 10, 10, 10, 40, 12),
            ),
            Worksheet(
                name="Trùng người",
                title="Có thể là một người ở nhiều cơ quan",
                headings=["Họ và tên", "Năm sinh", "Các cơ quan", "Trùng số điện thoại"],
                rows=[
                    [
                        one.found.full_name,
                        one.found.birth_year,
                        "; ".join(agency.name for agency in one.agencies),
                        "có" if one.found.has_same_phone else "không",
                    ]
                    for one in board.twice
                ],
                widths=(30, 12, 70, 20),
            ),
        ]
    )


def _sums(name: str, title: str, heading: str, groups: Sequence[ReplyGroup]) -> Worksheet:
    rows: Iterable[Sequence[Cell]] = [
        [
            *(group.name or "Tổng số", len(group.members), group.sent, group.nil, group.drafts),
            *(group.silent, group.late, group.seats),
            *(_known(group, number) for number in (group.people, group.women)),
            round(100 * group.women / group.people, 1) if group.people else None,
            group.waiting,
        ]
        for group in groups
    ]
    widths = (40, *(12 for _ in SUMS))
    return Worksheet(name=name, title=title, headings=[heading, *SUMS], rows=rows, widths=widths)


def _known(group: ReplyGroup, number: int) -> int | None:
    return number if group.is_known else None


def _agency(one: Answered) -> list[Cell]:
    answer = one.answer
    reply, parent = answer.reply, answer.parent
    people = (answer.people, one.facts.women, one.facts.waiting)
    return [
        answer.agency.name,
        parent.name if parent and parent.level == "district" else "",
        STATES[answer.state] + (" (trễ hạn)" if answer.is_late or one.came_late else ""),
        moment(reply.sent_at) if reply and reply.sent_at else None,
        moment(answer.due_at) if answer.due_at else None,
        answer.seats,
        *(people if not one.is_silent else (None, None, None)),
        (reply.nil_reason if reply else None) or "",
        answer.reminders,
    ]
