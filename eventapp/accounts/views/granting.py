"""Giving somebody a role, and ending it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, Role, requires
from eventapp.accounts import queries, service
from eventapp.accounts.forms import GrantForm
from eventapp.accounts.places import agencies_offered
from eventapp.accounts.scope import is_limited
from eventapp.accounts.views.blueprint import ACCOUNT, bp
from eventapp.accounts.views.keeping import roles_to_give
from eventapp.errors import RuleBroken
from eventapp.language import refusal


@bp.route(f"{ACCOUNT}/grants/new", methods=["GET", "POST"])
@requires(Permission.KEEP_ACCOUNTS)
def give(user_id: int) -> ResponseReturnValue:
    user = queries.get_account(user_id, viewer=current_user)
    form = GrantForm(
        roles_to_give(),
        agencies_offered(current_user, on=clock.today()),
        is_limited=is_limited(current_user, Role.ORGANISER, Role.ADMINISTRATOR),
    )
    with form.reporting_errors():
        if form.validate_on_submit():
            service.give_grant(user, form.terms(), by=current_user)
            flash(_("The role is given."))
            return redirect(url_for(".detail", user_id=user_id))
    return render_template("accounts/give.html", form=form, user=user), form.status


@bp.post(f"{ACCOUNT}/grants/<int(max=2147483647):grant_id>/end")
@requires(Permission.KEEP_ACCOUNTS)
def end_grant(user_id: int, grant_id: int) -> ResponseReturnValue:
    user = queries.get_account(user_id, viewer=current_user)
    try:
        service.end_grant(queries.get_grant(user, grant_id), by=current_user)
        flash(_("The role is ended."))
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", user_id=user_id))
