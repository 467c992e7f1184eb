"""Sheets that were locked, for whoever prints them before they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet, SheetVersion
from eventapp.attendance.presence import SheetState
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import Training


@dataclass(frozen=True)
class LockedSheet:
    """The newest version of a sheet, with what names its paper; ``by`` is who locked it."""

    version_id: int
    training_code: str
    point: Point
    session_id: int
    by: User


def locked_after(version_id: int, *, since: datetime) -> Sequence[LockedSheet]:
    """In the order in which they were locked, those that are still locked so."""
    found = (
        select(SheetVersion.id, Training.code, Point, Sheet.session_id, User)
        .join(Sheet, Sheet.id == SheetVersion.sheet_id)
        .join(Point, Point.id == Sheet.point_id)
        .join(Training, Training.id == Point.training_id)
        .join(User, User.id == SheetVersion.author_id)
        .where(
            SheetVersion.id > version_id,
            SheetVersion.locked_at >= since,
            SheetVersion.number == Sheet.number,
            Sheet.state == SheetState.LOCKED,
        )
        .order_by(SheetVersion.id)
    )
    return [LockedSheet(*row) for row in db.session.execute(found).unique()]
