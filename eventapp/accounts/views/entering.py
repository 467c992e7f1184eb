"""Signing in and out, and choosing a password with a one-time code."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import public
from eventapp.accounts import login, service
from eventapp.accounts.authentication import authenticate, code_behind
from eventapp.accounts.forms import CodeForm, FirstPasswordForm, SignInForm
from eventapp.accounts.views.blueprint import bp
from eventapp.security import local_path


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    target = local_path(request.args.get("next"), otherwise=url_for("home.index"))
    if current_user.is_authenticated and request.method == "GET":
        return redirect(target)
    form = SignInForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            user = authenticate(form.email.data, form.password.data, address=login.address())
            login.begin(user)
            return redirect(target)
    demo = current_app.extensions.get("demo_sign_ins", ())
    return render_template("accounts/sign_in.html", form=form, demo_sign_ins=demo), form.status


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    login.end()
    return redirect(url_for("accounts.sign_in"))


@bp.route("/code", methods=["GET", "POST"])
@public
def enter_code() -> ResponseReturnValue:
    """Type the code of an invitation, or of a reset."""
    form = CodeForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            code_behind(form.code.data, address=login.address())
            return redirect(url_for(".first_password", secret=form.code.data))
    return render_template("accounts/code.html", form=form), form.status


@bp.route("/code/<secret>", methods=["GET", "POST"])
@public
def first_password(secret: str) -> ResponseReturnValue:
    """Choose a password; only sending it uses the code up: a link may be looked at before."""
    asked = CodeForm(formdata=None, data={"code": secret[:60]})
    with asked.reporting_errors():
        found = code_behind(secret[:60], address=login.address())
    if asked.errors:
        return render_template("accounts/code.html", form=asked), asked.status
    form = FirstPasswordForm()
    with form.reporting_errors():
        if form.validate_on_submit():
            login.begin(service.use_code(found, form.new.data))
            flash(_("The password is set. You are signed in."))
            return redirect(url_for("home.index"))
    return render_template(
        "accounts/first_password.html", form=form, user=found.user, until=found.valid_until
    ), form.status
