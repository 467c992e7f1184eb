"""The consolidated attendance report (báo cáo tổng hợp) with an annex per audience group."""

from __future__ import annotations

from collections.abc import Iterator

from eventapp.documents import Align, Annex, Block, Heading, Paper, Paragraph
from eventapp.reports.entry import NOT_ENTERED, Entry
from eventapp.reports.figures import total
from eventapp.reports.papers import heads, line_log, sentences
from eventapp.reports.papers.figure_tables import annex_table, body_table
from eventapp.reports.queries.line_record import LineRecord
from eventapp.reports.queries.progress import Progress
from eventapp.reports.queries.summary import Summary
from eventapp.reports.scope import Scope
from eventapp.reports.tables import annex_groups, by_agency, overview
from eventapp.reports.words import part_words, units_words

TYPE, TYPE_IN_TEXT = "BÁO CÁO", "Báo cáo"
NAME_MM, AGENCY_MM = 34, 95
DRAFT = "(BẢN NHÁP – CÒN PHIẾU CHƯA KHÓA)"


def consolidated(
    scope: Scope,
    summary: Summary,
    progress: Progress,
    entry: Entry = NOT_ENTERED,
    lines: LineRecord | None = None,
) -> Paper:
    """The report of a training, a day or a half-day; the registry enters number, date, signer."""
    training = scope.training
    head = heads.report_head(training, entry)
    return Paper(
        letterhead=head,
        type_name=TYPE,
        title=f"Kết quả tham dự {training.title}" + (f" ({scope.words})" if scope.query else ""),
        lines=(
            *([f"({part_words(summary.part)})"] if summary.part else []),
            *([f"({units_words(summary.units_on)})"] if summary.units_on else []),
            *([] if progress.is_final else [DRAFT]),
        ),
        blocks=tuple(_body(scope, summary, progress, lines)),
        signatory=heads.signatory(training, entry),
        recipients=heads.recipients(training),
        annexes=tuple(
            Annex(title, head.reference(TYPE_IN_TEXT, training.host_name), blocks, landscape=True)
            for title, blocks in _annexes(summary, lines)
        ),
        metadata_title=f"Báo cáo kết quả tham dự {training.title}, {scope.words}",
    )


def _annexes(summary: Summary, lines: LineRecord | None) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The agencies of each group, then the line of each point when a log knows of it."""
    for group in annex_groups(summary):
        table = by_agency(summary, group)
        yield (
            f"Kết quả tham dự của nhóm: {table.title}",
            (annex_table(table, name_mm=AGENCY_MM),),
        )
    if lines:
        yield line_log.TITLE, line_log.line_blocks(lines)


def _body(
    scope: Scope, summary: Summary, progress: Progress, lines: LineRecord | None
) -> Iterator[Block]:
    training = scope.training
    if training.host_parent_name:
        yield Paragraph(f"Kính gửi: {training.host_parent_name}.", align=Align.CENTER)
    yield Paragraph(
        f"{training.host_name} báo cáo kết quả tham dự {training.title}, {scope.words}, như sau:"
    )
    yield Heading("I. CÔNG TÁC CHUẨN BỊ")
    yield from map(Paragraph, sentences.preparation(scope, summary, progress))
    yield Heading("II. KẾT QUẢ")
    yield Heading("1. Người tham dự", 2)
    yield from map(Paragraph, sentences.turnout(summary))
    yield Heading("2. Phiếu điểm danh và điểm cầu", 2)
    yield from map(Paragraph, sentences.sheets(progress))
    if lines:
        yield Paragraph(line_log.sentence(lines))
    yield Heading("3. Số liệu chi tiết", 2)
    for number, table in enumerate(overview(summary), 1):
        yield Heading(f"Bảng {number}. {table.title}", 3)
        yield body_table(table, name_mm=NAME_MM)
    yield from map(Paragraph, sentences.notes(summary))
    if total(summary.trainees).called or summary.trainees:
        yield Paragraph(
            "Số liệu theo từng cơ quan, đơn vị có tại các phụ lục kèm theo."
            if len(annex_groups(summary)) > 1
            else "Số liệu theo từng cơ quan, đơn vị có tại phụ lục kèm theo."
        )
    yield Paragraph(
        f"Trên đây là báo cáo kết quả tham dự {training.title}, {training.host_name} trân trọng"
        " báo cáo./."
    )
