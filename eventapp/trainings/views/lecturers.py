"""Who teaches: the list of lecturers, and the form of one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.security import local_path
from eventapp.trainings import queries, service
from eventapp.trainings.forms import LecturerForm, facts_of_lecturer
from eventapp.trainings.views.blueprint import bp


@bp.get("/lecturers/")
@requires(Permission.PLAN_TRAININGS)
def lecturers() -> ResponseReturnValue:
    found = queries.lecturers_with_blocks()
    return render_template("trainings/lecturers.html", lecturers=found)


@bp.route("/lecturers/new", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def new_lecturer() -> ResponseReturnValue:
    back = local_path(request.args.get("next"), otherwise=url_for(".lecturers"))
    form = LecturerForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            service.add_lecturer(form.details(), by=current_user)
            flash(_("The lecturer is added."))
            return redirect(back)
    page = render_template("trainings/lecturer.html", form=form, lecturer=None, back=back)
    return page, form.status


@bp.route("/lecturers/<int(max=2147483647):lecturer_id>/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_TRAININGS)
def edit_lecturer(lecturer_id: int) -> ResponseReturnValue:
    lecturer = queries.get_lecturer(lecturer_id)
    facts, back = facts_of_lecturer(lecturer), url_for(".lecturers")
    form = LecturerForm(data=facts)
    with form.reporting_errors():
        if form.validate_on_submit():
            service.change_lecturer(lecturer, form.details(), version=form.seen, by=current_user)
            flash(_("The lecturer is saved."))
            return redirect(back)
    form.compare(int(facts["version"]), LecturerForm(data=facts, formdata=None))
    page = render_template("trainings/lecturer.html", form=form, lecturer=lecturer, back=back)
    return page, form.status
