"""What the worker does for a pack: one paper after another, then one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from flask import current_app

from eventapp.documents import bind_apart
from eventapp.errors import N_
from eventapp.jobs.kinds import Assignment, Result, kind
from eventapp.reports.catalogue import PaperKind, draft
from eventapp.reports.choosing import select
from eventapp.reports.drafts import Draft
from eventapp.reports.files import Form, printed
from eventapp.reports.packs import JOB, PackForm
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

Papers = Sequence[tuple[str, dict[str, str]]]


@kind(JOB, N_("Papers to download"))
def pack(task: Assignment, *, training: str, form: str, papers: Papers) -> Result:
    """Make the file; everything is looked up as whoever asked may see it."""
    of = get_training(training, viewer=task.by)
    drafts = (_draft(of, each, by=task.by) for each in papers)
    name = f"Giấy tờ {training}"
    if PackForm(form) is PackForm.ONE_PDF:
        total = 2 * len(papers)
        found = []
        for number, one in enumerate(drafts, 1):
            found.append(one.paper())
            task.progress(number, total)
        content = bind_apart(
            found, name, after_each=lambda n: task.progress(len(papers) + n, total)
        )
        task.file.write_bytes(content)
        return _result(f"{name}.pdf", len(papers))
    wanted = Form.XLSX if PackForm(form) is PackForm.WORKBOOKS else Form.PDF
    _zip(task, drafts, wanted, len(papers))
    return _result(f"{name}.zip", len(papers))


def _draft(training: Training, asked: tuple[str, dict[str, str]], *, by: Any) -> Draft:
    word, words = asked
    return draft(PaperKind(word), select(PaperKind(word), training, words, viewer=by), viewer=by)


def _zip(task: Assignment, drafts: Iterator[Draft], form: Form, total: int) -> None:
    """PDFs are packed small already; two papers of one name get numbers."""
    folder = Path(current_app.config["DATA_DIR"]) / "papers"
    names: Counter[str] = Counter()
    method = ZIP_STORED if form is Form.PDF else ZIP_DEFLATED
    with ZipFile(task.file, "w", method) as archive:
        for number, one in enumerate(drafts, 1):
            file = printed(one, form, folder)
            names[file.name] += 1
            again = f" ({names[file.name]})" if names[file.name] > 1 else ""
            archive.writestr(f"{Path(file.name).stem}{again}.{form.value}", file.content)
            task.progress(number, total)


def _result(name: str, papers: int) -> Result:
    return Result(
        message=N_("%(n)s papers are in this file."), values={"n": papers}, file_name=name
    )
