"""Papers of locked sheets, printed by the worker before anybody asks for them.

Once a minute it takes up the sheets that were locked since, prints them one by one, then the
reports they complete. What is printed lies where a download looks first; a download that comes
earlier prints for itself, and the worker finds the paper there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

from flask import current_app

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import is_limited
from eventapp.documents import KEPT_FOR
from eventapp.errors import RuleBroken
from eventapp.jobs.kinds import errand
from eventapp.reports import queries
from eventapp.reports.catalogue import PaperKind, draft
from eventapp.reports.files import Form, printed
from eventapp.reports.queries.locked import LockedSheet, locked_after
from eventapp.reports.scope import Scope, half_days, of_day, whole
from eventapp.reports.selection import Selection
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training

MOST_SECONDS = 10.0  # then others have their turn; the rest is printed in the next minute
log = logging.getLogger("eventapp.reports")


@errand("reports.print_ahead")
def print_ahead() -> int:
    """Print what was locked since the last time; how many papers there are of it now."""
    folder = Path(current_app.config["DATA_DIR"]) / "papers"
    mark = folder / "printed-ahead"
    found = locked_after(_last(mark), since=clock.now() - KEPT_FOR)
    if not found:
        return 0
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stop = monotonic() + MOST_SECONDS
    count = 0
    taken: list[LockedSheet] = []
    for sheet in found:
        mark.write_text(str(sheet.version_id))  # before: what breaks the printer is not tried again
        taken.append(sheet)
        count += _print_sheet(sheet, folder)
        if monotonic() > stop:
            break
    return count + sum(_print_reports(t, s, by, folder) for t, s, by in _completed(taken))


def _last(mark: Path) -> int:
    """The last sheet that was taken up; the file lies with the papers, and goes with them."""
    try:
        return int(mark.read_text())
    except (FileNotFoundError, ValueError):
        return 0


def _print_sheet(sheet: LockedSheet, folder: Path) -> int:
    training = get_training(sheet.training_code, viewer=sheet.by)
    scope = _half_day(training, sheet.session_id)
    return _print(PaperKind.SHEET, Selection(scope, sheet.point), sheet.by, folder)


def _completed(taken: Iterable[LockedSheet]) -> list[tuple[Training, Scope, User]]:
    """Each half-day that was worked on, once, as the last who sees the whole of it sees it."""
    found = {
        (sheet.training_code, sheet.session_id): sheet.by
        for sheet in taken
        if not is_limited(sheet.by, Role.ORGANISER, Role.OFFICIAL)
    }
    whole_of = ((get_training(code, viewer=by), id_, by) for (code, id_), by in found.items())
    return [(training, _half_day(training, id_), by) for training, id_, by in whole_of]


def _print_reports(training: Training, half: Scope, by: User, folder: Path) -> int:
    """The reports of a half-day, its day and the whole training, where all sheets are locked."""
    count = 0
    for scope in (half, of_day(training, half.sessions[0].day), whole(training)):
        if not queries.progress(training, scope.sessions, viewer=by).is_final:
            break
        count += _print(PaperKind.CONSOLIDATED, Selection(scope), by, folder)
    return count


def _print(kind: PaperKind, asked: Selection, by: User, folder: Path) -> int:
    try:
        found = draft(kind, asked, viewer=by)
        if not found.is_final:
            return 0
        printed(found, Form.PDF, folder)
    except RuleBroken as refusal:
        log.warning("%s was not printed ahead: %s", kind, refusal)
        return 0
    return 1


def _half_day(training: Training, session_id: int) -> Scope:
    return next(scope for scope in half_days(training) if scope.sessions[0].id == session_id)
