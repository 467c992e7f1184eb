"""Sign-in state: the signed cookie, whom it stands for, and where the unknown are sent."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from eventapp import clock, language
from eventapp.access import login_manager
from eventapp.accounts import service
from eventapp.accounts.device import device_name
from eventapp.accounts.models import User
from eventapp.accounts.queries import find_by_cookie

SEEN_EVERY = timedelta(minutes=15)


def init_app(app: Flask) -> None:
    login_manager.user_loader(_owner)
    login_manager.unauthorized_handler(_to_sign_in)


def begin(user: User) -> None:
    """Sign in with a cookie that holds nothing of what the browser sent before."""
    device = device_name(request.user_agent.string)
    user.here = service.begin_sign_in(user, device=device, address=address(), by=user)
    _start_anew()
    login_user(user)


def end() -> None:
    """Sign this browser out; a copy of its cookie opens nothing any more."""
    if current_user.is_authenticated and current_user.here:
        service.end_sign_in(current_user.here, by=current_user)
    logout_user()
    _start_anew()


def address() -> str:
    """Where the request comes from, as far as the proxies before us are believed."""
    return request.remote_addr or ""


def _start_anew() -> None:
    kept = language.chosen()
    session.clear()
    language.choose(kept)


def _owner(cookie_id: str) -> User | None:
    user = find_by_cookie(cookie_id)
    if user and user.here and abs(clock.now() - user.here.last_seen_at) > SEEN_EVERY:
        service.note_seen(user.here, address=address(), by=user)
    return user


def _to_sign_in() -> ResponseReturnValue:
    """Ask for a sign-in and come back; programs get a plain 401."""
    if request.path.startswith("/api/"):
        abort(401)
    if request.method != "GET" or request.path == "/":
        return redirect(url_for("accounts.sign_in"))
    flash(_("Sign in to open this page."), "info")
    target = request.full_path if request.query_string else request.path
    return redirect(url_for("accounts.sign_in", next=target))
