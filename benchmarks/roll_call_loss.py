"""kill -9 under load: is anything gone that was acknowledged? With a control that must lose."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.roll_call_load import again, application, batch_of, scenes
from eventapp.accounts.models import User
from eventapp.attendance.events import Batch
from eventapp.attendance.models import Mark
from eventapp.attendance.service import take_events
from eventapp.database import db

RUNS_FOR = 1.5  # seconds


def lost_after_kill(kills: int, *, acknowledge_before_commit: bool) -> dict[str, Any]:
    """Start a server's work, kill it without warning, look for what it acknowledged.

    The control acknowledges before the commit: losing proves that a loss would be seen.
    """
    acknowledged = lost = 0
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            said = _run_and_kill(Path(folder), acknowledge_before_commit)
            app = application(Path(folder), "")
            with app.app_context():
                kept = set(db.session.scalars(select(Mark.id)))
                db.session.remove()
                db.engine.dispose()
        acknowledged += len(said)
        lost += len(said - kept)
    return {
        "control": acknowledge_before_commit,
        "kills": kills,
        "acknowledged": acknowledged,
        "lost": lost,
    }


def _run_and_kill(folder: Path, early: bool) -> set[str]:  # noqa: FBT001 - a switch of the child
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.roll_call_loss", str(folder), "early" if early else ""],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout  # noqa: S101 - asked for above
    said = [child.stdout.readline()]  # it has begun
    time.sleep(RUNS_FOR)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child.pid, signal.SIGKILL)
    said += child.stdout.readlines()
    child.wait()
    whole = [line.decode().strip() for line in said if line.endswith(b"\n")]
    return {name for line in whole for name in line.split() if len(name) == 36}


def _work(folder: Path, *, early: bool) -> None:
    """Take batches for ever, and print the ids of each once it may be acknowledged."""
    app = application(folder, "")
    with app.app_context():
        scene = scenes()[0]
        by = db.session.get_one(User, scene.operator.id)
        turn, seen = 0, {}
        print("begun", flush=True)
        while True:
            events = again(batch_of(scene, 20, turn * 20), seen)
            ids = " ".join(event["id"] for event in events)
            if early:
                print(ids, flush=True)
            take_events(Batch(events), by=by)
            if not early:
                print(ids, flush=True)
            turn += 1


if __name__ == "__main__":
    _work(Path(sys.argv[1]), early=sys.argv[2] == "early")
