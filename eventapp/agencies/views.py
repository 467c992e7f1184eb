"""The agencies of a day, as a tree."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.agencies.tree import tree_on
from eventapp.vietnamese.dates import format_date, parse_date
from eventapp.vietnamese.names import clean_text

bp = Blueprint("agencies", __name__)


@bp.get("/agencies/")
@requires(Permission.KEEP_AGENCIES)
def index() -> ResponseReturnValue:
    typed = clean_text(request.args.get("on", ""))
    looked_for = clean_text(request.args.get("q", ""))[:200]
    day = parse_date(typed) or clock.today()
    is_odd = bool(typed) and parse_date(typed) is None
    page = render_template(
        "agencies/index.html",
        day=day,
        typed=typed if is_odd else format_date(day),
        is_odd=is_odd,
        looked_for=looked_for,
        tree=tree_on(day, looked_for),
    )
    return page, 422 if is_odd else 200
