"""One look each at what the program stands on; none of them changes anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app

from eventapp import clock
from eventapp.database import db
from eventapp.documents import OfficeKey, check_fonts, check_machine
from eventapp.jobs import queue
from eventapp.jobs.queries import waiting_since

MIGRATIONS = Path(__file__).parents[2] / "migrations"
GIBIBYTE = 1024**3
LEAST_FREE = GIBIBYTE  # a back-up and a month of papers of a province
MOST_WAITING = timedelta(minutes=10)
MOST_AHEAD = timedelta(minutes=5)
WRITTEN_AFTER = datetime(2025, 1, 1, tzinfo=UTC)
ENDS_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Finding:
    """What was looked at, whether it is as it should be, and what was seen."""

    name: str
    is_good: bool
    text: str


def examine() -> list[Finding]:
    """Every check in turn; one that breaks is a finding too."""
    return [_look(name, check) for name, check in CHECKS.items()]


def _look(name: str, check: Callable[[], tuple[bool, str]]) -> Finding:
    try:
        return Finding(name, *check())
    except Exception as error:  # noqa: BLE001 - whatever it is, the administrator is told
        return Finding(name, is_good=False, text=f"{type(error).__name__}: {error}")


def _libraries() -> tuple[bool, str]:
    complaints = check_machine()
    return not complaints, " ".join(complaints) or "Papers can be printed, the same each time."


def _fonts() -> tuple[bool, str]:
    complaints = check_fonts()
    return not complaints, " ".join(complaints) or "The four bundled faces are there and whole."


def _schema() -> tuple[bool, str]:
    found = MigrationContext.configure(db.session.connection()).get_current_revision()
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    if found == newest:
        return True, f"The tables are those of this version ({newest})."
    return False, f"The tables are at {found or 'nothing'}, not {newest}: run “flask db upgrade”."


def _disk() -> tuple[bool, str]:
    folder = Path(current_app.config["DATA_DIR"])
    free = shutil.disk_usage(folder).free
    text = f"{free / GIBIBYTE:.1f} GiB are free in {folder}."
    if free < LEAST_FREE:
        return False, f"{text} Make room: at least {LEAST_FREE / GIBIBYTE:.0f} GiB are needed."
    return True, text


def _queue() -> tuple[bool, str]:
    len(queue.of(current_app))  # opens it
    since = waiting_since()
    if since and clock.now() - since > MOST_WAITING:
        told = f"{clock.local(since):%H:%M %d/%m/%Y}"
        return False, f"Work has been waiting since {told}: is the worker running?"
    return True, "The queue answers, and nothing has been waiting for long."


def _clock() -> tuple[bool, str]:
    """Files written in the future tell that the clock was turned back."""
    now = clock.machine_now()
    folder = Path(current_app.config["DATA_DIR"])
    written = [file.stat().st_mtime for file in folder.iterdir() if file.is_file()]
    newest = datetime.fromtimestamp(max(written, default=0), UTC)
    text = f"It is {clock.local(now):%H:%M on %d/%m/%Y} in Vietnam."
    if now < WRITTEN_AFTER or newest - now > MOST_AHEAD:
        return False, f"{text} That cannot be: set the machine's clock."
    return True, text


def _signing_key() -> tuple[bool, str]:
    key: OfficeKey | None = current_app.config["SIGNING_KEY"]
    if key is None:
        return True, "None is set: issued papers are not signed by the program."
    text = f"{key.name}, good until {clock.local(key.good_until):%d/%m/%Y}."
    now = clock.machine_now()
    if not key.is_good_at(now):
        return False, f"{text} No paper can be issued: renew it, or start without it."
    return True, f"{text} Renew it soon." if key.good_until - now < ENDS_SOON else text


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "libraries": _libraries,
    "fonts": _fonts,
    "schema": _schema,
    "disk": _disk,
    "queue": _queue,
    "clock": _clock,
    "signing key": _signing_key,
}
