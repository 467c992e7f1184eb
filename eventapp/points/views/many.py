"""Many points at once: a table to edit, a table from a spreadsheet, and the same as a file."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.language import refusal
from eventapp.lists.files.grid import Sheet
from eventapp.lists.files.workbook import open_sheets, sheet_of_text
from eventapp.points import queries, service
from eventapp.points.file import points_file
from eventapp.points.forms import ImportForm, RowForm
from eventapp.points.listing import Listing
from eventapp.points.table import LABELS, PointTable, read_table, text_of
from eventapp.points.views.blueprint import bp
from eventapp.spreadsheets import CONTENT_TYPE
from eventapp.trainings.models import Training
from eventapp.trainings.paging import page_of
from eventapp.trainings.queries import get_training


@bp.route("/trainings/<code>/points/table", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def table(code: str) -> ResponseReturnValue:
    """The editable columns of many points; rows that are refused stay as they were typed."""
    training = get_training(code, viewer=current_user)
    listing = Listing(
        queries.points_of(training, viewer=current_user),
        {},
        looked_for=request.args.get("q", "")[:200],
        area=request.args.get("area", ""),
    )
    page = page_of(listing.shown, request.args.get("page", 1, type=int))
    around, rows = Form(), [RowForm(point) for point in page.rows]
    saved: set[int] = set()
    if around.validate_on_submit():
        saved = _save(training, [row for row in rows if row.was_shown])
        wrong = any(row.errors for row in rows)
        if saved:
            flash(_("Points saved: %(n)s.", n=len(saved)))
        if not wrong:
            if not saved:
                flash(_("Nothing was changed."), "info")
            return redirect(url_for(".table", code=code, **_asked()))
    status = 422 if around.errors or any(row.errors for row in rows) else 200
    return render_template(
        "points/table.html",
        training=training,
        listing=listing,
        page=page,
        around=around,
        rows=rows,
        saved=saved,
    ), status


def _save(training: Training, rows: list[RowForm]) -> set[int]:
    """The ids of the points that were changed; what is wrong stands beside its field."""
    changes = []
    for row in rows:
        with row.reporting_errors():
            if row.validate():
                changes.append(row.change())
    outcomes = service.change_points(training, changes, by=current_user)
    by_id = {row.point.id: row for row in rows}
    for point_id, error in outcomes.items():
        row = by_id[point_id]
        if error is None:
            row.version.data = str(row.point.version)
            continue
        with row.reporting_errors():
            raise error
    return {point_id for point_id, error in outcomes.items() if error is None}


def _asked() -> dict[str, Any]:
    return {word: request.args[word] for word in ("q", "area", "page") if request.args.get(word)}


@bp.route("/trainings/<code>/points/import", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def from_table(code: str) -> ResponseReturnValue:
    """First what a table would change; then, confirmed, the change."""
    training = get_training(code, viewer=current_user)
    points = queries.points_of(training, viewer=current_user)
    form, found, text = ImportForm(), None, ""
    with form.reporting_errors():
        if form.validate_on_submit():
            sheet = _sheet(form)
            found, text = read_table(sheet, points), text_of(sheet)
            if form.seen.data and form.seen.data == found.fingerprint:
                return _changed(training, found)
            if form.seen.data:
                flash(_("Somebody changed points in the meantime. Look at it again."), "warning")
    return render_template(
        "points/import.html",
        training=training,
        form=form,
        found=found,
        text=text,
        labels=LABELS,
        refusal=refusal,
    ), form.status


def _sheet(form: ImportForm) -> Sheet:
    content = form.file.data.read() if form.file.data else b""
    if content:
        sheets = [sheet for sheet in open_sheets(content) if sheet.rows and not sheet.is_hidden]
        if sheets:
            return sheets[0]
        raise RuleBroken("There is nothing in this file.", field="file")
    if not (form.table.data or "").strip():
        raise RuleBroken("Choose a file, or paste rows.", field="table")
    return sheet_of_text(form.table.data)


def _changed(training: Training, found: PointTable) -> ResponseReturnValue:
    outcomes = service.change_points(training, found.changes, by=current_user)
    refused = [error for error in outcomes.values() if error]
    flash(_("Points saved: %(n)s.", n=len(outcomes) - len(refused)))
    for error in refused[:3]:
        flash(refusal(error), "error")
    return redirect(url_for(".index", code=training.code))


@bp.get("/trainings/<code>/points/points.xlsx")
@requires(Permission.WATCH_BOARD)
def as_file(code: str) -> ResponseReturnValue:
    """The points as a spreadsheet that can be changed and read in again."""
    training = get_training(code, viewer=current_user)
    points = queries.points_of(training, viewer=current_user)
    answer = Response(points_file(training, points), mimetype=CONTENT_TYPE)
    answer.headers.set(
        "Content-Disposition", "attachment", filename=f"diem-cau-{training.code}.xlsx"
    )
    return answer
