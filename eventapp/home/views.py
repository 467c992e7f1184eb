"""Pages of home."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from eventapp.access import public, signed_in
from eventapp.language import choose
from eventapp.security import local_path

bp = Blueprint("home", __name__)


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return "home"


@bp.post("/language")
@public
def language() -> ResponseReturnValue:
    """Switch the page's language and go back to where the switch was pressed."""
    choose(request.form.get("language", ""))
    return redirect(local_path(request.form.get("next"), otherwise=url_for("home.index")))
