"""Receipt lists (danh sách ký nhận): documents handed out, support money paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from eventapp.reports.papers.participants import choice_lines, listed_agencies, section_title
from eventapp.reports.queries.participants import Participants
from eventapp.reports.scope import whole
from eventapp.reports.words import capital, people

ROW_TO_SIGN_MM = 9
DOTS = "……………"


@dataclass(frozen=True)
class Receipt:
    """What is signed for; ``columns`` are left blank for a pen."""

    title: str
    columns: tuple[Column, ...]
    total: str
    signatories: tuple[str, ...]


DOCUMENTS = Receipt(
    "DANH SÁCH KÝ NHẬN TÀI LIỆU",
    (Column("Tên tài liệu", 30, Align.LEFT), Column("Số lượng", 14)),
    f"Tổng số tài liệu đã phát: {DOTS} bộ.",
    ("NGƯỜI LẬP", "PHỤ TRÁCH ĐIỂM CẦU"),
)
MONEY = Receipt(
    "DANH SÁCH KÝ NHẬN TIỀN HỖ TRỢ",
    (Column("Số ngày", 14), Column("Số tiền (đồng)", 30)),
    f"Tổng số tiền: {DOTS} đồng (bằng chữ: {DOTS * 3}).",
    ("NGƯỜI LẬP", "KẾ TOÁN", "THỦ TRƯỞNG ĐƠN VỊ"),
)


def receipt_list(found: Participants, receipt: Receipt) -> Paper:
    """Everybody registered, agency by agency, with room to sign; amounts are left blank."""
    training = found.training
    return Paper(
        letterhead=list_head(training),
        title=receipt.title,
        lines=(training.title, f"({capital(whole(training).words)})", *choice_lines(found)),
        blocks=(
            Table(
                receipt_columns(receipt),
                tuple(_rows(found, receipt)),
                empty="Chưa có người đăng ký.",
                row_height_mm=ROW_TO_SIGN_MM,
            ),
            Paragraph(f"Danh sách gồm {people(_count(found))}. {receipt.total}", align=Align.LEFT),
            SignatureRow(
                tuple(Signatory((title,), note=SIGN_BY_HAND) for title in receipt.signatories),
                dated=f"Ngày {'.' * 6} tháng {'.' * 6} năm {training.ends_on.year}",
            ),
        ),
        metadata_title=f"{capital(receipt.title.lower())}, {training.title}",
    )


def receipt_columns(receipt: Receipt) -> tuple[Column, ...]:
    return (
        Column("STT", 11),
        Column("Họ và tên", 40, Align.LEFT),
        Column("Chức vụ", 46, Align.LEFT),
        *receipt.columns,
        Column("Ký nhận", 26),
    )


def _rows(found: Participants, receipt: Receipt) -> Iterator[Row]:
    number = 0
    blanks = ("",) * (len(receipt.columns) + 1)
    for section in listed_agencies(found):
        yield Row((section_title(section),), RowStyle.SECTION)
        for person in section.people:
            number += 1
            yield Row((number, person.full_name, person.position, *blanks))
    if number:
        yield Row(("Tổng cộng", *blanks), RowStyle.TOTAL)


def _count(found: Participants) -> int:
    return len(found.people) + len(found.others)
