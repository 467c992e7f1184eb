"""Notices: what people who were invited must be told, and since when."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select

from eventapp.database import db
from eventapp.trainings.models import Notice, Training

LATEST = 50


def notices_of(training: Training) -> Sequence[Notice]:
    """The notices of a training, the last one first."""
    return db.session.scalars(
        select(Notice)
        .where(Notice.training_id == training.id)
        .order_by(Notice.id.desc())
        .limit(LATEST)
    ).all()


def notices_after(notice_id: int) -> Sequence[tuple[Notice, Training]]:
    """Every notice after the one that was told last, with its training, in order."""
    rows = db.session.execute(
        select(Notice, Training)
        .join(Training, Training.id == Notice.training_id)
        .where(Notice.id > notice_id)
        .order_by(Notice.id)
    )
    return [(notice, training) for notice, training in rows]


def latest_notices(*conditions: ColumnElement[bool]) -> Sequence[tuple[Notice, Training]]:
    """Notices of the trainings that meet the conditions, the last one first."""
    rows = db.session.execute(
        select(Notice, Training)
        .join(Training, Training.id == Notice.training_id)
        .where(*conditions)
        .order_by(Notice.id.desc())
        .limit(LATEST)
    )
    return [(notice, training) for notice, training in rows]
