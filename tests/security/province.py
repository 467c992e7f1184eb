"""Two districts that must not see each other, three trainings, and one person of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import Grant, OneTimeCode, SignIn, User
from eventapp.accounts.service import begin_sign_in, issue_code
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.attendance.events import Batch
from eventapp.attendance.models import QuarantinedMark
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import get_sheet
from eventapp.attendance.service import lock_sheet, mark, report_sheet, take_events
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training, TrainingSession, TrainingState
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
    operator_of,
)
from tests.security import table


@dataclass
class Part:
    """One district with a commune, its point, one person on the list and who runs the point."""

    district: Agency
    commune: Agency
    point: Point
    person: Registration
    operator: User
    put_aside: int


@dataclass
class Province:
    """What the tests of this folder share; only ids and codes outlive a request."""

    training: Training
    session: TrainingSession
    own: Part
    foreign: Part
    other: Training
    other_session: TrainingSession
    elsewhere: Part
    draft: Training
    users: dict[str, User]
    devices: dict[str, SignIn]
    code: OneTimeCode

    @property
    def parts(self) -> list[Part]:
        return [self.own, self.foreign, self.elsewhere]


def make_province() -> Province:
    training = TrainingFactory(code="BDG-2021")
    session = TrainingSessionFactory(training=training)
    TrainingSessionFactory(training=training, afternoon=True)
    top = AgencyFactory(name="UBND tỉnh Hưng Yên", level=AgencyLevel.PROVINCIAL)
    own = part(training, session, top, "Khoái Châu", "Hồng Tiến", "ĐC001")
    foreign = part(training, session, top, "Ân Thi", "Quảng Lãng", "ĐC002", seats=777)

    other = TrainingFactory(code="KHAC-2021", title="Tập huấn khác", host=training.host)
    other_session = TrainingSessionFactory(training=other, code="1410S")
    elsewhere = part(other, other_session, top, "Kim Động", "Toàn Thắng", "ĐC003")
    draft = TrainingFactory(code="NHAP-2021", state=TrainingState.DRAFT, host=training.host)
    TrainingSessionFactory(training=draft)

    users = people(own)
    organiser = users[table.ORGANISER]
    code = issue_code(own.operator, key="key", by=organiser)
    devices = {
        kind: begin_sign_in(user, device="phone", address="127.0.0.1", by=user)
        for kind, user in users.items()
    }
    return Province(
        training,
        session,
        own,
        foreign,
        other,
        other_session,
        elsewhere,
        draft,
        users,
        devices,
        code,
    )


def people(own: Part) -> dict[str, User]:
    """One of each kind; those of a part belong to ``own``."""
    in_part = {"agency": own.district, "reaches_down": True}
    organiser_of_part = UserFactory(grants=[Grant(role=Role.ORGANISER, **in_part)])
    both = operator_of(own.point, workplace=own.commune)
    both.grants.append(Grant(role=Role.FOCAL_PERSON, agency=own.commune))
    ended = Grant(role=Role.ORGANISER, ends_at=clock.now() - timedelta(minutes=1))
    return {
        table.ORGANISER: UserFactory(role=Role.ORGANISER),
        table.PART: organiser_of_part,
        table.FOCAL: UserFactory(role=Role.FOCAL_PERSON, agency=own.commune),
        table.OPERATOR: own.operator,
        table.BOTH: both,
        table.OFFICIAL: UserFactory(role=Role.OFFICIAL),
        table.DISTRICT: UserFactory(role=Role.OFFICIAL, agency=own.district),
        table.ADMINISTRATOR: UserFactory(role=Role.ADMINISTRATOR),
        table.ENDED: UserFactory(grants=[ended]),
    }


def part(  # noqa: PLR0913, PLR0917 - a small world, told in one line
    training: Training,
    session: TrainingSession,
    top: Agency,
    district: str,
    commune: str,
    code: str,
    seats: int = 33,
) -> Part:
    """A district in which a sheet was reported, locked, and a late mark put aside."""
    over = AgencyFactory(name=f"Huyện {district}", level=AgencyLevel.DISTRICT, parent=top)
    agency = AgencyFactory(name=f"Xã {commune}", parent=over)
    point = PointFactory(
        training=training, agency=agency, code=code, area=f"Huyện {district}", seats=seats
    )
    operator = operator_of(
        point, full_name=f"Người điểm danh {commune}", agency=agency, password_hash=""
    )
    InvitationFactory(
        training=training, agency=agency, group=group_of(training, "G4"), seats=seats - 1
    )
    person = RegistrationFactory(point=point, full_name=f"Lê Thị {commune}", phone="0912345678")
    boss = UserFactory()
    mark(person, session, Presence.EXCUSED, by=operator, reason=f"ốm ở {commune}")
    report_sheet(point, session, 1, by=operator, note=f"Ghi chú {commune}")
    lock_sheet(get_sheet(point, session, viewer=boss), by=boss)
    take_events(Batch([event(session, point, person)]), by=operator)
    aside = db.session.query(QuarantinedMark.id).filter_by(point_id=point.id).scalar()
    return Part(over, agency, point, person, operator, aside)


def event(session: TrainingSession, point: Point, person: Registration) -> dict[str, Any]:
    """An event as a phone sends it."""
    return {
        "proto": 1,
        "id": str(uuid4()),
        "session": session.id,
        "point": point.id,
        "person": person.id,
        "value": "P",
        "reason": None,
        "device": str(uuid4()),
        "seq": 1,
        "wall_ms": 1634086800000,
        "tz": "Asia/Ho_Chi_Minh",
        "author": None,
        "supersedes": [],
        "source": "tap",
    }


class Client(FlaskClient):
    """A browser that does not look at the pages it gets: for tests that ask for hundreds."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        with self.application.app_context():
            return super().open(*args, **kwargs)


def client(app: Flask, user: User | None = None, language: str = "en") -> Client:
    """A quick browser in which somebody, or nobody, is signed in."""
    browser = Client(app, app.response_class, use_cookies=True)
    with browser.session_transaction() as cookie:
        if user:
            user.here = begin_sign_in(user, device="desk", address="127.0.0.1", by=user)
            cookie["_user_id"] = user.get_id()
        cookie["language"] = language
    return browser


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is changed inside the block."""
    with db.engines[None].begin_nested() as savepoint:
        yield
        db.session.remove()
        savepoint.rollback()
