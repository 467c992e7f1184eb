"""A file of units: sent, looked at, and only then taken in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.agencies import queries, service
from eventapp.agencies.decoding import LARGEST
from eventapp.agencies.forms import UploadForm
from eventapp.agencies.import_plan import Plan, plan
from eventapp.agencies.models import UnitUpload
from eventapp.agencies.rows import RefusedRow, UnitFile
from eventapp.agencies.unit_files import understand
from eventapp.agencies.unit_formats import FORMATS
from eventapp.agencies.views.blueprint import bp
from eventapp.language import refusal

SHOWN = 200  # rows of each kind


@dataclass(frozen=True)
class Preview:
    """What a file would do."""

    upload: UnitUpload
    content: UnitFile
    plan: Plan

    @property
    def refused(self) -> list[RefusedRow]:
        return sorted([*self.content.refused, *self.plan.refused], key=lambda row: row.line)


@bp.route("/agencies/import", methods=["GET", "POST"])
@requires(Permission.KEEP_AGENCIES)
def upload() -> ResponseReturnValue:
    form = UploadForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            sent = form.file.data
            content = sent.read(LARGEST + 1)
            sent.close()
            understand(content)
            token = service.keep_upload(sent.filename or "", content, by=current_user)
            return redirect(url_for(".preview", token=token))
    page = render_template("agencies/import.html", form=form, formats=FORMATS)
    return page, form.status


@bp.get("/agencies/import/<token>")
@requires(Permission.KEEP_AGENCIES)
def preview(token: str) -> ResponseReturnValue:
    return render_template(
        "agencies/import_preview.html", found=_preview(token), shown=SHOWN, refusal=refusal
    )


@bp.post("/agencies/import/<token>")
@requires(Permission.KEEP_AGENCIES)
def take_in(token: str) -> ResponseReturnValue:
    found = _preview(token)
    made = service.import_units(found.content.units, found.content.links, by=current_user)
    service.forget_upload(found.upload, by=current_user)
    flash(
        _(
            "Added: %(added)s. Already there: %(there)s. Refused: %(refused)s.",
            added=len(made.added),
            there=made.there,
            refused=len(found.content.refused) + len(made.refused),
        )
    )
    return redirect(url_for(".index"))


def _preview(token: str) -> Preview:
    kept = queries.get_upload(token[:40], uploader_id=current_user.id)
    content = understand(kept.content)
    return Preview(kept, content, plan(content.units, content.links))
