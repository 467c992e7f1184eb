"""What happens to a job: asked for, taken by a worker, moved on, done or failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.database import afterwards, atomic, db
from eventapp.errors import N_, RuleBroken
from eventapp.jobs import queue
from eventapp.jobs.kinds import KINDS, Result
from eventapp.jobs.models import Job, JobState
from eventapp.jobs.queries import is_free

HELD_FOR = timedelta(minutes=5)
MOST_TRIES = 3
GAVE_UP = N_("The program stopped %(tries)s times at this. Please tell the administrator.")
BROKEN = N_("Something went wrong inside the program. Nothing was changed halfway; try once more.")


@atomic
def enqueue(kind: str, arguments: Mapping[str, Any], *, subject: str, by: Any) -> Job:
    """Put work off; the worker hears of it when the action that asks for it is saved.

    ``arguments`` are JSON; ``subject`` says what it is about ("danh-sach.xlsx"); ``by`` a User.
    """
    if kind not in KINDS:
        raise LookupError(kind)
    job = Job(
        kind=kind,
        subject=subject[:200],
        arguments=dict(arguments),
        asked_by_id=by.id if by else None,
        asked_at=clock.now(),
    )
    db.session.add(job)
    db.session.flush()
    afterwards(partial(queue.wake, job.id))
    return job


@atomic
def take(job_id: int, *, by: Any = None) -> Job | None:
    """Have a job alone for a while; none when somebody has it, or it is over."""
    taken = db.session.execute(
        update(Job)
        .where(Job.id == job_id, is_free())
        .values(
            state=JobState.RUNNING,
            started_at=clock.now(),
            held_until=clock.machine_now() + HELD_FOR,
            tries=Job.tries + 1,
        )
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    ).scalar()
    if taken is None:
        return None
    found = select(Job).where(Job.id == job_id).options(joinedload(Job.asked_by))
    job = db.session.scalars(found.execution_options(populate_existing=True)).one()
    if job.tries > MOST_TRIES:
        _end(job, JobState.FAILED, Result(message=GAVE_UP, values={"tries": MOST_TRIES}))
        return None
    return job


@atomic
def move_on(job_id: int, done: int, total: int, *, by: Any = None) -> None:
    """Say how far a job is, and keep it a while longer."""
    db.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.RUNNING)
        .values(done=done, total=total, held_until=clock.machine_now() + HELD_FOR)
    )


@atomic
def finish(job: Job, result: Result, *, by: Any = None) -> None:
    """The work is done."""
    _end(job, JobState.DONE, result)


@atomic
def fail(job: Job, reason: RuleBroken, *, by: Any = None) -> None:
    """The work was refused, or broke."""
    values = {word: _plain(value) for word, value in reason.values.items()}
    _end(job, JobState.FAILED, Result(message=reason.message, values=values))


@atomic
def forget(job_ids: Sequence[int], *, by: Any = None) -> None:
    """Throw jobs away."""
    db.session.execute(delete(Job).where(Job.id.in_(job_ids)))


def _end(job: Job, state: JobState, result: Result) -> None:
    job.state, job.finished_at, job.held_until = state, clock.now(), clock.machine_now()
    job.message, job.message_values = result.message, dict(result.values)
    job.endpoint, job.address = result.endpoint, dict(result.address)
    job.file_name = result.file_name
    db.session.flush()


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | str) else str(value)
