"""What an address asks for; an address that names nothing is not found."""

from __future__ import annotations

from datetime import date

from flask import abort, request
from flask_login import current_user

from eventapp.reports.catalogue import PaperKind
from eventapp.reports.choosing import scope_in, select, units_or_words
from eventapp.reports.scope import Scope
from eventapp.reports.selection import Selection
from eventapp.trainings.models import Training


def asked_scope(training: Training) -> Scope:
    return scope_in(training, request.args)


def asked_part(training: Training) -> Scope:
    """The same, but of a day or a half-day."""
    scope = asked_scope(training)
    return scope if scope.query else abort(404)


def asked_units() -> tuple[date | None, str]:
    """The day to whose agencies figures are restated; what was typed when that is no day."""
    return units_or_words(request.args)


def is_asked(word: str) -> bool:
    return request.args.get(word, "") == "1"


def asked_selection(training: Training, kind: PaperKind) -> Selection:
    return select(kind, training, request.args, viewer=current_user)
