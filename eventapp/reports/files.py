"""A paper as a file: its bytes, what it is called, what it is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.exc import NoResultFound

from eventapp import spreadsheets
from eventapp.documents import cached_render, render
from eventapp.reports import word
from eventapp.reports.drafts import Draft
from eventapp.vietnamese.names import fold

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Form(StrEnum):
    """In which form a paper is wanted."""

    PDF = "pdf"
    XLSX = "xlsx"
    DOCX = "docx"


CONTENT_TYPES = {
    Form.PDF: "application/pdf",
    Form.XLSX: spreadsheets.CONTENT_TYPE,
    Form.DOCX: word.CONTENT_TYPE,
}


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


def printed(draft: Draft, form: Form, folder: Path) -> File:
    """The paper in this form; a draft is not kept, for it tells its own minute.

    NoResultFound for a .docx of what nobody edits further.
    """
    if form is Form.DOCX:
        if draft.word is None:
            raise NoResultFound
        return File(draft.word(), draft.title, form)
    if form is Form.XLSX:
        return File(draft.workbook(), draft.title, form)
    paper = draft.paper()
    content = cached_render(paper, folder) if draft.is_final else render(paper)
    return File(content, draft.title, form)
