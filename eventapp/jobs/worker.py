"""What the worker does with a job, and the look around it takes every minute."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from flask import current_app

from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.jobs import queries, queue, service
from eventapp.jobs.kinds import ERRANDS, KINDS, Assignment, Result
from eventapp.jobs.models import Job

KEPT_DAYS = 30
BETWEEN_STEPS = 0.5  # seconds: a reader sees no more, and each step is a write
log = logging.getLogger("eventapp.jobs")


def do(job_id: int) -> None:
    """Do one job, unless somebody else does."""
    job = service.take(job_id)
    if job is None:
        return
    try:
        result = KINDS[job.kind].work(_assignment(job), **job.arguments)
    except RuleBroken as refusal:
        db.session.rollback()
        service.fail(job, refusal)
    except Exception:
        log.exception("Job %s (%s) broke", job.id, job.kind)
        db.session.rollback()
        service.fail(job, RuleBroken(service.BROKEN))
    else:
        service.finish(job, result or Result())


def run_errand(name: str) -> None:
    """Run one errand; one that breaks is told in the log and tried again in a minute."""
    try:
        ERRANDS[name]()
    except Exception:
        log.exception("Errand %s broke", name)
        db.session.rollback()


def sweep() -> None:
    """Wake the jobs that nobody does, run every errand, throw away what is a month old."""
    if not len(queue.of(current_app)):  # otherwise they are on their way
        for job_id in queries.free_jobs():
            queue.wake(job_id)
    for name in ERRANDS:
        run_errand(name)
    old = queries.old_jobs(KEPT_DAYS)
    if old:
        service.forget(old)
        for job_id in old:
            shutil.rmtree(file_of(job_id).parent, ignore_errors=True)


def file_of(job_id: int) -> Path:
    """Where the result of a job is kept."""
    return Path(current_app.config["DATA_DIR"]) / "jobs" / str(job_id) / "result"


def _assignment(job: Job) -> Assignment:
    file = file_of(job.id)
    file.parent.mkdir(parents=True, exist_ok=True)
    return Assignment(id=job.id, by=job.asked_by, file=file, progress=_steps(job.id))


def _steps(job_id: int) -> Callable[[int, int], None]:
    last = -BETWEEN_STEPS

    def progress(done: int, total: int) -> None:
        nonlocal last
        inside_an_action = "action" in db.session().info
        if inside_an_action or (monotonic() - last < BETWEEN_STEPS and done < total):
            return
        last = monotonic()
        service.move_on(job_id, done, total)

    return progress
