"""The load: clients, threads of one process, that send batches through the program's action."""

from __future__ import annotations

import statistics
import threading
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import flask_migrate
from flask import Flask

from eventapp import create_app, sqlite
from eventapp.accounts.models import User
from eventapp.attendance.events import Batch
from eventapp.attendance.service import take_events
from eventapp.database import db
from tests.attendance.scene import Scene, make_scene

SIZES = (1, 3, 20, 100)
POINTS, PEOPLE, PLANS = 8, 100, 16
MIGRATIONS = Path(__file__).parents[1] / "migrations"


def application(folder: Path, url: str) -> Flask:
    """An application with empty tables of its own."""
    app = create_app(
        {
            "SECRET_KEY": "a key for measuring that is long",
            "DATA_DIR": folder,
            "DATABASE_URL": url,
            "LOG_LEVEL": "ERROR",
            "SQLALCHEMY_ENGINE_OPTIONS": ({} if url else sqlite.engine_options())
            | {"pool_size": 40},
        }
    )
    with app.app_context():
        if url:
            db.session.connection().exec_driver_sql("DROP SCHEMA public CASCADE")
            db.session.connection().exec_driver_sql("CREATE SCHEMA public")
            db.session.commit()
        flask_migrate.upgrade(directory=str(MIGRATIONS))
    return app


def scenes() -> list[Scene]:
    """Some points of one training, each with people and an operator."""
    first = make_scene(PEOPLE)
    more = [
        make_scene(PEOPLE, training=first.training, session=first.session)
        for _ in range(POINTS - 1)
    ]
    db.session.commit()
    return [first, *more]


def batch_of(scene: Scene, size: int, start: int) -> list[dict[str, Any]]:
    """New events about the next people of the point."""
    device = str(uuid4())
    people = [scene.people[(start + n) % PEOPLE] for n in range(size)]
    return [
        scene.event(person, "P", device=device, seq=number) for number, person in enumerate(people)
    ]


def again(events: list[dict[str, Any]], seen: dict[int, str]) -> list[dict[str, Any]]:
    """The events under new names, each knowing what stood for its person before."""
    device, fresh = str(uuid4()), []
    for event in events:
        before = seen.get(event["person"])
        own = {"id": str(uuid4()), "device": device, "supersedes": [before] if before else []}
        seen[event["person"]] = own["id"]
        fresh.append(event | own)
    return fresh


def measured(folder: Path, url: str, size: int, clients: int, seconds: float) -> dict[str, Any]:
    """Batches a second, CPU of this process per event, and how long a batch took."""
    app = application(folder, url)
    with app.app_context():
        places = scenes()
        operators = [scene.operator.id for scene in places]
        plans = [
            [batch_of(places[n % POINTS], size, start * size) for start in range(PLANS)]
            for n in range(clients)
        ]
        db.session.remove()
    took: list[list[float]] = [[] for _ in range(clients)]
    start, until = threading.Barrier(clients + 1), [0.0]

    def client(number: int) -> None:
        with app.app_context():
            by = db.session.get_one(User, operators[number % POINTS])
            turn, seen = 0, {}
            start.wait()
            while time.perf_counter() < until[0]:
                events = again(plans[number][turn % PLANS], seen)
                began = time.perf_counter()
                take_events(Batch(events), by=by)
                took[number].append(time.perf_counter() - began)
                turn += 1
            db.session.remove()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    until[0] = time.perf_counter() + seconds
    cpu = time.process_time()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    elapsed, cpu = time.perf_counter() - began, time.process_time() - cpu
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return _figures(size, clients, sorted(x for one in took for x in one), elapsed, cpu)


def _figures(
    size: int, clients: int, took: list[float], elapsed: float, cpu: float
) -> dict[str, Any]:
    cuts = statistics.quantiles(took, n=100) if len(took) > 1 else took * 99
    return {
        "batch": size,
        "clients": clients,
        "batches_per_second": len(took) / elapsed,
        "events_per_second": len(took) * size / elapsed,
        "cpu_ms_per_event": 1000 * cpu / (len(took) * size),
        "p50_ms": 1000 * cuts[49],
        "p95_ms": 1000 * cuts[94],
        "p99_ms": 1000 * cuts[98],
    }
