"""A database of its own with real commits, for tests in which several people act at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import flask_migrate
import sqlalchemy
from flask import Flask

from eventapp import create_app
from eventapp.database import db

ROOT = Path(__file__).parent.parent


@contextmanager
def real_application(folder: Path) -> Iterator[Flask]:
    """An application whose commits are real, on the kind of database this run tests."""
    url = os.environ.get("EVENTAPP_TEST_DATABASE_URL", "")
    name = f"race_{uuid4().hex[:12]}"
    if url:
        server = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        url = f"{url.rsplit('/', 1)[0]}/{name}"
    app = create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "a key for tests that is long enough",
            "WTF_CSRF_ENABLED": False,
            "DATA_DIR": folder,
            "DATABASE_URL": url,
            "LOG_LEVEL": "ERROR",
        }
    )
    with app.app_context():
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        yield app
        db.session.remove()
        db.engine.dispose()
    if url:
        with server.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        server.dispose()


def at_once(app: Flask, runners: int, act: Callable[[int], Any]) -> list[Any]:
    """Let ``act(0)`` … ``act(runners - 1)`` start at one moment; their results or exceptions."""
    start, results = Barrier(runners), [None] * runners

    def run(number: int) -> None:
        with app.app_context():
            start.wait()
            try:
                results[number] = act(number)
            except Exception as error:  # noqa: BLE001 - the test looks at it
                results[number] = error
            finally:
                db.session.remove()

    threads = [Thread(target=run, args=(number,)) for number in range(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
