"""What came back signed: handed in, looked at, taken away."""

from __future__ import annotations

from io import BytesIO

from flask import Response, current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.utils import secure_filename

from eventapp.access import Permission, requires
from eventapp.registry import queries, service
from eventapp.registry.copies import read_copy
from eventapp.registry.forms import CopyForm
from eventapp.registry.views.blueprint import PAPER, bp
from eventapp.trainings.queries import get_training


@bp.route(f"{PAPER}/copies/", methods=["GET", "POST"])
@requires(Permission.ISSUE_PAPERS)
def hand_in(code: str, paper_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    paper = queries.get_issued(training, paper_id, viewer=current_user).paper
    form = CopyForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            content = form.file.data.read()
            kind, verdict = read_copy(content, trusted=current_app.config["TRUSTED_CERTIFICATES"])
            service.hand_in(
                paper,
                content,
                name=form.file.data.filename or "",
                content_type=kind,
                verdict=verdict,
                by=current_user,
            )
            flash(_("The signed copy is kept with the paper."))
            return redirect(url_for(".detail", code=code, paper_id=paper.id))
    page = render_template("registry/hand_in.html", training=training, paper=paper, form=form)
    return page, form.status


@bp.get(f"{PAPER}/copies/<int(max=2147483647):copy_id>")
@requires(Permission.READ_REPORTS)
def copy(code: str, paper_id: int, copy_id: int) -> Response:
    """The file as it was handed in; never opened in the page."""
    training = get_training(code, viewer=current_user)
    paper = queries.get_issued(training, paper_id, viewer=current_user).paper
    found = queries.get_copy(paper, copy_id)
    return send_file(
        BytesIO(queries.content_of(found.file_id)),
        mimetype=found.file.content_type,
        as_attachment=True,
        download_name=secure_filename(found.file_name) or "signed",
    )
