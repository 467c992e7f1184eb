"""Calendars of a programme, read by another library: what stays, what is updated, what leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import vobject
from flask.testing import FlaskClient

from eventapp.points.service import PointDetails, change_point
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_session
from eventapp.trainings.service import (
    BlockPlan,
    SessionPlan,
    cancel_session,
    change_session,
    move_half_days,
    postpone,
    publish,
    restore_session,
)
from tests.factories import PointFactory, UserFactory
from tests.trainings.plans import planned

ADDRESS = "/t/BDG-2021/programme.ics"


@pytest.fixture
def browser(app: Any) -> FlaskClient:
    return app.test_client()


def published(**fields: Any) -> Training:
    training = planned(**fields)
    publish(training, by=UserFactory())
    return training


def events(browser: FlaskClient, address: str = ADDRESS) -> list[Any]:
    answer = browser.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    return list(vobject.readOne(answer.get_data(as_text=True)).vevent_list)


def found(browser: FlaskClient, uid: str, address: str = ADDRESS) -> Any:
    (event,) = (one for one in events(browser, address) if one.uid.value == uid)
    return event


def plan(**fields: Any) -> SessionPlan:
    return SessionPlan(**({"starts": time(7, 30), "ends": time(11, 30)} | fields))


def test_every_half_day_is_an_event_on_a_clock_in_vietnam(browser: FlaskClient):
    training = published()

    first, *others = events(browser)

    assert len(others) == 5
    assert first.uid.value == get_session(training, "2010S").uid
    assert first.dtstart.value.isoformat() == "2021-10-20T07:30:00+07:00"
    assert first.dtend.value.isoformat() == "2021-10-20T11:30:00+07:00"
    assert first.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Ho_Chi_Minh"]
    assert (first.status.value, first.summary.value) == ("CONFIRMED", training.title)
    assert first.last_modified.value == datetime(2021, 10, 13, 1, 0, tzinfo=UTC)
    assert first.url.value == "http://localhost/t/BDG-2021"


def test_the_zone_comes_with_the_file(browser: FlaskClient):
    published()

    calendar = vobject.readOne(browser.get(ADDRESS).get_data(as_text=True))

    assert calendar.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"
    assert calendar.vtimezone.standard.tzoffsetto.value == "+0700"
    assert calendar.method.value == "PUBLISH"


def test_a_new_hour_is_an_update_of_the_same_event(browser: FlaskClient):
    session = get_session(published(), "2010S")
    before = found(browser, session.uid)

    change_session(session, plan(starts=time(8)), version=session.version, by=UserFactory())

    after = found(browser, session.uid)
    assert after.dtstart.value.hour == 8
    assert int(after.sequence.value) > int(before.sequence.value)


def test_a_block_is_an_update_too(browser: FlaskClient):
    session = get_session(published(), "2010S")
    before = found(browser, session.uid)
    block = BlockPlan(starts=time(8), ends=time(9), topic="Khai mạc, giới thiệu đại biểu")

    change_session(session, plan(blocks=(block,)), version=session.version, by=UserFactory())

    after = found(browser, session.uid)
    assert "8h00–9h00 Khai mạc, giới thiệu đại biểu" in after.description.value.splitlines()
    assert int(after.sequence.value) > int(before.sequence.value)


def test_a_cancelled_half_day_is_cancelled_in_calendars_and_comes_back(browser: FlaskClient):
    session = get_session(published(), "2010S")
    before = found(browser, session.uid)

    cancel_session(session, reason="Bão số 7", by=UserFactory())
    cancelled = found(browser, session.uid)
    restore_session(session, by=UserFactory())
    back = found(browser, session.uid)

    assert (cancelled.status.value, back.status.value) == ("CANCELLED", "CONFIRMED")
    assert "Lý do: Bão số 7" in cancelled.description.value
    numbers = [int(one.sequence.value) for one in (before, cancelled, back)]
    assert numbers == sorted(set(numbers))


def test_a_moved_half_day_keeps_its_name(browser: FlaskClient, time: Callable[[datetime], None]):
    session = get_session(published(), "2010S")
    before = found(browser, session.uid)
    time(datetime(2021, 10, 14, 3, 0, tzinfo=UTC))

    move_half_days([session], date(2021, 10, 25), reason="Bão số 7", by=UserFactory())

    after = found(browser, session.uid)
    assert after.dtstart.value.isoformat() == "2021-10-25T07:30:00+07:00"
    assert after.last_modified.value == datetime(2021, 10, 14, 3, 0, tzinfo=UTC)
    assert int(after.sequence.value) > int(before.sequence.value)


def test_a_postponed_training_leaves_calendars_until_it_has_new_days(browser: FlaskClient):
    training = published()

    postpone(training, reason="Bão số 7", by=UserFactory())
    away = {event.status.value for event in events(browser)}
    postpone(training, reason="Hết bão", starts_on=date(2021, 10, 26), by=UserFactory())

    assert away == {"CANCELLED"}
    assert {event.status.value for event in events(browser)} == {"CONFIRMED"}


def test_a_group_has_only_the_half_days_it_attends(browser: FlaskClient):
    session = get_session(published(), "2010S")
    change_session(session, plan(groups=("G4",)), version=session.version, by=UserFactory())

    assert len(events(browser, "/t/BDG-2021/groups/G4.ics")) == 6
    assert len(events(browser, "/t/BDG-2021/groups/G1.ics")) == 5


def test_a_point_is_the_place_and_its_new_room_an_update(browser: FlaskClient):
    training = published()
    point = PointFactory(training=training, code="ĐC001", name="Điểm cầu xã Hồng Tiến")
    address = "/t/BDG-2021/points/ĐC001.ics"
    before = events(browser, address)[0]

    change_point(
        point,
        PointDetails(name=point.name, seats=20, room="Hội trường tầng 2"),
        version=point.version,
        by=UserFactory(),
    )

    after = events(browser, address)[0]
    assert before.location.value == "Điểm cầu xã Hồng Tiến"
    assert after.location.value == "Hội trường tầng 2, Điểm cầu xã Hồng Tiến"
    assert int(after.sequence.value) > int(before.sequence.value)


def test_the_office_to_ask_is_the_organiser(browser: FlaskClient):
    published(contact_office="Phòng Bình đẳng giới", contact_email="bdg@hungyen.example")

    event = events(browser)[0]

    assert event.organizer.value == "mailto:bdg@hungyen.example"
    assert event.contact.value == "Phòng Bình đẳng giới, bdg@hungyen.example"


@pytest.mark.parametrize(
    "address", ["programme.ics", "groups/G4.ics", "groups/X.ics", "points/X.ics"]
)
def test_a_draft_has_no_calendar(browser: FlaskClient, address: str):
    planned()

    assert browser.get(f"/t/BDG-2021/{address}").status_code == 404


def test_an_unknown_point_or_group_has_no_calendar(browser: FlaskClient):
    published()

    assert browser.get("/t/BDG-2021/points/ĐC999.ics").status_code == 404
    assert browser.get("/t/BDG-2021/groups/G8.ics").status_code == 404
