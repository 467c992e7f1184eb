"""The checklist of every point before a half-day: ticking it, and when its items are due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import ChecklistItem, ChecklistMinutes, ChecklistTick, Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import wait_for_turn

EARLIEST, LATEST = -1440, 240  # minutes from the start of a half-day
FIRST_TICK = timedelta(days=1)


@atomic
def tick(point: Point, session: TrainingSession, item: ChecklistItem, *, by: User) -> None:
    """Say that an item is done; ticked again, the first tick stays."""
    _check_ours(point, session, item, by)
    if _found(point, session, item) is None:
        db.session.add(
            ChecklistTick(
                session_id=session.id,
                point_id=point.id,
                item=item,
                ticked_at=clock.now(),
                ticked_by_name=by.full_name,
            )
        )
    db.session.flush()


@atomic
def untick(point: Point, session: TrainingSession, item: ChecklistItem, *, by: User) -> None:
    """Take a tick back that was pressed by mistake."""
    _check_ours(point, session, item, by)
    if found := _found(point, session, item):
        db.session.delete(found)
    db.session.flush()


@atomic
def set_checklist(
    training: Training, minutes: Mapping[ChecklistItem, int | None], *, by: User
) -> None:
    """Say by when each item is due, in minutes from the start; none leaves an item out."""
    wait_for_turn(training)
    for item, value in minutes.items():
        if value is not None and not EARLIEST <= value <= LATEST:
            raise RuleBroken(
                "Enter minutes from %(first)s (the day before) to %(last)s.",
                field=item.value,
                first=EARLIEST,
                last=LATEST,
            )
    kept = {
        row.item: row
        for row in db.session.scalars(
            select(ChecklistMinutes).where(ChecklistMinutes.training_id == training.id)
        )
    }
    for item, value in minutes.items():
        if item in kept:
            kept[item].minutes = value
        else:
            db.session.add(ChecklistMinutes(training_id=training.id, item=item, minutes=value))
    db.session.flush()


def _found(point: Point, session: TrainingSession, item: ChecklistItem) -> ChecklistTick | None:
    return db.session.scalar(
        select(ChecklistTick)
        .where(
            ChecklistTick.point_id == point.id,
            ChecklistTick.session_id == session.id,
            ChecklistTick.item == item,
        )
        .with_for_update()
    )


def _check_ours(point: Point, session: TrainingSession, item: ChecklistItem, by: User) -> None:
    training = db.session.get_one(Training, session.training_id)
    training.must_not_be_closed()
    if item is ChecklistItem.REPORTED:
        raise RuleBroken("The head count is ticked by itself when the point reports.")
    if by.role is not Role.ORGANISER and clock.now() < session.starts_at - FIRST_TICK:
        raise RuleBroken("The checklist opens one day before the half-day.")
