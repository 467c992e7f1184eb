"""Finding jobs: everybody sees what she asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from eventapp import clock
from eventapp.database import db
from eventapp.jobs.models import Job, JobState

SHOWN = 50


def visible_to(viewer: Any) -> ColumnElement[bool]:
    """``viewer``: the User who looks."""
    mine: ColumnElement[bool] = Job.asked_by_id == viewer.id
    return mine


def jobs(*, viewer: Any) -> Sequence[Job]:
    """The viewer's latest jobs, the newest first."""
    return db.session.scalars(
        select(Job).where(visible_to(viewer)).order_by(Job.id.desc()).limit(SHOWN)
    ).all()


def get_job(job_id: int, *, viewer: Any) -> Job:
    return db.session.scalars(select(Job).where(Job.id == job_id, visible_to(viewer))).one()


def is_free() -> ColumnElement[bool]:
    """Jobs nobody works on: those that wait, and those whose worker is silent too long."""
    return or_(
        Job.state == JobState.WAITING,
        (Job.state == JobState.RUNNING) & (Job.held_until < clock.machine_now()),
    )


def free_jobs() -> Sequence[int]:
    """The ids of the jobs that could be taken, in the order in which they were asked for."""
    return db.session.scalars(select(Job.id).where(is_free()).order_by(Job.id)).all()


def waiting_since() -> datetime | None:
    """When the oldest job that nobody has taken was asked for."""
    return db.session.scalar(select(func.min(Job.asked_at)).where(Job.state == JobState.WAITING))


def old_jobs(days: int) -> Sequence[int]:
    """The ids of jobs that have been over for so many days."""
    over = Job.state.in_([JobState.DONE, JobState.FAILED])
    before = clock.machine_now() - timedelta(days=days)
    return db.session.scalars(select(Job.id).where(over, Job.held_until < before)).all()
