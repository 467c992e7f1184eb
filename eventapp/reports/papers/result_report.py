"""The result report (báo cáo kết quả): four sections of the office's own words, filled numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventapp.documents import Align, Block, Heading, Paper, Paragraph
from eventapp.reports import tables
from eventapp.reports.entry import Entry
from eventapp.reports.papers import heads
from eventapp.reports.papers.figure_tables import body_table
from eventapp.reports.queries.progress import Progress
from eventapp.reports.queries.summary import Summary
from eventapp.reports.result_facts import filled, result_facts
from eventapp.reports.result_text import HEADINGS, Sections
from eventapp.reports.words import part_words, small
from eventapp.trainings.models import Training

NAME_MM = 34
DRAFT = "(BẢN NHÁP – CÒN PHIẾU CHƯA KHÓA)"


@dataclass(frozen=True)
class ResultReport:
    """The sections with the figures they speak of; paper and .docx are made from it."""

    training: Training
    summary: Summary
    progress: Progress
    sections: Sections

    @property
    def title(self) -> str:
        return f"Kết quả {self.training.title}"

    @property
    def lines(self) -> tuple[str, ...]:
        return (
            *([f"({part_words(self.summary.part)})"] if self.summary.part else []),
            *([] if self.progress.is_final else [DRAFT]),
        )

    @property
    def paragraphs(self) -> dict[str, list[str]]:
        """The filled paragraphs of each section."""
        facts = result_facts(self.summary, self.progress)
        return {
            name: [line.strip() for line in filled(text, facts).splitlines() if line.strip()]
            for name, text in self.sections.named.items()
        }

    @property
    def tables(self) -> tuple[tables.FigureTable, ...]:
        """The same as in the attendance report: by group, by level, by sex."""
        return (
            tables.by_group(self.summary),
            tables.by_level(self.summary),
            tables.by_sex(self.summary),
        )

    @property
    def opening(self) -> str:
        return f"{self.training.host_name} báo cáo {small(self.title)} như sau:"

    @property
    def closing(self) -> str:
        return (
            f"Trên đây là báo cáo kết quả {self.training.title}, {self.training.host_name} trân"
            " trọng báo cáo./."
        )


def result_report(report: ResultReport, entry: Entry) -> Paper:
    training = report.training
    return Paper(
        letterhead=heads.report_head(training, entry),
        type_name="BÁO CÁO",
        title=report.title,
        lines=report.lines,
        blocks=tuple(_body(report)),
        signatory=heads.signatory(training, entry),
        recipients=heads.recipients(training),
        metadata_title=f"Báo cáo kết quả {training.title}",
    )


def _body(report: ResultReport) -> Iterator[Block]:
    if report.training.host_parent_name:
        yield Paragraph(f"Kính gửi: {report.training.host_parent_name}.", align=Align.CENTER)
    yield Paragraph(report.opening)
    for name, paragraphs in report.paragraphs.items():
        yield Heading(HEADINGS[name])
        yield from map(Paragraph, paragraphs)
        if name == "results":
            for number, table in enumerate(report.tables, 1):
                yield Heading(f"Bảng {number}. {table.title}", 3)
                yield body_table(table, name_mm=NAME_MM)
    yield Paragraph(report.closing)
