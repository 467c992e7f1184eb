"""A log comes in, is read in another way, applied, withdrawn, or handed back as it came."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.connections import queries, service
from eventapp.connections.forms import ReadingForm, UploadForm, WithdrawalForm, chosen_columns
from eventapp.connections.models import ConnectionLog, LogState
from eventapp.connections.taking_in import Choice, Upload, first_lines, take_in
from eventapp.connections.views.blueprint import LOG, bp
from eventapp.connections.views.logs import choice_of, show
from eventapp.errors import RuleBroken
from eventapp.keys import asked_key
from eventapp.language import refusal
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training


@bp.route("/logs/new", methods=["GET", "POST"])
@requires(Permission.IMPORT_LOGS)
def new(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = UploadForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            upload = Upload(form.file_name, form.content(), Choice(zone=form.zone.data))
            known = queries.find_log(training, upload.sha256, viewer=current_user)
            if known is not None and known.state is not LogState.WITHDRAWN:
                flash(_("This log has been imported already. Nothing was added."), "warning")
                return redirect(url_for(".log", code=code, log_id=known.id))
            log = service.add_log(training, read(training, upload), by=current_user)
            return redirect(url_for(".log", code=code, log_id=log.id))
    page = render_template("connections/new.html", training=training, form=form)
    return page, form.status


@bp.post(f"{LOG}/read-again")
@requires(Permission.IMPORT_LOGS)
def read_again(code: str, log_id: int) -> ResponseReturnValue:
    """Answer what only a person knows, or correct how the file was read."""
    training, log = _opened(code, log_id)
    file = queries.file_of(log)
    before = choice_of(log, file)
    lines = first_lines(file.content, request.form.get("encoding") or log.encoding)
    form = ReadingForm(log, training.days, lines)
    width = max(map(len, lines), default=0)
    with form.reporting_errors():
        if form.validate_on_submit():
            columns = chosen_columns(request.form, width) if "header_line" in form else None
            upload = Upload(log.name, file.content, form.choice(before, columns))
            service.read_again(log, training, read(training, upload), by=current_user)
            flash(_("The log was read again."))
            return redirect(url_for(".log", code=code, log_id=log_id))
    return show(training, log, form=form), form.status


@bp.post(f"{LOG}/apply")
@requires(Permission.IMPORT_LOGS)
def apply(code: str, log_id: int) -> ResponseReturnValue:
    training, log = _opened(code, log_id)
    version = asked_key(request.form, "version") or 0
    try:
        service.apply_log(log, version=version, by=current_user)
        flash(_("The log counts now. It can be withdrawn as a whole."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".log", code=training.code, log_id=log_id))


@bp.route(f"{LOG}/withdraw", methods=["GET", "POST"])
@requires(Permission.IMPORT_LOGS)
def withdraw(code: str, log_id: int) -> ResponseReturnValue:
    training, log = _opened(code, log_id)
    name, form = log.name, WithdrawalForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.withdraw_log(log, reason=form.reason.data, by=current_user)
            flash(_("The log is withdrawn. Nothing it says counts any more."))
            return redirect(url_for(".index", code=code))
    page = render_template(
        "connections/withdraw.html", training=training, log_id=log_id, name=name, form=form
    )
    return page, form.status


@bp.get(f"{LOG}/file")
@requires(Permission.IMPORT_LOGS)
def original(code: str, log_id: int) -> ResponseReturnValue:
    """The bytes as they came; never shown, only kept."""
    _training, log = _opened(code, log_id)
    answer = Response(queries.file_of(log).content, mimetype="application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=log.name)
    return answer


def read(training: Training, upload: Upload) -> Upload:
    known = replace(upload, templates=queries.templates_of(training))
    return take_in(known, training.days)


def _opened(code: str, log_id: int) -> tuple[Training, ConnectionLog]:
    training = get_training(code, viewer=current_user)
    return training, queries.get_log(training, log_id, viewer=current_user)
