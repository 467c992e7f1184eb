"""Somebody goes in place of a registered person (đi thay)."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.registrations import queries, service
from eventapp.registrations.forms import SubstituteForm
from eventapp.registrations.views.blueprint import ROW, bp
from eventapp.trainings.queries import get_training
from eventapp.trainings.vocabulary import roles_of


@bp.route(f"{ROW}/substitute", methods=["GET", "POST"])
@requires(Permission.REGISTER_PARTICIPANTS)
def substitute(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    roles = roles_of(registration.group.code, on=training.starts_on)
    usual = {"position": registration.position, "role_code": registration.role_code or ""}
    form = SubstituteForm(registration, roles, data=usual)
    with form.reporting_errors():
        if form.validate_on_submit():
            came = service.substitute(
                registration,
                form.nomination(training.starts_on),
                reason=form.reason.data,
                by=current_user,
            )
            flash(
                _(
                    "%(name)s goes in place of %(replaced)s.",
                    name=came.full_name,
                    replaced=registration.full_name,
                )
            )
            return redirect(url_for(".detail", code=code, registration_id=came.id))
    page = render_template(
        "registrations/substitute.html",
        form=form,
        training=training,
        registration=registration,
    )
    return page, form.status
