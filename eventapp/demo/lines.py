"""The line on day 1: the morning's log is applied, the afternoon's still has names to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import AgencyLevel
from eventapp.connections.models import ConnectionLog
from eventapp.connections.queries import waiting_identities
from eventapp.connections.service import add_log, apply_log, choose_point, set_aside
from eventapp.connections.taking_in import Choice, Upload, take_in
from eventapp.demo.acting import acting
from eventapp.demo.rolls import NO_LINE
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.vietnamese.search import fold

NOT_ON_THE_LINE = {NO_LINE, "12148"}  # no power; the other one reported all the same
LATE, SHORT, BROKEN = 0.08, 0.02, 0.2  # share of points that join late, leave soon, lose the line
PROJECTORS = slice(60, 63)  # rooms that join by another name in the afternoon
ZOOM_HEAD = (
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,"
    "Recording disclaimer response,In waiting room"
)
TEAMS_HEAD = "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole"
STRANGERS = ("iPad của Hà", "Galaxy A14", "84912345678", "Phương Thảo", "Thư ký AI")
Join = tuple[str, datetime, datetime]


def import_logs(training: Training, points: Sequence[Point], *, by: User) -> None:
    """A Zoom log of the first morning, applied; a Teams log of the afternoon, only read."""
    random = Random("lines")  # noqa: S311 - an invented morning, not a secret
    names = {point: _name(point, random) for point in points}
    morning, afternoon = training.sessions[:2]
    joins = [*_joins(morning, names, random), *_strangers(morning, 1, random)]
    zoom = "\n".join([ZOOM_HEAD, *map(_zoom, joins)])
    log = _imported(training, "participants_81234567890.csv", f"{zoom}\n".encode(), morning, by)
    moment = morning.ends_at + timedelta(minutes=24)
    with acting(moment, by, "connections.apply_log"):
        apply_log(log, version=log.version, by=by)
    _decide(log, {name: point for point, name in names.items()}, moment, by)

    projectors = sorted(names, key=lambda point: point.code)[PROJECTORS]
    names |= {point: f"Máy chiếu {bare_name(point)}" for point in projectors}
    joins = [*_joins(afternoon, names, random), *_strangers(afternoon, 5, random)]
    acts = "\r\n".join(map(_teams, joins))
    teams = f"1. Summary\r\n\r\n3. In-Meeting Activities\r\n{TEAMS_HEAD}\r\n{acts}\r\n"
    _imported(training, "attendanceReport 13-10.csv", teams.encode("utf-16"), afternoon, by)


def _imported(
    training: Training, name: str, content: bytes, session: TrainingSession, by: User
) -> ConnectionLog:
    upload = take_in(Upload(name, content, Choice()), training.days)
    with acting(session.ends_at + timedelta(minutes=20), by, "connections.add_log"):
        return add_log(training, upload, by=by)


def _decide(log: ConnectionLog, rooms: Mapping[str, Point], moment: datetime, by: User) -> None:
    """The organiser knows the rooms; a device of somebody's own is none."""
    for identity in waiting_identities(log, viewer=by):
        room = rooms.get(identity.name)
        action = "choose_point" if room else "set_aside"
        with acting(moment + timedelta(minutes=6), by, f"connections.{action}"):
            if room:
                choose_point(identity, room, by=by)
            else:
                set_aside(identity, by=by)


def _joins(session: TrainingSession, names: Mapping[Point, str], random: Random) -> Iterator[Join]:
    """From when to when each room was connected, by the name it gave itself."""
    for point, name in names.items():
        if point.agency.official_code in NOT_ON_THE_LINE:
            continue
        joined = session.starts_at - timedelta(seconds=random.randint(60, 1500))
        if random.random() < LATE:
            joined = session.starts_at + timedelta(seconds=random.randint(1200, 6600))
        left = session.ends_at + timedelta(seconds=random.randint(-600, 420))
        if random.random() < SHORT:
            left = joined + timedelta(seconds=random.randint(900, 4500))
        if random.random() < BROKEN:
            breaks = joined + (left - joined) * random.uniform(0.2, 0.8)
            yield name, joined, breaks
            joined = breaks + timedelta(seconds=random.randint(20, 900))
        yield name, joined, max(left, joined)


def _strangers(session: TrainingSession, count: int, random: Random) -> Iterator[Join]:
    for name in STRANGERS[:count]:
        joined = session.starts_at + timedelta(seconds=random.randint(0, 3600))
        yield name, joined, joined + timedelta(seconds=random.randint(40, 9000))


def _name(point: Point, random: Random) -> str:
    """Most use their code, as the invitation says; the others as it comes to them."""
    name, bare = point.agency.name, bare_name(point)
    if point.agency.level is not AgencyLevel.COMMUNE or random.random() < 0.8:  # noqa: PLR2004
        return f"{point.code} {name}"
    return random.choice(
        (f"UBND {name} - {point.area}", f"DC_{fold(name)}".upper(), bare, f"{name} 2", fold(bare))
    )


def bare_name(point: Point) -> str:
    """The name without the kind of unit before it."""
    name = point.agency.name
    kind = point.agency.kind
    return name[len(kind) :].strip() if name.lower().startswith(kind.lower()) else name


def _zoom(join: Join) -> str:
    name, joined, left = join
    minutes = -(-int((left - joined).total_seconds()) // 60)
    return f"{name},,{_us(joined)},{_us(left)},{minutes},Yes,,No"


def _teams(join: Join) -> str:
    name, joined, left = join
    minutes = int((left - joined).total_seconds()) // 60
    return f"{name}\t{_us(joined)}\t{_us(left)}\t{minutes}m\t\tPresenter"


def _us(moment: datetime) -> str:
    return f"{clock.local(moment):%m/%d/%Y %I:%M:%S %p}"
