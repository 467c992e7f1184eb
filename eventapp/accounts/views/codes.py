"""One-time codes: a new one for somebody, and the paper it is handed over on."""

from __future__ import annotations

import segno
from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from markupsafe import Markup

from eventapp.access import Permission, requires, signed_in
from eventapp.accounts import queries, service
from eventapp.accounts.codes import code_of
from eventapp.accounts.views.blueprint import ACCOUNT, bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal


@bp.post(f"{ACCOUNT}/code")
@requires(Permission.KEEP_ACCOUNTS)
def issue(user_id: int) -> ResponseReturnValue:
    """A new code: the ones before are void, the password stays until a new one is chosen."""
    user = queries.get_account(user_id, viewer=current_user)
    try:
        code = service.issue_code(user, key=current_app.config["SECRET_KEY"], by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
        return redirect(url_for(".detail", user_id=user_id))
    return redirect(url_for(".paper", code_id=code.id))


@bp.get("/accounts/codes/<int(max=2147483647):code_id>/")
@signed_in
def paper(code_id: int) -> ResponseReturnValue:
    """The paper to print, for whoever gave the code out; it is gone once the code is used."""
    code = queries.get_code(code_id, viewer=current_user)
    secret = code_of(code.salt, current_app.config["SECRET_KEY"])
    link = url_for(".first_password", secret=secret, _external=True)
    return render_template(
        "accounts/paper.html",
        user=code.user,
        code=secret,
        until=code.valid_until,
        link=link,
        entry=url_for(".enter_code", _external=True),
        qr=Markup(segno.make(link, error="m").svg_inline(scale=5, border=2)),  # noqa: S704 - drawn by the library from our own link
    )
