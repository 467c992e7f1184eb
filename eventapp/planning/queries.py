"""What a copy of a training would look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.planning.agency_today import Today, agencies_today
from eventapp.planning.preview import DayMove, Loss, PointCopy, Preview, SeatCopy, Why
from eventapp.planning.wish import CopyWish, SeatRule
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import agencies_of_province, programme
from eventapp.trainings.vocabulary import GROUPS
from eventapp.vietnamese.calendar import holiday_name, is_working_day
from eventapp.vietnamese.dates import weekday_name


def preview(training: Training, wish: CopyWish) -> Preview:
    """What would be carried over to the new days and the agencies of its first day."""
    days = list(_days(programme(training), wish))
    kept = [group.code for group in training.groups if GROUPS[group.code].exists_on(wish.starts_on)]
    points = _points(training) if wish.with_points else []
    seats = _invitations(training) if wish.with_seats else []
    agencies = {one.agency_id for one in points} | {one.agency_id for one in seats}
    today = agencies_today(agencies, on=wish.starts_on)
    today.heirs[training.host_id] = [wish.host]  # the host's own room and seats go to the new host
    copied_points, lost_points = _copy_points(points, today)
    copied_seats, lost_seats = _copy_seats(seats, today, kept, wish.seat_rule)
    return Preview(
        days=days,
        groups=kept,
        points=copied_points,
        seats=copied_seats,
        lost_groups=[
            Loss(f"{group.code}: {group.name}", Why.GROUP_GONE)
            for group in training.groups
            if group.code not in kept
        ],
        lost_points=lost_points,
        lost_seats=lost_seats,
        newcomers=_newcomers(wish, copied_points) if wish.with_points else (),
    )


def _days(sessions: Sequence[TrainingSession], wish: CopyWish) -> Iterator[DayMove]:
    """The days in order, as far apart as they were, or on working days one after another."""
    by_day: defaultdict[date, list[TrainingSession]] = defaultdict(list)
    for session in sessions:
        by_day[session.day].append(session)
    first, last = min(by_day, default=wish.starts_on), None
    for was, some in by_day.items():
        now = wish.starts_on + (was - first)
        if last is not None:
            now = max(now, last + timedelta(days=1))
        while wish.skips_days_off and not is_working_day(now):
            now += timedelta(days=1)
        last = now
        off = "" if is_working_day(now) else holiday_name(now) or weekday_name(now)
        yield DayMove(was, now, some, off)


def _points(training: Training) -> Sequence[Point]:
    return db.session.scalars(
        select(Point)
        .where(Point.training_id == training.id)
        .options(joinedload(Point.agency))
        .order_by(Point.is_main.desc(), Point.area_position, Point.position, Point.id)
    ).all()


def _invitations(training: Training) -> Sequence[Invitation]:
    return db.session.scalars(
        select(Invitation)
        .where(Invitation.training_id == training.id)
        .options(joinedload(Invitation.agency), joinedload(Invitation.group))
        .order_by(Invitation.id)
    ).all()


def _copy_points(points: Sequence[Point], today: Today) -> tuple[list[PointCopy], list[Loss]]:
    copied: dict[int, PointCopy] = {}
    lost = []
    for point in points:
        found = today.heirs[point.agency_id]
        if len(found) != 1:
            lost.append(_lost(point.name, point.agency, today))
        elif found[0].id in copied:
            lost.append(Loss(point.name, Why.MERGED, found))
        else:
            copied[found[0].id] = PointCopy(point, found[0])
    return list(copied.values()), lost


def _copy_seats(
    invitations: Sequence[Invitation],
    today: Today,
    groups: Sequence[str],
    rule: SeatRule,
) -> tuple[list[SeatCopy], list[Loss]]:
    numbers: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    agencies: dict[int, Agency] = {}
    lost = []
    for one in invitations:
        found, code = today.heirs[one.agency_id], one.group.code
        if code not in groups:
            lost.append(Loss(f"{one.agency.name} ({code})", Why.GROUP_GONE))
        elif len(found) != 1:
            lost.append(_lost(f"{one.agency.name} ({code})", one.agency, today))
        else:
            agencies[found[0].id] = found[0]
            numbers[found[0].id, code].append(one.seats)
    add_up = sum if rule is SeatRule.SUM else max
    copied = [
        SeatCopy(agencies[agency_id], code, add_up(found))
        for (agency_id, code), found in numbers.items()
    ]
    return copied, lost


def _lost(name: str, agency: Agency, today: Today) -> Loss:
    if heirs := today.heirs[agency.id]:
        return Loss(name, Why.SPLIT, heirs)
    if receivers := today.receivers.get(agency.id):
        return Loss(name, Why.HANDED_OVER, receivers)
    return Loss(name, Why.LEVEL_GONE if agency.level is AgencyLevel.DISTRICT else Why.CLOSED)


def _newcomers(wish: CopyWish, points: Sequence[PointCopy]) -> list[Agency]:
    """Communes of the host's province that would have no point."""
    hosting = {one.agency.id for one in points}
    communes = agencies_of_province(wish.host.id, wish.starts_on, AgencyLevel.COMMUNE)
    return [agency for agency in communes if agency.id not in hosting]
