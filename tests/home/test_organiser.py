"""Today for an organiser: who is late, what waits for a decision, how complete the plan is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from eventapp.attendance.presence import SheetState
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingState
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    group_of,
)
from tests.home.reading import AFTER_DUE, read, report, sessions_of


def test_without_a_training_she_learns_how_to_start(sign_in):
    page = read(sign_in())

    assert "<h1>No training is planned</h1>" in page
    assert "Plan the first training" in page


def test_she_sees_who_has_not_reported_in_time(sign_in, training, time):
    late, *_ = [PointFactory(training=training, name=f"Điểm cầu xã Số {n}") for n in range(3)]
    morning, _ = sessions_of(training)
    for point in db.session.query(Point).filter(Point.id != late.id):
        report(point, morning)
    time(AFTER_DUE)

    page = read(sign_in())

    assert "<h1>1 points have not reported in time</h1>" in page
    assert "<span>Morning 13/10 is going on</span>" in page
    assert "Reports were due at 08:15; 2 of 3 points have reported." in page
    assert "Call 1 points that report late" in page
    assert "Xã Số 0" in page
    assert 'href="/trainings/BDG-2021/board/1310S/"' in page
    assert 'href="/trainings/BDG-2021/board/1310S/?state=late"' in page
    assert 'href="/trainings/BDG-2021/board/1310S/reminders/"' in page


def test_before_the_reports_are_due_nobody_is_late(sign_in, training):
    PointFactory(training=training)

    page = read(sign_in())

    assert "0 of 1 points have reported" in page
    assert "not reported in time" not in page


def test_everybody_has_reported(sign_in, training):
    report(PointFactory(training=training), sessions_of(training)[0])

    assert "All 1 points have reported" in read(sign_in())


def test_people_in_the_rooms_are_those_of_points_that_reported(sign_in, training):
    point = PointFactory(training=training)
    RegistrationFactory.create_batch(2, point=point)
    RegistrationFactory(point=PointFactory(training=training))
    report(point, sessions_of(training)[0])

    page = read(sign_in())

    assert "of 2 at the 1 points that reported" in page
    assert "3 people are expected in this half-day" in page


def test_a_half_day_that_is_over_says_what_is_not_locked(sign_in, training, time):
    morning, _ = sessions_of(training)
    report(PointFactory(training=training), morning, SheetState.LOCKED)
    PointFactory(training=training)
    time(datetime(2021, 10, 13, 7, 0, tzinfo=UTC))

    page = read(sign_in())

    assert "<h1>Afternoon 13/10 is going on</h1>" in page
    assert "1 of 2 locked" in page
    assert "Morning 13/10: 1 sheets are not locked" in page


def test_before_the_training_the_plan_is_what_matters(sign_in, training, time):
    time(datetime(2021, 10, 8, 1, 0, tzinfo=UTC))
    group = group_of(training, "G4")
    silent, answered = AgencyFactory(), AgencyFactory()
    for agency in (silent, answered):
        InvitationFactory(training=training, agency=agency, group_id=group.id, seats=2)
    RegistrationFactory(training=training, agency=answered, point__training=training)

    page = read(sign_in())

    assert "<h1>The training begins in 5 days</h1>" in page
    assert "1 of 4 people are registered" in page
    assert "1 agencies have registered nobody" in page
    assert "1 points have nobody to take the roll" in page


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (12, "The training begins tomorrow"),
        (16, "The training ended on 15/10/2021"),
    ],
)
def test_the_heading_counts_down(sign_in, training, time, day, title):
    time(datetime(2021, 10, day, 5, 0, tzinfo=UTC))

    assert f"<h1>{title}</h1>" in read(sign_in())


def test_on_the_first_day_before_the_roll_call(sign_in, training, time):
    time(datetime(2021, 10, 12, 23, 0, tzinfo=UTC))  # 06:00 in Vietnam

    assert "<h1>The training begins today</h1>" in read(sign_in())


def test_between_the_half_days(sign_in, training, time):
    time(datetime(2021, 10, 13, 5, 0, tzinfo=UTC))

    assert "<h1>Morning 13/10 is over</h1>" in read(sign_in())


def test_a_training_without_half_days_is_no_accident(sign_in, time):
    TrainingFactory(state=TrainingState.DRAFT, starts_on=date(2021, 10, 20),
                    ends_on=date(2021, 10, 21))  # fmt: skip

    page = read(sign_in())

    assert "The training begins in 7 days" in page
    assert "No half-day is planned yet" in page
    assert "The training is a draft" in page
    assert "No point is planned yet" in page


def test_the_training_that_is_on_comes_before_later_and_earlier_ones(sign_in, training):
    TrainingFactory(code="NEXT", starts_on=date(2021, 11, 1), ends_on=date(2021, 11, 2))
    TrainingFactory(code="PAST", starts_on=date(2021, 9, 1), ends_on=date(2021, 9, 2))

    assert "/trainings/BDG-2021/" in read(sign_in())


def test_what_just_happened_comes_from_the_journal(sign_in, training):
    page = read(sign_in())

    assert "Just happened" in page
    assert "/journal/?training=BDG-2021" in page


@pytest.mark.parametrize("points", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, training, time, points):
    time(AFTER_DUE)
    for point in PointFactory.create_batch(points, training=training):
        RegistrationFactory.create_batch(points, point=point)
        report(point, sessions_of(training)[0])
    browser = sign_in()

    with count_queries() as queries:
        browser.get("/")

    assert len(queries) == 11
