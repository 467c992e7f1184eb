"""The waiting list: who is over the seats of an agency moves up when one of them is freed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, tuple_

from eventapp.database import db
from eventapp.registrations.facts import Seat, room_seats, room_taken, seats_called, seats_used
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import Training


def move_up(training: Training, places: Iterable[Seat]) -> list[Registration]:
    """Give free seats to whoever has waited longest and has a chair in her room.

    For actions that hold the lock of the training; returns who is registered now.
    """
    wanted = set(places)
    waiting = db.session.scalars(
        select(Registration)
        .where(
            Registration.training_id == training.id,
            Registration.status == RegistrationStatus.WAITING,
            tuple_(Registration.agency_id, Registration.group_id).in_(wanted),
        )
        .order_by(Registration.waiting_number, Registration.id)
    ).all()
    if not waiting:
        return []
    called = seats_called(training, wanted, is_locking=True)
    rooms = {row.point_id for row in waiting}
    chairs = room_seats(rooms, is_locking=True)
    used, taken = seats_used(training, wanted), room_taken(rooms)
    moved = []
    for row in waiting:
        place = row.agency_id, row.group_id
        has_seat = place not in called or used[place] < called[place]
        if has_seat and taken[row.point_id] < chairs[row.point_id]:
            give_seat(row)
            used[place] += 1
            taken[row.point_id] += 1
            moved.append(row)
    db.session.flush()
    return moved


def give_seat(row: Registration) -> None:
    row.status, row.waiting_number = RegistrationStatus.REGISTERED, None
