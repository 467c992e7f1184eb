"""Signing in and out, and one's own account."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import public, signed_in
from eventapp.accounts import login, service
from eventapp.accounts.authentication import authenticate, confirm
from eventapp.accounts.forms import PasswordForm, SignInForm
from eventapp.security import local_path

bp = Blueprint("accounts", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    target = local_path(request.args.get("next"), otherwise=url_for("home.index"))
    if current_user.is_authenticated and request.method == "GET":
        return redirect(target)
    form = SignInForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            login.begin(authenticate(form.email.data, form.password.data))
            return redirect(target)
    demo = current_app.extensions.get("demo_sign_ins", ())
    return render_template("accounts/sign_in.html", form=form, demo_sign_ins=demo), form.status


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    login.end()
    return redirect(url_for("accounts.sign_in"))


@bp.route("/account", methods=["GET", "POST"])
@signed_in
def account() -> ResponseReturnValue:
    """One's own name, role and agency, and a new password."""
    form = PasswordForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            user = confirm(current_user.email, form.current.data)
            service.set_password(user, form.new.data, by=user)
            login.begin(user)
            flash(_("The password is changed. Other devices have to sign in again."))
            return redirect(url_for(".account"))
    return render_template("accounts/account.html", form=form), form.status
