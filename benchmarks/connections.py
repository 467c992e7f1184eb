"""What a log of the line costs: reading, importing with matching, applying, asking for the lines.

``python -m benchmarks.connections [--json] [--points N] [--joins N]``: a Zoom log of one morning in
which every one of N points (400 unless said otherwise) joins N times (6), most by their code, some
by their name, some by names a person has to decide. Times are medians of five, in milliseconds of
the processor; ``sql`` counts statements.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable
from datetime import datetime, timedelta
from time import process_time

from benchmarks.pages import counting
from benchmarks.training_of_size import CODE, training_of_size
from eventapp import clock
from eventapp.accounts.models import User
from eventapp.connections.queries import contradictions, line_states
from eventapp.connections.service import add_log, apply_log, withdraw_log
from eventapp.connections.taking_in import Choice, Upload, take_in
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.queries import get_training

RUNS = 5
HEAD = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"


def log_of(points: list[Point], joins: int, start: datetime) -> bytes:
    """Every point joins so many times, with a break of two minutes in between."""
    lines = []
    for number, point in enumerate(points):
        bare = point.name.removeprefix("Điểm cầu ")
        name = (f"{point.code} {bare}", bare, f"Máy {number}")[number % 10 // 8 + number % 20 // 19]
        for join in range(joins):
            joined = start + timedelta(minutes=40 * join, seconds=number % 60)
            left = joined + timedelta(minutes=38)
            lines.append(f"{name},,{_us(joined)},{_us(left)},38,Yes")
    return (HEAD + "\n".join(lines) + "\n").encode()


def _us(moment: datetime) -> str:
    return f"{moment:%m/%d/%Y %I:%M:%S %p}"


def median(action: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        started = process_time()
        action()
        times.append(process_time() - started)
    return round(statistics.median(times) * 1000, 1)


def statements(action: Callable[[], object]) -> int:
    with counting() as seen:
        action()
    return len(seen)


def measure(points: int, joins: int, *, by: User) -> dict[str, float | int]:
    training = get_training(CODE, viewer=by)
    rooms = db.session.query(Point).order_by(Point.id).all()
    session = training.sessions[0]
    content = log_of(rooms, joins, clock.local(session.starts_at))
    upload = Upload("zoom.csv", content, Choice())
    read = take_in(upload, training.days)
    log = add_log(training, read, by=by)
    found: dict[str, float | int] = {
        "points": points,
        "lines": log.line_count,
        "kib": len(content) // 1024,
        "read_ms": median(lambda: take_in(upload, training.days)),
    }
    other = iter(range(RUNS))

    def again() -> None:
        add_log(training, take_in(_differing(content, next(other)), training.days), by=by)

    found["import_with_matching_ms"] = median(again)
    started = process_time()
    apply_log(log, version=log.version, by=by)
    found["apply_ms"] = round((process_time() - started) * 1000, 1)
    found["lines_of_all_half_days_ms"] = median(
        lambda: line_states(training, training.sessions, viewer=by)
    )
    found["lines_sql"] = statements(lambda: line_states(training, training.sessions, viewer=by))
    found["contradictions_ms"] = median(lambda: contradictions(training, session, viewer=by))
    found["contradictions_sql"] = statements(lambda: contradictions(training, session, viewer=by))
    started = process_time()
    withdraw_log(log, reason="-", by=by)
    found["withdraw_ms"] = round((process_time() - started) * 1000, 1)
    return found


def _differing(content: bytes, number: int) -> Upload:
    """The same log with other bytes: a trailing blank line more."""
    return Upload("zoom.csv", content + b"\n" * (number + 1), Choice())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--points", type=int, default=400)
    parser.add_argument("--joins", type=int, default=6)
    asked = parser.parse_args()
    with training_of_size(asked.points, asked.points) as (app, organiser), app.app_context():
        found = measure(asked.points, asked.joins, by=organiser)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:>28} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
