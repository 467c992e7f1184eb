"""What a roll call costs the server: events a second, CPU per event, and what kill -9 takes away.

``python -m benchmarks.roll_call [--json] [--seconds 3] [--databases sqlite,postgresql]``
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from benchmarks.roll_call_load import SIZES, measured
from benchmarks.roll_call_loss import lost_after_kill
from tests.postgres import temporary_postgres

CLIENTS = (1, 8, 32)
DATABASES = ("sqlite", "postgresql")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--databases", default=",".join(DATABASES))
    parser.add_argument("--kills", type=int, default=3)
    wish = parser.parse_args()
    rows: list[dict[str, Any]] = []
    losses: list[dict[str, Any]] = []
    for database in wish.databases.split(","):
        is_sqlite = database == "sqlite"
        with nullcontext("") if is_sqlite else temporary_postgres(fsync=True) as url:
            for size in SIZES:
                for clients in CLIENTS:
                    with tempfile.TemporaryDirectory() as folder:
                        row = measured(Path(folder), url, size, clients, wish.seconds)
                    rows.append({"database": database, **row})
                    if not wish.json:
                        print(_line(rows[-1]), file=sys.stderr)
    if wish.kills:
        losses += [
            lost_after_kill(wish.kills, acknowledge_before_commit=early) for early in (False, True)
        ]
    if wish.json:
        print(json.dumps({"load": rows, "kill -9": losses}, indent=2))
        return
    print("\n".join([HEAD, *(_line(row) for row in rows), "", *(_loss(one) for one in losses)]))


HEAD = "database    batch clients  batches/s  events/s  CPU ms/event   p50    p95    p99 ms"


def _line(row: dict[str, Any]) -> str:
    return (
        f"{row['database']:<11} {row['batch']:>5} {row['clients']:>7}"
        f" {row['batches_per_second']:>10.0f}"
        f" {row['events_per_second']:>9.0f} {row['cpu_ms_per_event']:>13.3f}"
        f" {row['p50_ms']:>5.1f} {row['p95_ms']:>6.1f} {row['p99_ms']:>6.1f}"
    )


def _loss(one: dict[str, Any]) -> str:
    kind = (
        "acknowledged before the commit (control)" if one["control"] else "as the program does it"
    )
    return (
        f"kill -9 x {one['kills']}, {kind}: {one['acknowledged']} acknowledged, {one['lost']} lost"
    )


if __name__ == "__main__":
    main()
