"""Codes of the demo: one point has its personal codes, and rooms may show theirs."""

from __future__ import annotations

from datetime import timedelta

from eventapp.accounts.models import User
from eventapp.badges.service import issue_missing
from eventapp.checkin.service import allow
from eventapp.demo.acting import acting
from eventapp.demo.plan import PLANNED
from eventapp.demo.sign_ins import COMMUNE
from eventapp.points.models import Point
from eventapp.trainings.models import Training


def hand_out(training: Training, points: list[Point], *, by: User) -> None:
    """The operator one signs in as can scan; the organiser has allowed the screens of rooms."""
    own = next(point for point in points if point.agency.official_code == COMMUNE)
    with acting(PLANNED + timedelta(days=9), by, "checkin.allow"):
        issue_missing(training, own, by=by)
        allow(training, allowed=True, by=by)
