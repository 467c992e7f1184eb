"""Noting when phones were heard from."""

from __future__ import annotations

from sqlalchemy import update

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.phones import DeviceContact, PairedDevice, SheetContact
from eventapp.database import atomic, db, insert_new
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingSession


@atomic
def note_contact(  # noqa: PLR0913 - what a phone tells of itself
    point: Point,
    session: TrainingSession,
    *,
    by: User,
    waiting: int = 0,
    device: PairedDevice | None = None,
    keeps_marks: bool | None = None,
) -> None:
    """A phone fetched this sheet and said how many marks it still has to send."""
    now = {"contact_at": clock.now(), "waiting": waiting}
    place = {"session_id": session.id, "point_id": point.id}
    db.session.execute(insert_new(SheetContact), [place | now | {"loaded_at": clock.now()}])
    db.session.execute(update(SheetContact).filter_by(**place).values(now))
    if device:
        own = {"device_id": device.id, "keeps_marks": keeps_marks}
        db.session.execute(insert_new(DeviceContact), [own | now])
        db.session.execute(
            update(DeviceContact)
            .where(DeviceContact.device_id == device.id)
            .values(now | {"keeps_marks": keeps_marks})
        )
