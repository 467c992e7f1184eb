"""What an address asks for."""

from __future__ import annotations

from datetime import date

from flask import abort, request
from flask_login import current_user

from eventapp import clock
from eventapp.keys import asked_key
from eventapp.reports.catalogue import CATALOGUE, PaperKind
from eventapp.reports.queries import get_choice
from eventapp.reports.scope import Scope, find_scope
from eventapp.reports.selection import Selection
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


def asked_selection(training: Training, kind: PaperKind) -> Selection:
    """What the address asks a paper of; not found where it names nothing, or not enough."""
    needs, arguments = CATALOGUE[kind], request.args
    choice = get_choice(
        training,
        viewer=current_user,
        group=arguments.get("group", ""),
        agency_id=asked_key(arguments, "agency") or 0,
        point=arguments.get("point", ""),
    )
    asked = Selection(
        asked_scope(training),
        point=choice.point,
        group=choice.group,
        agency=choice.agency,
        number=asked_key(arguments, "version") or 0,
        to_sign=is_asked("sign") or is_asked("blank"),
        units_on=asked_units(),
    )
    if not needs.fits(has_point=bool(asked.point), has_part=bool(asked.scope.query)):
        abort(404)
    return asked
