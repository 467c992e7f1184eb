"""The draft before it is confirmed, and what became of it afterwards."""

from __future__ import annotations

from typing import TypeVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.imports import queries, service
from eventapp.imports.forms import WholeForm
from eventapp.imports.models import ListImport
from eventapp.imports.views.blueprint import ONE, bp
from eventapp.imports.wording import Words
from eventapp.language import refusal
from eventapp.registrations.nomination import Fate
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training
from eventapp.trainings.versions import small_number

Row = TypeVar("Row")

OPEN_PER_PAGE, ROWS_PER_PAGE = 15, 50


@bp.get(f"{ONE}/")
@requires(Permission.REGISTER_PARTICIPANTS)
def preview(code: str, import_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    list_import = queries.get_import(training, import_id, viewer=current_user)
    if not list_import.is_draft:
        return _result(training, list_import)
    judgement = queries.judgement_of(list_import, viewer=current_user)
    ready = judgement.with_fate(Fate.REGISTERED, Fate.WAITING, Fate.CHANGED, Fate.ALREADY_THERE)
    return render_template(
        "imports/preview.html",
        training=training,
        list_import=list_import,
        judgement=judgement,
        open=judgement.open[:OPEN_PER_PAGE],
        more_open=max(0, len(judgement.open) - OPEN_PER_PAGE),
        ready=_page(ready),
        all_ready=ready,
        pages=-(-len(ready) // ROWS_PER_PAGE),
        page=_asked_page(),
        whole=WholeForm(list_import, judgement.around),
        words=Words(list_import, judgement.around),
        Fate=Fate,
    )


@bp.post(f"{ONE}/confirm")
@requires(Permission.REGISTER_PARTICIPANTS)
def confirm(code: str, import_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    list_import = queries.get_import(training, import_id, viewer=current_user)
    seen = small_number(request.form.get("version", "")) or 0
    try:
        service.confirm(list_import, version=seen, by=current_user)
        flash(_("The list is registered."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".preview", code=code, import_id=import_id))


@bp.post(f"{ONE}/discard")
@requires(Permission.REGISTER_PARTICIPANTS)
def discard(code: str, import_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    list_import = queries.get_import(training, import_id, viewer=current_user)
    try:
        service.discard(list_import, by=current_user)
        flash(_("The draft is deleted; nothing was registered from it."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for("registrations.index", code=code))


def _result(training: Training, list_import: ListImport) -> str:
    rows = queries.rows_of(list_import)
    done = [row for row in rows if row.fate is not Fate.REFUSED]
    return render_template(
        "imports/result.html",
        training=training,
        list_import=list_import,
        refused=[row for row in rows if row.fate is Fate.REFUSED],
        rows=_page(done),
        page=_asked_page(),
        pages=-(-len(done) // ROWS_PER_PAGE),
        Fate=Fate,
    )


def _asked_page() -> int:
    return max(1, request.args.get("page", 1, type=int))


def _page(rows: list[Row]) -> list[Row]:
    first = (_asked_page() - 1) * ROWS_PER_PAGE
    return rows[first : first + ROWS_PER_PAGE]
