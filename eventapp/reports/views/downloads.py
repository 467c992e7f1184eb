"""Papers to keep: PDF, or the same lines as a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.keys import asked_key
from eventapp.points.queries import get_point
from eventapp.reports import files, queries
from eventapp.reports.files import File, Form
from eventapp.reports.views.asked import asked_part, asked_scope, asked_units, is_asked
from eventapp.reports.views.blueprint import bp
from eventapp.trainings.queries import get_training

FORM = "<any(pdf, xlsx):form>"


@bp.get(f"/trainings/<code>/papers/consolidated.{FORM}")
@requires(Permission.READ_REPORTS)
def consolidated(code: str, form: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    scope = asked_scope(training)
    summary = queries.summary(training, scope.sessions, viewer=current_user)
    if day := asked_units():
        summary = queries.restate(summary, on=day)
    progress = queries.progress(training, scope.sessions, viewer=current_user)
    return _download(files.consolidated_file(scope, summary, progress, Form(form), papers_folder()))


@bp.get(f"/trainings/<code>/papers/participants.{FORM}")
@requires(Permission.READ_REPORTS)
def participants(code: str, form: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    choice = queries.get_choice(
        training,
        viewer=current_user,
        group=request.args.get("group", ""),
        agency_id=asked_key(request.args, "agency") or 0,
        point=request.args.get("point", ""),
    )
    found = queries.participants(training, choice, viewer=current_user)
    return _download(
        files.participants_file(found, Form(form), papers_folder(), to_sign=is_asked("sign"))
    )


@bp.get(f"/trainings/<code>/papers/points/<point_code>/sheet.{FORM}")
@requires(Permission.READ_REPORTS)
def sheet(code: str, point_code: str, form: str) -> ResponseReturnValue:
    return _sheet(code, point_code, form)


@bp.get(f"/trainings/<code>/points/<point_code>/own-sheet.{FORM}")
@requires(Permission.TAKE_ROLL)
def own_sheet(code: str, point_code: str, form: str) -> ResponseReturnValue:
    """The sheet for whoever takes the roll there, to hang out or to have signed."""
    return _sheet(code, point_code, form)


def _sheet(code: str, point_code: str, form: str) -> Response:
    training = get_training(code, viewer=current_user)
    point = get_point(training, point_code, viewer=current_user)
    number = asked_key(request.args, "version") or 0
    roll = queries.roll(asked_part(training), point, viewer=current_user, number=number)
    return _download(files.sheet_file(roll, Form(form), papers_folder(), blank=is_asked("blank")))


def papers_folder() -> Path:
    return Path(current_app.config["DATA_DIR"]) / "papers"


def _download(file: File) -> Response:
    answer = Response(file.content, content_type=file.content_type)
    answer.headers["Content-Disposition"] = file.disposition
    answer.headers["Cache-Control"] = "no-store"
    answer.set_etag(file.digest)
    return answer
