"""Sending a list: a file or a pasted table is read at once and kept as a draft."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, Role, requires
from eventapp.accounts.scope import agencies_of
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import agencies_on
from eventapp.imports import queries, service
from eventapp.imports.drafting import Sent, digest_of, request_for
from eventapp.imports.forms import SendingForm
from eventapp.imports.models import ListImport
from eventapp.imports.views.blueprint import bp
from eventapp.lists.apart import read_apart
from eventapp.lists.files import limits
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

LONGEST_NAME = 200


@bp.get("/")
@requires(Permission.REGISTER_PARTICIPANTS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return render_template(
        "imports/index.html",
        training=training,
        imports=queries.imports_of(training, viewer=current_user),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def new(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    form = SendingForm(_agencies(training))
    same: ListImport | None = None
    with form.reporting_errors():
        if form.validate_on_submit():
            content, name = _content(form)
            digest = digest_of(content)
            same = queries.find_same(training, form.chosen_agency, digest)
            if same is None or form.is_again.data or same.is_draft:
                list_import = _keep(form, content, name, training)
                if same is not None and list_import.id == same.id:
                    flash(_("This very file is here already; go on where it was left."), "info")
                return redirect(url_for(".preview", code=code, import_id=list_import.id))
            form.asks_again = True
    page = render_template("imports/new.html", training=training, form=form, same=same)
    return page, 422 if same else form.status


def _agencies(training: Training) -> list[Agency]:
    own = agencies_of(current_user, Role.ORGANISER, Role.FOCAL_PERSON)
    everybody = agencies_on(training.starts_on)
    return [agency for agency in everybody if own is None or agency.id in own]


def _content(form: SendingForm) -> tuple[bytes | str, str]:
    """What was sent, and what it is called; one byte too many is enough to refuse it."""
    if form.file.data:
        name = (form.file.data.filename or "").replace("\\", "/").rpartition("/")[2]
        return form.file.data.stream.read(limits.MOST_BYTES + 1), name[:LONGEST_NAME]
    return form.pasted.data, _("Pasted table")


def _keep(form: SendingForm, content: bytes | str, name: str, training: Training) -> ListImport:
    reading = read_apart(content, request_for(training, name))
    sent = Sent(reading=reading, digest=digest_of(content), is_again=form.is_again.data)
    return service.keep_draft(sent, training=training, agency=form.chosen_agency, by=current_user)
