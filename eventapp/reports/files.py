"""A paper as a file: its bytes, what it is called, what it is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from eventapp import spreadsheets
from eventapp.documents import Paper, cached_render, render
from eventapp.reports import papers, workbooks
from eventapp.reports.queries import Participants, Progress, Summary
from eventapp.reports.rolls import Roll
from eventapp.reports.scope import Scope
from eventapp.reports.words import small
from eventapp.vietnamese.names import fold

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Form(StrEnum):
    """In which form a paper is wanted."""

    PDF = "pdf"
    XLSX = "xlsx"


CONTENT_TYPES = {Form.PDF: "application/pdf", Form.XLSX: spreadsheets.CONTENT_TYPE}


@dataclass(frozen=True)
class File:
    """``title`` is its name without the ending, in Vietnamese."""

    content: bytes
    title: str
    form: Form

    @property
    def name(self) -> str:
        return f"{_NO_FILE_NAME.sub('-', self.title)[:150]}.{self.form.value}"

    @property
    def plain_name(self) -> str:
        """The name without accents, for programs that know no others."""
        return f"{fold(self.title).replace(' ', '-')[:150]}.{self.form.value}"

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.form]

    @property
    def disposition(self) -> str:
        """Content-Disposition: to be kept, under either name."""
        accented = quote(self.name, safe="")
        return f"attachment; filename=\"{self.plain_name}\"; filename*=UTF-8''{accented}"

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def sheet_file(roll: Roll, form: Form, folder: Path, *, blank: bool = False) -> File:
    """The attendance sheet of a point."""
    kind = "Mẫu ký danh sách điểm danh" if blank else "Danh sách điểm danh"
    title = f"{kind} {small(roll.subject.point_name)} {roll.scope.short}"
    if form is Form.XLSX:
        return File(workbooks.sheet_workbook(roll, blank=blank), title, form)
    paper = papers.sheet(roll, blank=blank)
    return File(_printed(paper, folder, is_final=blank or roll.is_locked), title, form)


def consolidated_file(
    scope: Scope, summary: Summary, progress: Progress, form: Form, folder: Path
) -> File:
    """The consolidated report."""
    restated = f"quy đổi {summary.units_on:%d-%m-%Y}" if summary.units_on else ""
    parts = ("Báo cáo kết quả tham dự", scope.training.code, scope.short, restated)
    title = " ".join(filter(None, parts))
    if form is Form.XLSX:
        return File(workbooks.consolidated_workbook(scope, summary), title, form)
    paper = papers.consolidated(scope, summary, progress)
    return File(_printed(paper, folder, is_final=progress.is_final), title, form)


def participants_file(
    found: Participants, form: Form, folder: Path, *, to_sign: bool = False
) -> File:
    """The list of participants."""
    choice = found.choice
    parts = [
        found.training.code,
        choice.group.code if choice.group else "",
        choice.agency.name if choice.agency else "",
        choice.point.name if choice.point else "",
    ]
    kind = "Danh sách ký nhận" if to_sign else "Danh sách đại biểu"
    title = " ".join(filter(None, (kind, *parts)))
    if form is Form.XLSX:
        return File(workbooks.participant_workbook(found), title, form)
    paper = papers.participant_list(found, to_sign=to_sign)
    return File(_printed(paper, folder, is_final=True), title, form)


def _printed(paper: Paper, folder: Path, *, is_final: bool) -> bytes:
    """A draft says at which minute it was made: keeping it would serve nobody again."""
    return cached_render(paper, folder) if is_final else render(paper)
