"""Seats from a file: the file to fill in, what a filled one would change, and changing it."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.invitations import queries, service
from eventapp.invitations.forms import ConfirmedSeatsForm, SeatFileForm
from eventapp.invitations.seat_file import SeatFile
from eventapp.invitations.seat_sheet import seat_sheet
from eventapp.invitations.views.blueprint import SEATS, bp
from eventapp.invitations.views.seats import seat_table
from eventapp.lists.apart import read_cells_apart
from eventapp.spreadsheets import CONTENT_TYPE
from eventapp.trainings.models import Training
from eventapp.trainings.queries import agencies_in_reach, get_training


@bp.get(f"{SEATS}seats.xlsx")
@requires(Permission.PLAN_TRAININGS)
def download(code: str) -> ResponseReturnValue:
    """Every agency with its present seats, to be filled in."""
    training = get_training(code, viewer=current_user)
    content = seat_sheet(training, training.groups, seat_table(training).rows)
    answer = Response(content, mimetype=CONTENT_TYPE)
    name = f"chi-tieu-{training.code}.xlsx"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@bp.route(f"{SEATS}file", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def upload(code: str) -> ResponseReturnValue:
    """Read a file or a pasted table and show, row by row, what it would change."""
    training = get_training(code, viewer=current_user)
    form, read, confirmation = SeatFileForm(), None, None
    with form.reporting_errors():
        if form.validate_on_submit():
            read = _read(training, form.sent())
            confirmation = ConfirmedSeatsForm(formdata=None)
            confirmation.keep(read.good)
    page = render_template(
        "invitations/file.html", training=training, form=form, read=read, confirmation=confirmation
    )
    return page, form.status


@bp.post(f"{SEATS}file/confirm")
@requires(Permission.PLAN_TRAININGS)
def confirm(code: str) -> ResponseReturnValue:
    """Give the seats that were shown."""
    training = get_training(code, viewer=current_user)
    form = ConfirmedSeatsForm()
    lines = form.lines(agencies_in_reach(training), training.groups)
    if not lines:
        raise RuleBroken("There is no row with an agency in this file.", field="file")
    changed = service.import_seats(training, lines, by=current_user)
    flash(_("Seats written: %(n)s.", n=changed) if changed else _("Nothing was to be changed."))
    return redirect(url_for(".index", code=code, called="yes"))


def _read(training: Training, sent: bytes | str) -> SeatFile:
    return SeatFile(
        read_cells_apart(sent),
        training.groups,
        agencies_in_reach(training),
        queries.invitations_of(training, viewer=current_user),
    )
