"""What a page costs at the size of a province and at 400 points with 7,000 people.

``python -m benchmarks.pages [--json] [--runs N]``: for each page of the main job the median time of
the request, the number of SQL statements, the peak of memory it allocates and the size of the
answer, at both sizes, and the ratio between them. Statements must not grow with the rows.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from time import perf_counter, process_time

from flask import Flask
from sqlalchemy import Engine, event

from benchmarks.training_of_size import CODE, training_of_size
from eventapp.accounts.models import User
from eventapp.accounts.service import begin_sign_in

SIZES = ((172, 2_800), (400, 7_000))
PAGES = {
    "board": f"/trainings/{CODE}/board/1310S/",
    "wall": f"/trainings/{CODE}/board/1310S/?view=wall",
    "timeline": f"/trainings/{CODE}/board/1310S/timeline/",
    "answers": f"/trainings/{CODE}/invitations/answers",
    "answers.xlsx": f"/trainings/{CODE}/invitations/answers.xlsx",
    "sheet": f"/trainings/{CODE}/sheets/1310S/ĐC020/",
    "roll call": f"/trainings/{CODE}/roll-call/1310S/ĐC020/",
    "registrations": f"/trainings/{CODE}/registrations/",
    "search": f"/trainings/{CODE}/registrations/?q=nguyen+thi",
    "overview": f"/trainings/{CODE}/",
    "public page": f"/t/{CODE}",
    "points": f"/trainings/{CODE}/points/",
    "points, many": f"/trainings/{CODE}/points/table",
    "points, order": f"/trainings/{CODE}/points/order",
    "line tests": f"/trainings/{CODE}/line-tests/",
    "checklist": f"/trainings/{CODE}/checklist/1310S/",
    "own checklist": f"/trainings/{CODE}/points/ĐC020/checklist/1310S/",
    "seats": f"/trainings/{CODE}/invitations/",
    "papers": f"/trainings/{CODE}/papers/",
    "summary": f"/trainings/{CODE}/papers/summary/",
    "sheet.pdf": f"/trainings/{CODE}/papers/sheet.pdf?point=ĐC020&session=1310S",
    "consolidated.pdf": f"/trainings/{CODE}/papers/consolidated.pdf",
    "participants.pdf": f"/trainings/{CODE}/papers/participants.pdf",
    "participants.xlsx": f"/trainings/{CODE}/papers/participants.xlsx",
}


@dataclass(frozen=True)
class Cost:
    """One page at one size."""

    wall_ms: float
    cpu_ms: float
    statements: int
    peak_mib: float
    kib: float


@contextmanager
def counting() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def measure(app: Flask, viewer: User, path: str, runs: int) -> Cost:
    """The median of ``runs`` requests after one that is not counted; cached papers made anew."""
    browser = app.test_client()
    with app.app_context():
        viewer.here = begin_sign_in(viewer, device="benchmark", address="", by=viewer)
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = viewer.get_id()

    def open_page() -> bytes:
        answer = browser.get(path)
        if answer.status_code != 200:
            sys.exit(f"{path}: {answer.status}")
        return answer.data

    def timed() -> tuple[float, float]:
        wall, cpu = perf_counter(), process_time()
        open_page()
        return perf_counter() - wall, process_time() - cpu

    body = open_page()
    with counting() as statements:
        open_page()
    times = [timed() for _ in range(runs)]
    tracemalloc.start()
    open_page()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Cost(
        wall_ms=round(statistics.median(wall for wall, _ in times) * 1000, 1),
        cpu_ms=round(statistics.median(cpu for _, cpu in times) * 1000, 1),
        statements=len(statements),
        peak_mib=round(peak / 2**20, 1),
        kib=round(len(body) / 1024, 1),
    )


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--runs", type=int, default=5)
    wanted = reader.parse_args()

    costs: dict[str, dict[str, Cost]] = {name: {} for name in PAGES}
    for points, people in SIZES:
        began = perf_counter()
        with training_of_size(points, people) as (app, viewer):
            print(
                f"{points} points, {people} people: made in {perf_counter() - began:.0f} s",
                file=sys.stderr,
            )
            for name, path in PAGES.items():
                costs[name][f"{points}/{people}"] = measure(app, viewer, path, wanted.runs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if wanted.json:
        plain = {
            name: {size: asdict(cost) for size, cost in by.items()} for name, by in costs.items()
        }
        print(json.dumps({"pages": plain, "process_peak_mib": round(peak)}, indent=2))
        return
    _print(costs)
    print(f"\nPeak of the whole process: {peak:.0f} MiB")


def _print(costs: dict[str, dict[str, Cost]]) -> None:
    print(
        f"{'page':<18}{'size':>10}{'wall ms':>10}{'cpu ms':>10}{'SQL':>6}{'peak MiB':>10}{'KiB':>9}"
    )
    for name, by in costs.items():
        for size, cost in by.items():
            print(
                f"{name:<18}{size:>10}{cost.wall_ms:>10}{cost.cpu_ms:>10}{cost.statements:>6}"
                f"{cost.peak_mib:>10}{cost.kib:>9}"
            )
        small, large = by.values()
        same = "same SQL" if small.statements == large.statements else "MORE SQL"
        print(f"{'':<18}{'ratio':>10}{large.cpu_ms / small.cpu_ms:>20.1f}   {same}")


if __name__ == "__main__":
    main()
