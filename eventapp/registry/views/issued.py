"""Issuing a paper, and the papers that were issued."""

from __future__ import annotations

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.registry import queries, service
from eventapp.registry.codes import Codes
from eventapp.registry.forms import IssueForm, ListForm, TakeBackForm
from eventapp.registry.issuing import issue as issue_paper
from eventapp.registry.views.blueprint import PAPER, bp
from eventapp.reports.catalogue import CATALOGUE, PaperKind, draft
from eventapp.reports.files import File, Form
from eventapp.reports.papers.heads import authority_of
from eventapp.reports.views.asked import asked_selection
from eventapp.reports.views.downloads import KIND, download
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training


@bp.get("/trainings/<code>/papers/issued/")
@requires(Permission.READ_REPORTS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    papers = queries.issued_papers(training, viewer=current_user)
    return render_template("registry/index.html", training=training, papers=papers)


@bp.route(f"/trainings/<code>/papers/{KIND}/issue", methods=["GET", "POST"])
@requires(Permission.ISSUE_PAPERS)
def issue(code: str, kind: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    asked = asked_selection(training, PaperKind(kind))
    form = _form(PaperKind(kind), training)
    with form.reporting_errors():
        if form.validate_on_submit():
            paper = issue_paper(
                PaperKind(kind),
                asked,
                form.details(),
                codes=_codes(),
                by=current_user,
                key=current_app.config["SIGNING_KEY"],
            )
            flash(_("The paper is issued. Its code is %(code)s.", code=paper.code))
            return redirect(url_for(".detail", code=code, paper_id=paper.id))
    series = queries.series_of(PaperKind(kind), asked, viewer=current_user)
    page = render_template(
        "registry/issue.html",
        training=training,
        kind=PaperKind(kind),
        asked=asked,
        draft=draft(PaperKind(kind), asked, viewer=current_user),
        earlier=queries.versions(series),
        form=form,
        key=current_app.config["SIGNING_KEY"],
    )
    return page, form.status


@bp.route(f"{PAPER}/", methods=["GET", "POST"])
@requires(Permission.READ_REPORTS)
def detail(code: str, paper_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    found = queries.get_issued(training, paper_id, viewer=current_user)
    return render_template(
        "registry/detail.html", training=training, issued=found, paper=found.paper
    )


@bp.route(f"{PAPER}/take-back", methods=["GET", "POST"])
@requires(Permission.ISSUE_PAPERS)
def take_back(code: str, paper_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    paper = queries.get_issued(training, paper_id, viewer=current_user).paper
    form = TakeBackForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.take_back(paper, reason=form.reason.data, by=current_user)
            flash(_("The paper is taken back. Whoever checks its code is told."))
            return redirect(url_for(".detail", code=code, paper_id=paper.id))
    page = render_template("registry/take_back.html", training=training, paper=paper, form=form)
    return page, form.status


@bp.get(f"{PAPER}/paper.pdf")
@requires(Permission.READ_REPORTS)
def file(code: str, paper_id: int) -> Response:
    """The paper as it was issued, byte for byte; signed, where the office has a key."""
    training = get_training(code, viewer=current_user)
    paper = queries.get_issued(training, paper_id, viewer=current_user).paper
    kept = paper.sealed or paper
    return download(File(queries.content_of(kept.file_id), paper.title, Form.PDF), training)


def _codes() -> Codes:
    return Codes(
        current_app.config["SECRET_KEY"],
        lambda code: url_for(".verify", code=code, _external=True),
    )


def _form(kind: PaperKind, training: Training) -> IssueForm | ListForm:
    if not CATALOGUE[kind].has_number:
        return ListForm()
    return IssueForm(dated_on=clock.today(), authority="\n".join(authority_of(training)))
