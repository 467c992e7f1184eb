"""When a point was heard of for the first and for the last time in a half-day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select, union_all

from eventapp.accounts.models import User
from eventapp.attendance.models import Mark, Sheet, SheetReport
from eventapp.attendance.phones import SheetContact
from eventapp.database import db
from eventapp.points.models import ChecklistTick, PointOperator
from eventapp.trainings.models import TrainingSession


def last_contacts(session: TrainingSession) -> dict[int, datetime]:
    """The last mark, report, tick or question of a phone from each point, by point id."""
    heard = union_all(
        select(Mark.point_id, Mark.received_at.label("at")).where(Mark.session_id == session.id),
        select(ChecklistTick.point_id, ChecklistTick.ticked_at).where(
            ChecklistTick.session_id == session.id
        ),
        select(Sheet.point_id, SheetReport.reported_at)
        .join(Sheet, Sheet.id == SheetReport.sheet_id)
        .where(Sheet.session_id == session.id),
        select(SheetContact.point_id, SheetContact.contact_at).where(
            SheetContact.session_id == session.id
        ),
    ).subquery()
    rows = select(heard.c.point_id, func.max(heard.c.at)).group_by(heard.c.point_id)
    return dict(db.session.execute(rows).all())


def first_reports(session: TrainingSession) -> dict[int, datetime]:
    """When each point reported its head count for the first time, by point id."""
    rows = (
        select(Sheet.point_id, func.min(SheetReport.reported_at))
        .join(SheetReport, SheetReport.sheet_id == Sheet.id)
        .where(Sheet.session_id == session.id)
        .group_by(Sheet.point_id)
    )
    return dict(db.session.execute(rows).all())


def operators_at(point_ids: Collection[int]) -> dict[int, list[tuple[str, str | None]]]:
    """Name and phone of those who may take the roll there, by point id."""
    found: dict[int, list[tuple[str, str | None]]] = {}
    for point_id, name, phone in db.session.execute(
        select(PointOperator.point_id, User.full_name, User.phone)
        .join(User, User.id == PointOperator.user_id)
        .where(PointOperator.point_id.in_(point_ids), User.is_active.is_(True))
        .order_by(PointOperator.point_id, User.id)
    ):
        found.setdefault(point_id, []).append((name, phone))
    return found
