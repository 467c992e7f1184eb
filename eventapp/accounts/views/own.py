"""One's own account: what one may do, a new password, and the devices signed in."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import signed_in
from eventapp.accounts import login, queries, service
from eventapp.accounts.authentication import confirm
from eventapp.accounts.forms import PasswordForm
from eventapp.accounts.places import places_of
from eventapp.accounts.views.blueprint import bp


@bp.route("/account", methods=["GET", "POST"])
@signed_in
def account() -> ResponseReturnValue:
    """One's own name and roles, and a new password."""
    form = PasswordForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            user = confirm(current_user, form.current.data, address=login.address())
            service.set_password(user, form.new.data, by=user)
            login.begin(user)
            flash(_("The password is changed. Other devices have to sign in again."))
            return redirect(url_for(".account"))
    grants = [grant for grant in current_user.grants if not grant.has_ended]
    return render_template(
        "accounts/account.html", form=form, grants=grants, places=places_of(grants)
    ), form.status


@bp.get("/account/devices")
@signed_in
def devices() -> ResponseReturnValue:
    """Where one is signed in."""
    found = queries.sign_ins_of(current_user)
    return render_template("accounts/devices.html", devices=found, here=current_user.here)


@bp.post("/account/devices/<int(max=2147483647):sign_in_id>/end")
@signed_in
def end_device(sign_in_id: int) -> ResponseReturnValue:
    sign_in = queries.get_sign_in(sign_in_id, viewer=current_user)
    if sign_in.id == current_user.here.id:
        login.end()
        return redirect(url_for(".sign_in"))
    service.end_sign_in(sign_in, by=current_user)
    flash(_("That device is signed out."))
    return redirect(url_for(".devices"))


@bp.post("/account/devices/end-others")
@signed_in
def end_other_devices() -> ResponseReturnValue:
    service.end_sign_ins(current_user, but=current_user.here, by=current_user)
    flash(_("All other devices are signed out."))
    return redirect(url_for(".devices"))
