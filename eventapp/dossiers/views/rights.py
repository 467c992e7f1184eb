"""What a person may ask about her own data, done by the organisers: copy, correction, erasure."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.dossiers import queries, service
from eventapp.dossiers.copy import as_json, as_workbook
from eventapp.dossiers.forms import CorrectionForm, ErasureForm, as_typed
from eventapp.dossiers.views.blueprint import PERSON, bp
from eventapp.people.models import Person
from eventapp.spreadsheets import CONTENT_TYPE


@bp.post(f"{PERSON}/copy.<any(json, xlsx):form>")
@requires(Permission.PLAN_TRAININGS)
def copy(person_id: int, form: str) -> ResponseReturnValue:
    """Everything that is kept about her, in one file; that it was handed out is recorded."""
    person = _own(person_id)
    service.note_copy(person, by=current_user)
    history = queries.attended(person, viewer=None)
    requests = queries.requests_of(person)
    if form == "json":
        answer = Response(as_json(person, history, requests), mimetype="application/json")
    else:
        answer = Response(as_workbook(person, history, requests), mimetype=CONTENT_TYPE)
    answer.headers.set("Content-Disposition", "attachment", filename=f"du-lieu-{person.id}.{form}")
    return answer


@bp.route(f"{PERSON}/correct", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def correct(person_id: int) -> ResponseReturnValue:
    person = _own(person_id)
    name, saved = person.full_name, as_typed(person)
    form = CorrectionForm(clock.today(), data=saved)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.correct(
                person, form.identity(), asked=form.asked.data, version=form.seen, by=current_user
            )
            flash(_("%(name)s is saved.", name=person.full_name))
            return redirect(url_for(".detail", person_id=person_id))
    form.compare(int(saved["version"]), CorrectionForm(clock.today(), data=saved, formdata=None))
    return (
        render_template("dossiers/correct.html", form=form, person_id=person_id, name=name),
        form.status,
    )


@bp.route(f"{PERSON}/erase", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def erase(person_id: int) -> ResponseReturnValue:
    person = _own(person_id)
    name = person.full_name
    form = ErasureForm(data={"asked_on": clock.today()})
    with form.reporting_errors():
        if form.validate_on_submit():
            service.erase_contact(
                person, asked_on=form.asked_on.data, asked=form.asked.data, by=current_user
            )
            flash(_("Telephone and e-mail of %(name)s are erased.", name=name))
            return redirect(url_for(".detail", person_id=person_id))
    page = render_template(
        "dossiers/erase.html", form=form, person_id=person_id, name=name, kept=_(service.KEPT)
    )
    return page, form.status


def _own(person_id: int) -> Person:
    """The record that stands for a person in the viewer's part."""
    return queries.get_person(person_id, viewer=current_user).follow
