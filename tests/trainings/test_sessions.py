"""Half-days: their hours, and how they follow the dates of the training."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.attendance.models import Sheet
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import HalfDay, Training, TrainingSession, TrainingState
from eventapp.trainings.queries import get_session
from eventapp.trainings.service import (
    SessionPlan,
    add_session,
    change_session,
    change_training,
    remove_session,
)
from tests.factories import PointFactory, UserFactory
from tests.trainings.plans import details, planned

THE_DAY = date(2021, 10, 20)


def plan(starts: str, ends: str, topic: str = "") -> SessionPlan:
    return SessionPlan(
        starts=time.fromisoformat(starts), ends=time.fromisoformat(ends), topic=topic
    )


def codes(training: Training) -> list[str]:
    found = db.session.query(TrainingSession).filter_by(training_id=training.id)
    return [session.code for session in found.order_by(TrainingSession.starts_at)]


def with_host(training: Training) -> Training:
    return db.session.query(Training).options(joinedload(Training.host)).one()


def change(training: Training, **fields: Any) -> None:
    host = with_host(training).host
    change_training(training, details(host, **fields), version=training.version, by=UserFactory())


def refused(action: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, by=UserFactory(), **kwargs)
    return refusal.value.field, str(refusal.value)


def test_hours_and_topic_of_a_half_day_change():
    session = get_session(planned(), "2010S")

    change_session(session, plan("08:00", "11:00", "Khai mạc"), version=1, by=UserFactory())

    assert clock.local(session.starts_at).time() == time(8)
    assert clock.local(session.ends_at).time() == time(11)
    assert (session.topic, session.version) == ("Khai mạc", 2)


def test_a_stale_half_day_is_refused():
    session = get_session(planned(), "2010S")
    change_session(session, plan("08:00", "11:00"), version=1, by=UserFactory())

    assert refused(change_session, session, plan("09:00", "11:00"), version=1) == (None, STALE)


@pytest.mark.parametrize(
    ("code", "starts", "ends", "field", "sentence"),
    [
        ("2010S", "12:30", "13:00", "starts", "A morning starts before 12:00."),
        ("2010C", "11:00", "13:00", "starts", "An afternoon starts at 12:00 or later."),
        ("2010S", "08:00", "07:00", "ends", "A half-day must end after it starts."),
        ("2010S", "08:00", "13:45", "ends", "These hours overlap those of Chiều 20/10."),
        ("2010C", "11:59", "16:00", "starts", "An afternoon starts at 12:00 or later."),
    ],
)
def test_hours_outside_the_half_day_are_refused(
    code: str, starts: str, ends: str, field: str, sentence: str
):
    session = get_session(planned(), code)

    assert refused(change_session, session, plan(starts, ends), version=1) == (field, sentence)


def test_an_afternoon_cannot_begin_within_a_long_morning():
    training = planned()
    change_session(
        get_session(training, "2010S"), plan("07:30", "13:00"), version=1, by=UserFactory()
    )

    assert refused(
        change_session, get_session(training, "2010C"), plan("12:30", "16:00"), version=1
    ) == ("starts", "These hours overlap those of Sáng 20/10.")


def test_the_hours_of_a_half_day_that_is_over_stay_but_its_topic_may_change(
    time: Callable[[datetime], None],
):
    session = get_session(planned(), "2010S")
    time(datetime(2021, 10, 20, 4, 30, tzinfo=UTC))

    change_session(session, plan("07:30", "11:30", "Chuyên đề 1"), version=1, by=UserFactory())

    assert session.topic == "Chuyên đề 1"
    assert refused(change_session, session, plan("08:00", "11:30"), version=2) == (
        "starts",
        "This half-day is over: its hours stay as they are.",
    )


def test_a_removed_half_day_can_be_added_again():
    training = planned()
    remove_session(get_session(training, "2010C"), by=UserFactory())
    assert "2010C" not in codes(training)

    session = add_session(
        training, THE_DAY, HalfDay.AFTERNOON, plan("14:00", "17:00"), by=UserFactory()
    )

    assert (session.code, clock.local(session.starts_at).time()) == ("2010C", time(14))


def test_a_half_day_is_planned_once_and_within_the_training():
    training = planned()
    morning = (HalfDay.MORNING, plan("08:00", "11:00"))

    assert refused(add_session, training, THE_DAY, *morning) == (
        "day",
        "This half-day is already planned.",
    )
    assert refused(add_session, training, date(2021, 10, 23), *morning) == (
        "day",
        "The training is from 20/10/2021 to 22/10/2021: choose one of its days.",
    )


def test_a_half_day_whose_roll_call_has_begun_stays(time: Callable[[datetime], None]):
    session = get_session(planned(), "2010S")
    time(datetime(2021, 10, 20, 0, 0, tzinfo=UTC))  # half an hour before it starts

    assert refused(remove_session, session) == (
        None,
        "The roll call of Sáng 20/10 has begun: it stays in the plan.",
    )


def test_a_half_day_with_a_sheet_stays():
    training = planned()
    session = get_session(training, "2010S")
    point = PointFactory(training=training)
    db.session.add(Sheet(point_id=point.id, session_id=session.id))
    db.session.commit()

    assert refused(remove_session, session) == (
        None,
        "There are sheets of Sáng 20/10 already: it stays in the plan.",
    )
    assert "2010S" in codes(training)


def test_half_days_of_a_closed_training_stay():
    training = planned()
    session = get_session(training, "2010S")
    training.state = TrainingState.CLOSED
    db.session.commit()
    closed = (None, "This training is closed: its plan can no longer change.")

    assert refused(change_session, session, plan("08:00", "11:00"), version=1) == closed
    assert refused(remove_session, session) == closed
    assert (
        refused(add_session, training, THE_DAY, HalfDay.MORNING, plan("08:00", "11:00")) == closed
    )


def test_a_training_that_moves_takes_its_half_days_along():
    training = planned()
    change_session(
        get_session(training, "2010S"),
        plan("08:00", "11:00", "Khai mạc"),
        version=1,
        by=UserFactory(),
    )
    remove_session(get_session(training, "2210C"), by=UserFactory())
    db.session.expire_all()

    change(reloaded(training), starts_on=date(2021, 10, 21), ends_on=date(2021, 10, 23))

    first = get_session(training, "2110S")
    assert codes(training) == ["2110S", "2110C", "2210S", "2210C", "2310S"]
    assert (first.topic, first.day) == ("Khai mạc", date(2021, 10, 21))
    assert clock.local(first.starts_at).isoformat() == "2021-10-21T08:00:00+07:00"


def test_a_training_moves_back_too():
    training = planned()

    change(training, starts_on=date(2021, 10, 19), ends_on=date(2021, 10, 21))

    assert codes(training) == ["1910S", "1910C", "2010S", "2010C", "2110S", "2110C"]


def test_a_longer_training_gets_new_half_days_at_its_own_hours():
    training = planned()
    change_session(
        get_session(training, "2010S"), plan("08:00", "11:00"), version=1, by=UserFactory()
    )

    change(training, ends_on=date(2021, 10, 23))

    assert codes(training)[-2:] == ["2310S", "2310C"]
    assert clock.local(get_session(training, "2310S").starts_at).time() == time(8)


def test_a_shorter_training_loses_the_half_days_of_the_other_days():
    training = planned()

    change(training, ends_on=THE_DAY)

    assert codes(training) == ["2010S", "2010C"]


def test_dates_do_not_move_once_a_roll_call_has_begun(time: Callable[[datetime], None]):
    training = planned()
    time(datetime(2021, 10, 20, 1, 0, tzinfo=UTC))

    with pytest.raises(RuleBroken) as refusal:
        change(training, starts_on=date(2021, 10, 21), ends_on=date(2021, 10, 23))

    assert (refusal.value.field, str(refusal.value)) == (
        "starts_on",
        "The roll call of Sáng 20/10 has begun: it stays in the plan.",
    )
    assert codes(training)[0] == "2010S"


def reloaded(training: Training) -> Training:
    return (
        db.session.query(Training)
        .options(joinedload(Training.sessions), joinedload(Training.groups))
        .filter_by(id=training.id)
        .one()
    )
