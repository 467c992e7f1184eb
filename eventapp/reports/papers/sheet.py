"""The attendance sheet of a point (danh sách điểm danh), filled or blank to be signed by hand.

A sheet of up to eighteen people is one page: the reasons of absence stand under the table, so that
the column of answers is narrow and positions keep to one line.
"""

from __future__ import annotations

from eventapp.agencies.kinds import DISTRICT_KINDS
from eventapp.documents import (
    SIGN_BY_HAND,
    Align,
    Paper,
    Paragraph,
    Signatory,
    SignatureRow,
    Table,
)
from eventapp.reports.papers.heads import list_head
from eventapp.reports.papers.sheet_footers import footers
from eventapp.reports.papers.sheet_tables import (
    ROW_TO_READ_MM,
    ROW_TO_SIGN_MM,
    is_wide,
    paper_table,
)
from eventapp.reports.rolls import Roll, Subject
from eventapp.reports.words import capital, small
from eventapp.vietnamese.dates import document_date

DRAFT = "BẢN NHÁP – PHIẾU CHƯA KHÓA"


def sheet(roll: Roll, *, blank: bool = False) -> Paper:
    """The sheet of a half-day, of a day or of the whole training."""
    subject = roll.subject
    table = paper_table(roll, blank=blank)
    return Paper(
        letterhead=list_head(roll.scope.training),
        title="DANH SÁCH ĐIỂM DANH",
        lines=(
            subject.training_title,
            place_words(subject),
            *_agency_line(roll),
            capital(roll.scope.words),
            *_draft_line(roll, blank=blank),
        ),
        blocks=(
            Table(
                table.columns,
                tuple(table.printed_rows),
                empty="Không có người nào.",
                row_height_mm=ROW_TO_SIGN_MM if blank else ROW_TO_READ_MM,
            ),
            *(
                Paragraph(foot.text, align=Align.LEFT, italic=foot.is_small)
                for foot in footers(roll, blank=blank)
            ),
            SignatureRow(
                (
                    Signatory(("NGƯỜI LẬP",), note=SIGN_BY_HAND),
                    Signatory(("PHỤ TRÁCH ĐIỂM CẦU",), note=SIGN_BY_HAND),
                ),
                dated=_dated(roll),
            ),
        ),
        landscape=is_wide(roll),
        metadata_title=f"Danh sách điểm danh, {subject.point_name}, {roll.scope.words}",
        page_code=sheet_code(roll),
    )


def sheet_code(roll: Roll) -> str:
    """Which sheet a scan is of: "BDG-2021/ĐC020/1310S", "…/1310" of a day, "…" of all days."""
    scope = roll.scope
    part = scope.session.code if scope.session else f"{scope.day:%d%m}" if scope.day else ""
    return "/".join(filter(None, (scope.training.code, roll.subject.point_code, part)))


def place_words(subject: Subject) -> str:
    """The point with its code, and its district, for names of communes recur."""
    area = small(subject.area)
    district = f", {area}" if area.startswith(DISTRICT_KINDS) else ""
    return f"{subject.point_name} ({subject.point_code}){district}"


def _agency_line(roll: Roll) -> tuple[str, ...]:
    """The one agency all are from, unless the point is called after it."""
    agency = roll.only_agency
    is_told = small(agency) in roll.subject.point_name or agency in roll.subject.point_name
    return () if is_told else (f"Đơn vị: {agency}",)


def _draft_line(roll: Roll, *, blank: bool) -> tuple[str, ...]:
    return () if blank or roll.is_locked else (DRAFT,)


def _dated(roll: Roll) -> str:
    return capital(document_date(roll.halves[-1].session.day)) if roll.halves else ""
