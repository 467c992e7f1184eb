"""Papers to keep: PDF, or the same lines as a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from flask import Response, current_app
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.points.queries import get_point
from eventapp.reports import service
from eventapp.reports.catalogue import PaperKind, draft
from eventapp.reports.files import File, Form, printed
from eventapp.reports.selection import Selection
from eventapp.reports.views.asked import asked_part, asked_selection, is_asked
from eventapp.reports.views.blueprint import bp
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

FORM = "<any(pdf, xlsx, docx):form>"
KIND = f"<any({', '.join(PaperKind)}):kind>"


@bp.get(f"/trainings/<code>/papers/{KIND}.{FORM}")
@requires(Permission.READ_REPORTS)
def paper(code: str, kind: str, form: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    asked = asked_selection(training, PaperKind(kind))
    return _download(PaperKind(kind), asked, Form(form))


@bp.get(f"/trainings/<code>/points/<point_code>/own-sheet.{FORM}")
@requires(Permission.TAKE_ROLL)
def own_sheet(code: str, point_code: str, form: str) -> ResponseReturnValue:
    """The sheet for whoever takes the roll there, to hang out or to have signed."""
    training = get_training(code, viewer=current_user)
    point = get_point(training, point_code, viewer=current_user)
    asked = Selection(asked_part(training), point, to_sign=is_asked("blank"))
    return _download(PaperKind.SHEET, asked, Form(form))


def papers_folder() -> Path:
    return Path(current_app.config["DATA_DIR"]) / "papers"


def _download(kind: PaperKind, asked: Selection, form: Form) -> Response:
    file = printed(draft(kind, asked, viewer=current_user), form, papers_folder())
    return download(file, asked.training)


def download(file: File, training: Training) -> Response:
    """A file to keep; the journal remembers who took it."""
    service.note_taken(training, file, by=current_user)
    answer = Response(file.content, content_type=file.content_type)
    answer.headers["Content-Disposition"] = file.disposition
    answer.headers["Cache-Control"] = "no-store"
    answer.set_etag(file.digest)
    return answer
