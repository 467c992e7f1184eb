"""The questions of a training: the list with its order, and the page of one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.questions import queries, service
from eventapp.questions.forms import QuestionForm, as_typed
from eventapp.questions.models import Question
from eventapp.trainings.queries import get_training

bp = Blueprint("questions", __name__, url_prefix="/trainings/<code>/questions")
ONE = "/<int(max=2147483647):question_id>"


@bp.get("/")
@requires(Permission.PLAN_TRAININGS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    found = queries.questions_of(training)
    return render_template("questions/index.html", training=training, questions=found)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = QuestionForm(training.groups)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.ask(training, form.wording(), by=current_user)
            flash(_("The question is asked from now on, in every form and list."))
            return redirect(url_for(".index", code=code))
    page = render_template("questions/edit.html", training=training, form=form, question=None)
    return page, form.status


@bp.route(ONE, methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit(code: str, question_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    question = queries.get_question(training, question_id)
    saved = as_typed(question)
    form = QuestionForm(training.groups, data=saved)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.reword(question, form.wording(), version=form.seen, by=current_user)
            flash(_("The question is saved."))
            return redirect(url_for(".index", code=code))
    form.compare(int(saved["version"]), QuestionForm(training.groups, data=saved, formdata=None))
    page = render_template("questions/edit.html", training=training, form=form, question=question)
    return page, form.status


@bp.post(f"{ONE}/up")
@requires(Permission.PLAN_TRAININGS)
def up(code: str, question_id: int) -> ResponseReturnValue:
    return _done(code, question_id, lambda one: service.move(one, is_up=True, by=current_user))


@bp.post(f"{ONE}/down")
@requires(Permission.PLAN_TRAININGS)
def down(code: str, question_id: int) -> ResponseReturnValue:
    return _done(code, question_id, lambda one: service.move(one, is_up=False, by=current_user))


@bp.post(f"{ONE}/close")
@requires(Permission.PLAN_TRAININGS)
def close(code: str, question_id: int) -> ResponseReturnValue:
    return _done(code, question_id, lambda one: service.close(one, by=current_user))


@bp.post(f"{ONE}/open")
@requires(Permission.PLAN_TRAININGS)
def open_again(code: str, question_id: int) -> ResponseReturnValue:
    return _done(code, question_id, lambda one: service.open_again(one, by=current_user))


@bp.post(f"{ONE}/remove")
@requires(Permission.PLAN_TRAININGS)
def remove(code: str, question_id: int) -> ResponseReturnValue:
    return _done(code, question_id, lambda one: service.remove(one, by=current_user))


def _done(code: str, question_id: int, action: Callable[[Question], Any]) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    try:
        action(queries.get_question(training, question_id))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".index", code=code))
