"""How far the points are with their checklists, in a fixed number of questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.errors import N_
from eventapp.points.models import (
    USUAL_MINUTES,
    ChecklistItem,
    ChecklistMinutes,
    ChecklistTick,
    CombinedPoint,
    Point,
)
from eventapp.points.queries.points import visible_to
from eventapp.trainings.models import Training, TrainingSession


class StepState(StrEnum):
    """What an item of the checklist is at a moment."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"

    @property
    def label(self) -> str:
        return STEP_LABELS[self]


STEP_LABELS = {
    StepState.DONE: N_("Done"),
    StepState.DONE_LATE: N_("Done late"),
    StepState.OVERDUE: N_("Overdue"),
    StepState.SOON: N_("Now"),
    StepState.AHEAD: N_("Not due yet"),
}
SOON = timedelta(minutes=15)


@dataclass(frozen=True)
class DueItem:
    """An item of the checklist of one half-day."""

    item: ChecklistItem
    due_at: datetime
    minutes: int


@dataclass(frozen=True)
class Done:
    """When and by whom an item was ticked."""

    at: datetime
    by: str = ""


@dataclass(frozen=True)
class Step:
    """One item at one point."""

    item: ChecklistItem
    due_at: datetime
    done: Done | None
    now: datetime

    @property
    def state(self) -> StepState:
        if self.done:
            return StepState.DONE if self.done.at <= self.due_at else StepState.DONE_LATE
        if self.now > self.due_at:
            return StepState.OVERDUE
        return StepState.SOON if self.now > self.due_at - SOON else StepState.AHEAD

    @property
    def minutes_late(self) -> int:
        end = self.done.at if self.done else self.now
        return max(1, int((end - self.due_at).total_seconds() // 60))


@dataclass(frozen=True)
class PointSteps:
    """The checklist of one point, in the order of the items."""

    point: Point
    steps: Sequence[Step]

    @property
    def is_overdue(self) -> bool:
        return any(step.state is StepState.OVERDUE for step in self.steps)

    @property
    def is_complete(self) -> bool:
        return all(step.done for step in self.steps)


Teller = Callable[[TrainingSession, Collection[int]], dict[int, Done]]
_tellers: dict[ChecklistItem, Teller] = {}


def told(item: ChecklistItem) -> Callable[[Teller], Teller]:
    """Let a feature above say by itself at which points an item is done, by point id."""

    def add(teller: Teller) -> Teller:
        _tellers[item] = teller
        return teller

    return add


def items_of(training: Training, session: TrainingSession) -> list[DueItem]:
    """The items that are used in this training, the earliest first."""
    minutes = {item: value for item, value in minutes_of(training).items() if value is not None}
    found = [
        DueItem(item, session.starts_at + timedelta(minutes=value), value)
        for item, value in minutes.items()
    ]
    return sorted(found, key=lambda one: (one.minutes, list(ChecklistItem).index(one.item)))


def minutes_of(training: Training) -> dict[ChecklistItem, int | None]:
    """Minutes from the start of a half-day by which each item is due; none: it is left out."""
    own = dict(
        db.session.execute(
            select(ChecklistMinutes.item, ChecklistMinutes.minutes).where(
                ChecklistMinutes.training_id == training.id
            )
        ).all()
    )
    return {**USUAL_MINUTES, **own, ChecklistItem.REPORTED: training.due_minutes}


def checklists(
    training: Training, session: TrainingSession, points: Sequence[Point]
) -> list[PointSteps]:
    """The checklists of the given points that have a room of their own."""
    ids = [point.id for point in points]
    items, now = items_of(training, session), clock.now()
    done: dict[tuple[int, ChecklistItem], Done] = {
        (tick.point_id, tick.item): Done(tick.ticked_at, tick.ticked_by_name)
        for tick in db.session.scalars(
            select(ChecklistTick).where(
                ChecklistTick.session_id == session.id, ChecklistTick.point_id.in_(ids)
            )
        )
    }
    for item, teller in _tellers.items():
        done |= {(point_id, item): one for point_id, one in teller(session, ids).items()}
    return [
        PointSteps(
            point,
            [Step(one.item, one.due_at, done.get((point.id, one.item)), now) for one in items],
        )
        for point in points
    ]


def rooms_of(training: Training, *, viewer: User) -> Sequence[Point]:
    """The points that have a room of their own, in the order of the papers."""
    return db.session.scalars(
        select(Point)
        .where(
            Point.training_id == training.id,
            Point.id.not_in(select(CombinedPoint.point_id)),
            visible_to(viewer),
        )
        .order_by(Point.is_main.desc(), Point.area_position, Point.position, Point.id)
    ).all()
