"""Who holds a training: an agency of its first day, whose names are frozen with it."""

from __future__ import annotations

from datetime import date

from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import format_date


def freeze_host(training: Training, host: Agency) -> None:
    """What the papers of this training print, whatever becomes of the host."""
    parent = db.session.get(Agency, host.parent_id) if host.parent_id else None
    training.host_id = host.id
    training.host_name, training.host_symbol = host.name, host.abbreviation
    training.host_parent_name = parent.name if parent else ""


def host_must_exist(host: Agency, day: date, field: str = "host") -> None:
    if host.valid_to is not None and host.valid_to < day:
        raise RuleBroken(
            "%(agency)s closed on %(last)s. Choose the agency that does its work on %(day)s.",
            field=field,
            agency=host.name,
            last=format_date(host.valid_to),
            day=format_date(day),
        )
    if host.valid_from is not None and day < host.valid_from:
        raise RuleBroken(
            "%(agency)s exists only from %(first)s. Choose the agency of %(day)s.",
            field=field,
            agency=host.name,
            first=format_date(host.valid_from),
            day=format_date(day),
        )
