"""Sign-in state: Flask-Login asks here who a cookie belongs to."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from eventapp.access import login_manager
from eventapp.accounts.queries import find_by_cookie


def init_app(app: Flask) -> None:
    login_manager.user_loader(find_by_cookie)
    login_manager.login_view = "accounts.sign_in"
    login_manager.login_message = _l("Sign in to open this page.")
