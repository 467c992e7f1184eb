"""The queue that wakes the worker up: a file in the data folder, or tables beside the database.

It holds nothing but the numbers of jobs and the names of errands. Losing it costs a minute.
"""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, current_app
from huey import PostgresHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer
from sqlalchemy.engine import make_url

from eventapp.database import afterwards

NAME = "eventapp"
log = logging.getLogger("eventapp.jobs")


def init_app(app: Flask) -> None:
    """Open the queue; a test does at once what it puts off."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    options = {
        "immediate": app.testing,
        "results": False,
        "serializer": SignedSerializer(secret=app.config["SECRET_KEY"]),
    }
    if app.testing or url.startswith("sqlite"):
        # Without waiting for the disk: the jobs themselves are in the database.
        huey = SqliteHuey(NAME, filename=str(app.config["DATA_DIR"] / "queue.db"), **options)
    else:
        dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        huey = PostgresHuey(NAME, dsn=dsn, table_prefix="queue", **options)
    app.extensions["jobs"] = huey

    def do_job(job_id: int) -> None:
        from eventapp.jobs import worker  # noqa: PLC0415 - the worker asks for jobs itself

        with app.app_context():
            worker.do(job_id)

    def do_errand(name: str) -> None:
        from eventapp.jobs import worker  # noqa: PLC0415

        with app.app_context():
            worker.run_errand(name)

    def do_what_is_left() -> None:
        from eventapp.jobs import worker  # noqa: PLC0415

        with app.app_context():
            worker.sweep()

    huey.periodic_task(crontab(), name="minute")(do_what_is_left)
    app.extensions["jobs.tasks"] = {
        "job": huey.task(name="job")(do_job),
        "errand": huey.task(name="errand")(do_errand),
    }


def of(app: Flask) -> Any:
    return app.extensions["jobs"]


def wake(job_id: int) -> None:
    """Tell the worker of a job. It must not fail: what asked for the job is saved already."""
    _send("job", job_id)


def call_for(errand: str) -> None:
    """Let the worker run an errand as soon as the action that is going on is saved."""
    afterwards(lambda: _send("errand", errand))


def _send(task: str, argument: int | str) -> None:
    try:
        current_app.extensions["jobs.tasks"][task](argument)
    except Exception:
        if current_app.testing:
            raise
        log.exception(
            "The worker could not be told of %s %s; it will look by itself", task, argument
        )
