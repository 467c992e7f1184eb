"""Answers to a draft: for one row, and for the whole list."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies.queries import get_agency
from eventapp.errors import RuleBroken
from eventapp.imports import queries, service
from eventapp.imports.answering import Decisions
from eventapp.imports.forms import WholeForm, birth_order, row_form
from eventapp.imports.models import ListImport
from eventapp.imports.views.blueprint import ONE, ROW, bp
from eventapp.imports.wording import Words
from eventapp.language import refusal
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training
from eventapp.trainings.versions import small_number


@bp.post(f"{ROW}/answer")
@requires(Permission.REGISTER_PARTICIPANTS)
def answer(code: str, import_id: int, number: int) -> ResponseReturnValue:
    _, list_import = _found(code, import_id)
    try:
        service.answer_row(list_import, number, request.form.get("answer", ""), by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, import_id)


@bp.route(ROW, methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def row(code: str, import_id: int, number: int) -> ResponseReturnValue:
    training, list_import = _found(code, import_id)
    found = queries.get_row(list_import, number)
    around = queries.surroundings_of(
        training, get_agency(list_import.agency_id), viewer=current_user
    )
    form = row_form(around, found)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.correct_row(list_import, number, form.facts(), by=current_user)
            return _back(code, import_id)
    page = render_template(
        "imports/row.html",
        training=training,
        list_import=list_import,
        row=found,
        form=form,
        words=Words(list_import, around),
    )
    return page, form.status


@bp.post(f"{ONE}/decide")
@requires(Permission.REGISTER_PARTICIPANTS)
def decide(code: str, import_id: int) -> ResponseReturnValue:
    _, list_import = _found(code, import_id)
    decisions = Decisions(
        birth_order=birth_order(request.form.get("birth_order", "")),
        is_this_training="is_this_training" in request.form,
    )
    return _decided(list_import, decisions, code)


@bp.post(f"{ONE}/usual")
@requires(Permission.REGISTER_PARTICIPANTS)
def usual(code: str, import_id: int) -> ResponseReturnValue:
    training, list_import = _found(code, import_id)
    around = queries.surroundings_of(
        training, get_agency(list_import.agency_id), viewer=current_user
    )
    form = WholeForm(list_import, around)
    decisions = form.decisions() if form.validate_on_submit() else Decisions()
    return _decided(list_import, decisions, code)


@bp.post(f"{ONE}/removals")
@requires(Permission.REGISTER_PARTICIPANTS)
def removals(code: str, import_id: int) -> ResponseReturnValue:
    _, list_import = _found(code, import_id)
    keys = [small_number(text) for text in request.form.getlist("gone")]
    chosen = [] if "keep" in request.form else [key for key in keys if key is not None]
    try:
        service.decide_removals(list_import, chosen, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, import_id)


@bp.post(f"{ONE}/skip")
@requires(Permission.REGISTER_PARTICIPANTS)
def skip(code: str, import_id: int) -> ResponseReturnValue:
    _, list_import = _found(code, import_id)
    try:
        service.skip_open(list_import, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, import_id)


def _decided(list_import: ListImport, decisions: Decisions, code: str) -> ResponseReturnValue:
    try:
        service.decide(list_import, decisions, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return _back(code, list_import.id)


def _found(code: str, import_id: int) -> tuple[Training, ListImport]:
    training = get_training(code, viewer=current_user)
    return training, queries.get_import(training, import_id, viewer=current_user)


def _back(code: str, import_id: int) -> ResponseReturnValue:
    return redirect(url_for(".preview", code=code, import_id=import_id))
