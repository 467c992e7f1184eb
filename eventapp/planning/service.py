"""Making a new training out of an earlier one, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.invitations.service import invite
from eventapp.planning.preview import DayMove, PointCopy, Preview, SeatCopy
from eventapp.planning.queries import preview
from eventapp.planning.wish import CopyWish
from eventapp.points.service import PointDetails, add_points, change_point
from eventapp.trainings.filling import plan_of
from eventapp.trainings.half_days import usual_times
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.service import (
    SessionPlan,
    TrainingDetails,
    change_session,
    plan_training,
    remove_session,
)


@atomic
def copy_training(training: Training, wish: CopyWish, *, by: User) -> Training:
    """Draft a training like an earlier one, on new days and with the agencies of today.

    What cannot be carried over is left out: ``planning.queries.preview`` tells it beforehand.
    People, sheets and replies never come along.
    """
    found = preview(training, wish)
    if not found.days:
        raise RuleBroken("This training has no half-day: there is nothing to copy.")
    if not found.groups:
        raise RuleBroken("None of its groups exists on the new days.", field="starts_on")
    copy = plan_training(_details(training, wish, found), by=by)
    copy.copied_from = training.code
    _copy_half_days(copy, found.days, wish, by)
    _open_rooms(copy, found.points, by)
    _give_seats(copy, found.seats, by)
    db.session.flush()
    return copy


def _details(training: Training, wish: CopyWish, found: Preview) -> TrainingDetails:
    return TrainingDetails(
        code=wish.code,
        title=wish.title,
        host=wish.host,
        place=training.place,
        starts_on=found.days[0].now,
        ends_on=found.days[-1].now,
        groups=tuple(found.groups),
        opens_minutes=training.opens_minutes,
        due_minutes=training.due_minutes,
        closes_hours=training.closes_hours,
        times=usual_times(training),
        contact_office=training.contact_office,
        contact_phone=training.contact_phone,
        contact_email=training.contact_email,
    )


def _copy_half_days(copy: Training, days: Sequence[DayMove], wish: CopyWish, by: User) -> None:
    wanted = {(day.now, old.half): old for day in days for old in day.sessions}
    for session in list(copy.sessions):
        old = wanted.get((session.day, session.half))
        if old is None:
            remove_session(session, by=by)
        else:
            plan = _session_plan(old, copy, wish)
            change_session(session, plan, version=session.version, by=by)


def _session_plan(old: TrainingSession, copy: Training, wish: CopyWish) -> SessionPlan:
    groups = {group.code for group in copy.groups}
    return SessionPlan(
        starts=clock.local(old.starts_at).time(),
        ends=clock.local(old.ends_at).time(),
        topic=old.topic,
        blocks=tuple(plan_of(block) for block in old.blocks) if wish.with_blocks else None,
        groups=tuple(group.code for group in old.groups if group.code in groups),
    )


def _open_rooms(copy: Training, rooms: Sequence[PointCopy], by: User) -> None:
    """Open all rooms at once, in the order of the papers, then describe those that differ."""
    if not rooms:
        return
    usual = Counter(one.point.seats for one in rooms).most_common(1)[0][0]
    opened = add_points(copy, [one.agency for one in rooms], seats=usual, by=by)
    by_agency = {point.agency_id: point for point in opened}
    for one in rooms:
        point = by_agency[one.agency.id]
        details = PointDetails(
            **{
                name: getattr(one.point if _comes_along(name, one) else point, name)
                for name in _COLUMNS
            }
        )
        if any(getattr(details, name) != getattr(point, name) for name in _COLUMNS):
            change_point(point, details, version=point.version, by=by)


def _comes_along(name: str, room: PointCopy) -> bool:
    """A successor has its own name, room and people; only the size of the room is a guess."""
    return room.is_same_agency or name == "seats"


def _give_seats(copy: Training, seats: Sequence[SeatCopy], by: User) -> None:
    groups = {group.code: group for group in copy.groups}
    for one in seats:
        invite(copy, one.agency, groups[one.group_code], one.seats, by=by)


_COLUMNS = tuple(field.name for field in fields(PointDetails))
