"""The board of a half-day as it is now: read once, then shared by everybody who looks at it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import set_committed_value

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import is_limited
from eventapp.agencies.queries import restated
from eventapp.attendance.kept import kept
from eventapp.attendance.line_seen import LineSeen, lines_seen
from eventapp.attendance.overview import Group, places_on
from eventapp.attendance.presence import SheetStatus
from eventapp.attendance.queries import BoardRow, board, status_of
from eventapp.attendance.queries.contact import first_reports, last_contacts
from eventapp.attendance.queries.evidence import disputed_sheets
from eventapp.attendance.queries.signs import Progress, Signs, progress_of, signs_of_change
from eventapp.database import Base
from eventapp.points.queries.line_tests import LineState, lines_of
from eventapp.trainings.models import Training, TrainingSession

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Moment:
    """What a board depends on: the facts, by their signs, and the clock, by its phase."""

    signs: Signs
    phase: SheetStatus
    today: int

    @property
    def is_waited_for(self) -> bool:
        return self.phase is SheetStatus.LATE and not self.signs.all_reported


@dataclass(frozen=True)
class Snapshot:
    """``failed``: points whose last line test failed; the rest by point or half-day id.

    ``successors`` names the one unit that stands in the place of a point's agency by now.
    """

    everywhere: Group
    progress: dict[int, Progress]
    failed: set[int]
    lines: dict[int, LineSeen]
    contacts: dict[int, datetime]
    first_reports: dict[int, datetime]
    successors: dict[int, str]


def moment_of(training: Training, session: TrainingSession) -> Moment:
    """One cheap question."""
    phase = status_of(None, session, training, clock.now())
    return Moment(signs_of_change(training, session), phase, clock.today().toordinal())


def snapshot_of(
    training: Training, session: TrainingSession, moment: Moment, *, viewer: User
) -> Snapshot:
    """What the viewer may see; made anew only when the moment is another one."""
    question = ("snapshot", training.id, session.id, part_of(viewer))
    return kept(question, moment, lambda: _read(training, session, viewer))


def part_of(viewer: User) -> Hashable:
    """The same for all who see every point, else her own."""
    if not is_limited(viewer, Role.ORGANISER, Role.OFFICIAL):
        return "everything"
    grants = [(one.role, one.agency_id, one.reaches_down) for one in viewer.grants_in_use]
    return (viewer.id, *grants)


def _read(training: Training, session: TrainingSession, viewer: User) -> Snapshot:
    rows = [_detached(row) for row in board(training, session, viewer=viewer)]
    lines = lines_of(training, viewer=viewer)
    return Snapshot(
        Group("", places_on(rows, disputed_sheets(session))),
        progress_of(training, viewer=viewer),
        {point_id for point_id, line in lines.items() if line.state is LineState.FAILED},
        lines_seen(training, session, viewer=viewer),
        last_contacts(session),
        first_reports(session),
        _successors(rows),
    )


def _successors(rows: list[BoardRow]) -> dict[int, str]:
    agencies = {row.point.agency_id for row in rows}
    now = restated(agencies, on=clock.today())
    heirs = {one: [heir for heir in now.heirs_of(one) if heir.id != one] for one in agencies}
    return {
        row.point.id: heirs[row.point.agency_id][0].name
        for row in rows
        if len(heirs[row.point.agency_id]) == 1
    }


def _detached(row: BoardRow) -> BoardRow:
    point = _copy(row.point)
    room = row.point.room_of
    set_committed_value(point, "room_of", _copy(room) if room else None)
    return replace(row, point=point, sheet=_copy(row.sheet) if row.sheet else None)


def _copy(row: Row) -> Row:
    """The same facts outside any database session: other requests may read them."""
    columns = inspect(type(row)).column_attrs
    return type(row)(**{column.key: getattr(row, column.key) for column in columns})
