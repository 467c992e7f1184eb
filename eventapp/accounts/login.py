"""Sign-in state: the signed cookie, whom it stands for, and where the unknown are sent."""

from __future__ import annotations

import secrets

from flask import Flask, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from eventapp import language
from eventapp.access import login_manager
from eventapp.accounts import service
from eventapp.accounts.models import User
from eventapp.accounts.queries import find_by_cookie

SIGN_IN = "sign_in"


def init_app(app: Flask) -> None:
    login_manager.user_loader(_owner)
    login_manager.unauthorized_handler(_to_sign_in)


def begin(user: User) -> None:
    """Sign in with a cookie that holds nothing of what the browser sent before."""
    _start_anew()
    login_user(user)
    session[SIGN_IN] = secrets.token_hex(16)


def end() -> None:
    """Sign this browser out; a copy of its cookie opens nothing any more."""
    if current_user.is_authenticated and SIGN_IN in session:
        service.end_sign_in(session[SIGN_IN], by=current_user)
    logout_user()
    _start_anew()


def _start_anew() -> None:
    kept = language.chosen()
    session.clear()
    language.choose(kept)


def _owner(cookie_id: str) -> User | None:
    return find_by_cookie(cookie_id, sign_in=session.get(SIGN_IN))


def _to_sign_in() -> ResponseReturnValue:
    """Ask for a sign-in and come back; programs get a plain 401."""
    if request.path.startswith("/api/"):
        abort(401)
    if request.method != "GET" or request.path == "/":
        return redirect(url_for("accounts.sign_in"))
    flash(_("Sign in to open this page."), "info")
    target = request.full_path if request.query_string else request.path
    return redirect(url_for("accounts.sign_in", next=target))
