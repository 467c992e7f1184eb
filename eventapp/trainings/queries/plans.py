"""Trainings and their half-days: what is planned, what is on."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from eventapp import clock
from eventapp.access import Permission, Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import Place, is_limited, reach
from eventapp.database import db
from eventapp.trainings.models import (
    SessionBlock,
    SessionState,
    Training,
    TrainingSession,
    TrainingState,
)

SEES_TRAININGS = set(Role) - {Role.ADMINISTRATOR}


def visible_to(viewer: User) -> ColumnElement[bool]:
    """Drafts are the organisers' own business; everybody else sees what was published.

    An organiser of a part of the tree plans what that part hosts and reads the rest.
    """
    if viewer.acting is Permission.PLAN_TRAININGS:
        return reach(viewer, Training.host_id, Role.ORGANISER)
    if not any(role in SEES_TRAININGS for role in viewer.roles):
        return false()
    return or_(
        Training.state != TrainingState.DRAFT, reach(viewer, Training.host_id, Role.ORGANISER)
    )


def hosted_by(viewer: User, training: Place) -> ColumnElement[bool]:
    """The rows whose ``training`` (a column of ids) is hosted in the part where she organises."""
    if not viewer.holds(Role.ORGANISER):
        return false()
    if not is_limited(viewer, Role.ORGANISER):
        return true()
    hosted = select(Training.id).where(reach(viewer, Training.host_id, Role.ORGANISER))
    return training.in_(hosted)


def trainings(*, viewer: User, archived: bool = False) -> Sequence[Training]:
    """All trainings, the latest first, with half-days and groups: those put away, or the others."""
    is_archived = Training.state == TrainingState.ARCHIVED
    return db.session.scalars(
        select(Training)
        .where(visible_to(viewer), is_archived if archived else ~is_archived)
        .options(selectinload(Training.sessions), selectinload(Training.groups))
        .order_by(Training.starts_on.desc(), Training.id.desc())
    ).all()


def get_training(code: str, *, viewer: User) -> Training:
    """A training with its half-days and groups."""
    return db.session.scalars(
        select(Training)
        .where(Training.code == code, visible_to(viewer))
        .options(selectinload(Training.sessions), selectinload(Training.groups))
    ).one()


def get_session(training: Training, code: str) -> TrainingSession:
    """A half-day of the plan, held or cancelled."""
    return db.session.scalars(
        select(TrainingSession).where(
            TrainingSession.training_id == training.id, TrainingSession.code == code
        )
    ).one()


def get_programme_session(training: Training, code: str) -> TrainingSession:
    """The same with its blocks, their lecturers, and the groups that attend."""
    return db.session.scalars(
        select(TrainingSession)
        .where(TrainingSession.training_id == training.id, TrainingSession.code == code)
        .options(*_WITH_PROGRAMME)
        .execution_options(populate_existing=True)
    ).one()


def programme(training: Training) -> Sequence[TrainingSession]:
    """Every half-day, cancelled ones too, with blocks, lecturers and groups, in order."""
    return db.session.scalars(
        select(TrainingSession)
        .where(TrainingSession.training_id == training.id)
        .options(*_WITH_PROGRAMME)
        .order_by(TrainingSession.starts_at, TrainingSession.id)
        .execution_options(populate_existing=True)
    ).all()


def whole_plan(training: Training) -> Sequence[TrainingSession]:
    """Every half-day, cancelled and waiting ones too, in order."""
    return db.session.scalars(
        select(TrainingSession)
        .where(TrainingSession.training_id == training.id)
        .order_by(TrainingSession.starts_at, TrainingSession.id)
    ).all()


def show_plan(training: Training) -> None:
    """Let ``training.sessions`` be what is planned now, after a half-day came or went."""
    planned = [s for s in whole_plan(training) if s.state is SessionState.PLANNED]
    set_committed_value(training, "sessions", planned)


_WITH_PROGRAMME = (
    selectinload(TrainingSession.blocks).joinedload(SessionBlock.lecturer),
    selectinload(TrainingSession.groups),
)


def session_now(training: Training) -> TrainingSession | None:
    """The half-day that is on, or comes next today, or came last; none when none is planned.

    A half-day is on from when its sheets open until the next one opens.
    """
    begun = [s for s in training.sessions if s.opens_at(training) <= clock.now()]
    return begun[-1] if begun else next(iter(training.sessions), None)


def session_on(training: Training) -> TrainingSession | None:
    """The half-day that is going on, from when its sheets open until it ends."""
    now = clock.now()
    return next((s for s in training.sessions if s.opens_at(training) <= now < s.ends_at), None)


def wait_for_turn(training: Training) -> None:
    """Let one change of the plan at a time count what is there; a closed plan stays as it is."""
    db.session.scalar(select(Training.id).where(Training.id == training.id).with_for_update())
    training.must_not_be_closed()


def suggested_code(year: int) -> str:
    """A code nobody has used yet: TH-2021, then TH-2021-2."""
    wish = f"TH-{year}"
    taken = set(db.session.scalars(select(Training.code).where(Training.code.startswith(wish))))
    number = next(n for n in range(1, len(taken) + 2) if _numbered(wish, n) not in taken)
    return _numbered(wish, number)


def _numbered(code: str, number: int) -> str:
    return code if number == 1 else f"{code}-{number}"


def usual_place() -> str:
    """The place the latest training prints on its papers."""
    latest = select(Training.place).order_by(Training.starts_on.desc(), Training.id.desc())
    return db.session.scalar(latest.limit(1)) or ""
