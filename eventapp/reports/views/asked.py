"""What an address asks for."""

from __future__ import annotations

from datetime import date

from flask import abort, request

from eventapp import clock
from eventapp.reports.scope import Scope, find_scope
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import parse_date


def asked_scope(training: Training) -> Scope:
    """The scope that ?day= or ?session= names; not found when it names none."""
    session, text = request.args.get("session", ""), request.args.get("day", "")
    day = parse_date(text) if text else None
    if text and day is None:
        abort(404)
    return find_scope(training, day=day, session=session) or abort(404)


def asked_part(training: Training) -> Scope:
    """The same, but of a day or a half-day."""
    scope = asked_scope(training)
    return scope if scope.query else abort(404)


def asked_units() -> date | None:
    """Today when ?units=today asks for the agencies of today; none: agencies as they were."""
    word = request.args.get("units", "")
    if word not in {"", "today"}:
        abort(404)
    return clock.today() if word else None


def is_asked(word: str) -> bool:
    return request.args.get(word, "") == "1"
