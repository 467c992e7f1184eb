"""Scans of signed paper sheets."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import undefer

from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet, SheetScan
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.points.queries import visible_to


def scans_of(sheet: Sheet | None) -> Sequence[SheetScan]:
    """The scans of a sheet without their bytes, the first one first."""
    if sheet is None:
        return []
    return db.session.scalars(
        select(SheetScan).where(SheetScan.sheet_id == sheet.id).order_by(SheetScan.id)
    ).all()


def get_scan(sheet: Sheet, scan_id: int, *, viewer: User) -> SheetScan:
    """A scan with its bytes, of a sheet that the viewer may see."""
    return db.session.scalars(
        select(SheetScan)
        .join(Sheet, Sheet.id == SheetScan.sheet_id)
        .join(Point, Point.id == Sheet.point_id)
        .options(undefer(SheetScan.content))
        .where(SheetScan.id == scan_id, SheetScan.sheet_id == sheet.id, visible_to(viewer))
    ).one()
