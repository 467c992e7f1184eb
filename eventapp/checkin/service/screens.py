"""Allowing it for a training, and opening the screen of a room."""

from __future__ import annotations

import secrets

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.checkin.models import CheckInRule, RoomScreen
from eventapp.checkin.queries import find_screen, is_allowed, is_combined, rule_of
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession


@atomic
def allow(training: Training, *, allowed: bool, by: User) -> None:
    """People may check in by themselves, or no longer."""
    rule = rule_of(training)
    if rule is None:
        rule = CheckInRule(training_id=training.id, is_allowed=allowed)
        db.session.add(rule)
    rule.is_allowed = allowed


@atomic
def open_screen(point: Point, session: TrainingSession, *, network: str, by: User) -> RoomScreen:
    """Show codes at this point in this half-day, in the name of whoever opens it."""
    if not is_allowed(point.training_id):
        raise RuleBroken("In this training the operators call the roll; nobody checks in alone.")
    if is_combined(point):
        raise RuleBroken("The people of this point sit in the room of another one.")
    screen = find_screen(point, session)
    if screen is None:
        screen = RoomScreen(session_id=session.id, point_id=point.id)
        db.session.add(screen)
    elif screen.closed_at is None and screen.opened_by_id == by.id:
        return screen
    screen.key = secrets.token_hex(32)
    screen.network = network
    screen.opened_at = clock.now()
    screen.opened_by_id = by.id
    screen.closed_at = None
    db.session.flush()
    return screen


@atomic
def close_screen(screen: RoomScreen, *, by: User) -> None:
    """None of its codes counts any more."""
    if screen.closed_at is None:
        screen.closed_at = clock.now()


@atomic
def note_network(screen: RoomScreen, network: str, *, by: User) -> None:
    """The screen is seen at another address now."""
    screen.network = network
