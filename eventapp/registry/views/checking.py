"""Whoever holds a paper asks whether it is genuine; nothing personal is told."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from eventapp.access import public
from eventapp.registry import queries
from eventapp.registry.codes import typed
from eventapp.registry.forms import CheckForm
from eventapp.registry.views.blueprint import bp

NOT_FOUND = 404


@bp.get("/verify/")
@public
def check() -> ResponseReturnValue:
    """Where a code is typed."""
    if code := typed(request.args.get("code", "")[:100]):
        return redirect(url_for(".verify", code=code))
    return render_template("registry/check.html", form=CheckForm())


@bp.get("/verify/<code>")
@public
def verify(code: str) -> ResponseReturnValue:
    """What the registry knows of the paper with this code."""
    found = queries.find_by_code(typed(code[:100]))
    if found is None:
        page = render_template("registry/unknown.html", form=CheckForm(code=typed(code[:100])))
        return page, NOT_FOUND
    return render_template("registry/verify.html", issued=found, paper=found.paper)
