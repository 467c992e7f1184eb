"""A training of any size in a database of its own, made through the program's own actions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_OID, uuid5

import flask_migrate
from flask import Flask

from eventapp import clock, create_app
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.attendance.events import Batch
from eventapp.attendance.service import lock_all_ready, report_sheet, take_events
from eventapp.database import db
from eventapp.demo.people import Inventor
from eventapp.invitations.service import invite_by_level
from eventapp.points.models import Point
from eventapp.points.service import add_points
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import Nomination
from eventapp.registrations.service import nominate
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.service import TrainingDetails, plan_training, publish
from eventapp.vietnamese import names

ROOT = Path(__file__).parent.parent
CODE = "BENCH-2021"
EIGHT_SIXTEEN = clock.at(date(2021, 10, 13), time(8, 16))
BATCH = 200


@contextmanager
def training_of_size(points: int, people: int) -> Iterator[tuple[Flask, User]]:
    """An application and an organiser: ``people`` at ``points``, the first half-day marked,
    nine in ten sheets reported and locked, on SQLite as ``./run`` has it."""
    with TemporaryDirectory(prefix="eventapp-benchmark-") as folder:
        app = create_app({"DATA_DIR": folder, "WTF_CSRF_ENABLED": False, "LOG_LEVEL": "ERROR"})
        with app.app_context():
            flask_migrate.upgrade(directory=str(ROOT / "migrations"))
            organiser = _organiser()
            clock.run_on(lambda: clock.at(date(2021, 9, 20), time(9)))
            training = _plan(points, people, by=organiser)
            registrations = _register(training, people, by=organiser)
            clock.run_on(lambda: EIGHT_SIXTEEN)
            _take_the_roll(training, training.sessions[0], registrations, by=organiser)
            db.session.remove()
        yield app, organiser
        with app.app_context():
            db.engine.dispose()
        clock.run_on(None)


def _organiser() -> User:
    user = User(
        email="benchmark@hungyen.example",
        full_name="Nguyễn Thị Đo",
        grants=[Grant(role=Role.ORGANISER)],
        password_hash="-",  # noqa: S106 - nobody signs in with it
        created_at=EIGHT_SIXTEEN,
    )
    db.session.add(user)
    db.session.commit()
    return user


def _agency(name: str, level: AgencyLevel, parent: Agency | None, kind: str) -> Agency:
    return Agency(
        name=name,
        short_name=name,
        abbreviation="UBND",
        level=level,
        kind=kind,
        parent=parent,
        search=names.fold(name),
        sort_key=names.text_sort_key(name),
    )


def _plan(points: int, people: int, *, by: User) -> Training:
    """One department, a district for every sixteen communes, as many communes as it takes."""
    province = _agency("Ủy ban nhân dân tỉnh", AgencyLevel.PROVINCIAL, None, "ubnd")
    host = _agency("Sở Lao động", AgencyLevel.DEPARTMENTAL, province, "so")
    districts = [
        _agency(f"Huyện Mẫu {number}", AgencyLevel.DISTRICT, province, "huyện")
        for number in range(max(1, points // 17))
    ]
    communes = [
        _agency(f"Xã Mẫu {number}", AgencyLevel.COMMUNE, districts[number % len(districts)], "xã")
        for number in range(points - len(districts) - 1)
    ]
    db.session.add_all([province, host, *districts, *communes])
    db.session.commit()
    training = plan_training(
        TrainingDetails(
            code=CODE,
            title="Hội nghị tập huấn",
            host=host,
            place="Hưng Yên",
            starts_on=date(2021, 10, 13),
            ends_on=date(2021, 10, 15),
            groups=("G1", "G2", "G3", "G4", "G9"),
        ),
        by=by,
    )
    add_points(training, [host, *districts, *communes], seats=500, by=by)
    seats = people // points + 2
    for code, level in (
        ("G2", AgencyLevel.DEPARTMENTAL),
        ("G3", AgencyLevel.DISTRICT),
        ("G4", AgencyLevel.COMMUNE),
    ):
        group = next(group for group in training.groups if group.code == code)
        invite_by_level(training, group, level, seats, by=by)
    publish(training, by=by)
    return training


def _register(training: Training, people: int, *, by: User) -> list[Registration]:
    inventor = Inventor("benchmark")
    groups = {group.level: group for group in training.groups}
    rooms = db.session.query(Point).order_by(Point.id).all()
    agencies = {agency.id: agency for agency in db.session.query(Agency)}
    nominations = []
    for number in range(people):
        room = rooms[number % len(rooms)]
        agency = agencies[room.agency_id]
        person = inventor.person(inventor.sex(women=0.7))
        nominations.append(
            Nomination(
                full_name=person.full_name,
                sex=person.sex,
                agency=agency,
                group=groups[agency.level],
                point=room,
                position="Chi hội trưởng thôn",
                birth_year=person.birth_year,
                phone=person.phone,
                is_another_person=True,
            )
        )
    outcomes = nominate(nominations, training=training, by=by)
    return [outcome.registration for outcome in outcomes if outcome.registration]


def _take_the_roll(
    training: Training, session: TrainingSession, registrations: list[Registration], *, by: User
) -> None:
    events = [
        {
            "proto": 1,
            "id": (mark := str(uuid5(NAMESPACE_OID, str(number)))),
            "session": session.id,
            "point": registration.point_id,
            "person": registration.id,
            "value": "PPPPPPPPLEA"[number % 11],
            "device": mark,
            "seq": 0,
            "wall_ms": 0,
            "tz": "Asia/Ho_Chi_Minh",
            "supersedes": [],
        }
        for number, registration in enumerate(registrations)
    ]
    for start in range(0, len(events), BATCH):
        take_events(Batch(events[start : start + BATCH]), by=by)
    here: dict[int, int] = {}
    for number, registration in enumerate(registrations):
        here[registration.point_id] = here.get(registration.point_id, 0) + (number % 11 < 9)
    for number, point in enumerate(db.session.query(Point).order_by(Point.id)):
        if number % 10:
            report_sheet(point, session, here[point.id], by=by)
    lock_all_ready(training, session, by=by)
