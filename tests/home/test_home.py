"""Today: what is due for each of the four people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from eventapp.access import Role
from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingState
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    SheetFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
    group_of,
    operator_of,
)

AFTER_DUE = WEDNESDAY_MORNING + timedelta(minutes=21)


@pytest.fixture
def training():
    training = TrainingFactory(code="BDG-2021")
    TrainingSessionFactory(training=training)
    TrainingSessionFactory(training=training, afternoon=True)
    return training


def read(browser, address="/") -> str:
    return " ".join(browser.get(address).get_data(as_text=True).split())


def report(point: Point, session, state=SheetState.REPORTED, **fields) -> Sheet:
    return SheetFactory(
        point_id=point.id,
        session_id=session.id,
        state=state,
        head_count=0,
        reported_at=WEDNESDAY_MORNING,
        **fields,
    )


def sessions_of(training):
    from eventapp.trainings.queries import get_session

    return get_session(training, "1310S"), get_session(training, "1310C")


class TestOrganiser:
    def test_without_a_training_she_learns_how_to_start(self, sign_in):
        page = read(sign_in())

        assert "<h1>No training is planned</h1>" in page
        assert "Plan the first training" in page

    def test_she_sees_who_has_not_reported_in_time(self, sign_in, training, time):
        late, *_ = [PointFactory(training=training, name=f"Điểm cầu xã Số {n}") for n in range(3)]
        morning, _ = sessions_of(training)
        for point in db.session.query(Point).filter(Point.id != late.id):
            report(point, morning)
        time(AFTER_DUE)

        page = read(sign_in())

        assert "<h1>Morning 13/10 is going on</h1>" in page
        assert "1 points have not reported in time" in page
        assert "Reports were due at 08:15; 2 of 3 points have reported." in page
        assert "Call 1 points that report late" in page
        assert "Xã Số 0" in page
        assert 'href="/trainings/BDG-2021/board/1310S/"' in page
        assert 'href="/trainings/BDG-2021/board/1310S/?state=late"' in page
        assert 'href="/trainings/BDG-2021/board/1310S/reminders/"' in page

    def test_before_the_reports_are_due_nobody_is_late(self, sign_in, training):
        PointFactory(training=training)

        page = read(sign_in())

        assert "0 of 1 points have reported" in page
        assert "not reported in time" not in page

    def test_everybody_has_reported(self, sign_in, training):
        report(PointFactory(training=training), sessions_of(training)[0])

        assert "All 1 points have reported" in read(sign_in())

    def test_people_in_the_rooms_are_those_of_points_that_reported(self, sign_in, training):
        point = PointFactory(training=training)
        RegistrationFactory.create_batch(2, point=point)
        RegistrationFactory(point=PointFactory(training=training))
        report(point, sessions_of(training)[0])

        page = read(sign_in())

        assert "of 2 at the 1 points that reported" in page
        assert "3 people are expected in this half-day" in page

    def test_a_half_day_that_is_over_says_what_is_not_locked(self, sign_in, training, time):
        morning, _ = sessions_of(training)
        report(PointFactory(training=training), morning, SheetState.LOCKED)
        PointFactory(training=training)
        time(datetime(2021, 10, 13, 7, 0, tzinfo=UTC))

        page = read(sign_in())

        assert "<h1>Afternoon 13/10 is going on</h1>" in page
        assert "1 of 2 locked" in page
        assert "Morning 13/10: 1 sheets are not locked" in page

    def test_before_the_training_the_plan_is_what_matters(self, sign_in, training, time):
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
    def test_the_heading_counts_down(self, sign_in, training, time, day, title):
        time(datetime(2021, 10, day, 5, 0, tzinfo=UTC))

        assert f"<h1>{title}</h1>" in read(sign_in())

    def test_on_the_first_day_before_the_roll_call(self, sign_in, training, time):
        time(datetime(2021, 10, 12, 23, 0, tzinfo=UTC))  # 06:00 in Vietnam

        assert "<h1>The training begins today</h1>" in read(sign_in())

    def test_between_the_half_days(self, sign_in, training, time):
        time(datetime(2021, 10, 13, 5, 0, tzinfo=UTC))

        assert "<h1>Morning 13/10 is over</h1>" in read(sign_in())

    def test_a_training_without_half_days_is_no_accident(self, sign_in, time):
        TrainingFactory(state=TrainingState.DRAFT, starts_on=date(2021, 10, 20),
                        ends_on=date(2021, 10, 21))  # fmt: skip

        page = read(sign_in())

        assert "The training begins in 7 days" in page
        assert "No half-day is planned yet" in page
        assert "The training is a draft" in page
        assert "No point is planned yet" in page

    def test_the_training_that_is_on_comes_before_later_and_earlier_ones(self, sign_in, training):
        TrainingFactory(code="NEXT", starts_on=date(2021, 11, 1), ends_on=date(2021, 11, 2))
        TrainingFactory(code="PAST", starts_on=date(2021, 9, 1), ends_on=date(2021, 9, 2))

        assert "/trainings/BDG-2021/" in read(sign_in())

    def test_what_just_happened_comes_from_the_journal(self, sign_in, training):
        page = read(sign_in())

        assert "Just happened" in page
        assert "/journal/?training=BDG-2021" in page

    @pytest.mark.parametrize("points", [1, 3])
    def test_the_page_asks_the_same_number_of_questions(
        self, sign_in, count_queries, training, time, points
    ):
        time(AFTER_DUE)
        for point in PointFactory.create_batch(points, training=training):
            RegistrationFactory.create_batch(points, point=point)
            report(point, sessions_of(training)[0])
        browser = sign_in()

        with count_queries() as queries:
            browser.get("/")

        assert len(queries) == 11


class TestOperator:
    def test_without_a_point_she_learns_whom_to_ask(self, sign_in):
        page = read(sign_in(role=Role.OPERATOR))

        assert "<h1>No roll call today</h1>" in page
        assert "No point is yours yet" in page

    def test_one_big_button_leads_to_the_roll_call(self, sign_in, training):
        point = PointFactory(training=training, code="ĐC001", name="Điểm cầu xã Hồng Tiến")
        PointFactory(training=training, name="Điểm cầu của người khác")

        page = read(sign_in(operator_of(point)))

        assert "<h1>It is time for the roll call</h1>" in page
        assert "Điểm cầu xã Hồng Tiến" in page
        assert "của người khác" not in page
        assert "Report by 08:15." in page
        assert 'href="/trainings/BDG-2021/roll-call/1310S/%C4%90C001/"' in page
        assert "opens at 13:00" in page, "the afternoon is announced"

    def test_a_reported_half_day_is_not_asked_for_again(self, sign_in, training):
        point = PointFactory(training=training)
        report(point, sessions_of(training)[0])

        page = read(sign_in(operator_of(point)))

        assert "<h1>This half-day has been reported</h1>" in page
        assert "Open the sheet" in page

    def test_a_late_report_is_said_to_be_late(self, sign_in, training, time):
        time(AFTER_DUE)

        page = read(sign_in(operator_of(PointFactory(training=training))))

        assert "<h1>The head count is overdue</h1>" in page
        assert "It was due at 08:15." in page

    def test_a_reopened_sheet_is_her_turn_again(self, sign_in, training):
        point = PointFactory(training=training)
        report(point, sessions_of(training)[0], SheetState.REOPENED)

        assert "It is time for the roll call" in read(sign_in(operator_of(point)))

    def test_early_in_the_morning_she_sees_when_it_opens(self, sign_in, training, time):
        time(datetime(2021, 10, 12, 23, 0, tzinfo=UTC))

        page = read(sign_in(operator_of(PointFactory(training=training))))

        assert "<h1>The next roll call opens at 07:00</h1>" in page

    def test_the_day_before_she_sees_the_next_half_day(self, sign_in, training, time):
        time(datetime(2021, 10, 12, 3, 0, tzinfo=UTC))

        page = read(sign_in(operator_of(PointFactory(training=training, name="Điểm cầu A"))))

        assert "Next: Morning 13/10" in page
        assert "Điểm cầu A. The roll call opens at 07:00 on 13/10/2021." in page

    def test_afterwards_there_is_nothing_more_to_do(self, sign_in, training, time):
        time(datetime(2021, 10, 20, 3, 0, tzinfo=UTC))

        page = read(sign_in(operator_of(PointFactory(training=training))))

        assert "Nothing more to do" in page

    @pytest.mark.parametrize("points", [1, 3])
    def test_the_page_asks_the_same_number_of_questions(
        self, sign_in, count_queries, training, points
    ):
        browser = sign_in(operator_of(*PointFactory.create_batch(points, training=training)))

        with count_queries() as queries:
            browser.get("/")

        assert len(queries) == 3


class TestFocalPerson:
    @pytest.fixture
    def user(self):
        return UserFactory(role=Role.FOCAL_PERSON, agency=AgencyFactory(name="Xã Hồng Tiến"))

    def test_she_sees_how_many_seats_are_left(self, sign_in, training, user):
        group = group_of(training, "G4")
        InvitationFactory(training=training, agency=user.agency, group_id=group.id, seats=3)
        InvitationFactory(training=training, agency=AgencyFactory(), group_id=group.id, seats=50)
        RegistrationFactory(training=training, agency=user.agency, point__training=training)
        RegistrationFactory(training=training, point__training=training)

        page = read(sign_in(user))

        assert "<h1>2 people can still be registered</h1>" in page
        assert "Your agency has named 1 of 3 people." in page
        assert 'href="/trainings/BDG-2021/registrations/"' in page

    def test_a_full_list_is_complete(self, sign_in, training, user):
        group = group_of(training, "G4")
        InvitationFactory(training=training, agency=user.agency, group_id=group.id, seats=1)
        RegistrationFactory(training=training, agency=user.agency, point__training=training)

        assert "<h1>Your list is complete</h1>" in read(sign_in(user))

    def test_without_seats_she_may_still_see_the_training(self, sign_in, training, user):
        page = read(sign_in(user))

        assert "Your agency has no seats of its own here; 0 people are registered." in page

    @pytest.mark.parametrize("state", [TrainingState.DRAFT, TrainingState.CLOSED])
    def test_trainings_that_take_no_registrations_are_not_asked_about(self, sign_in, user, state):
        TrainingFactory(state=state)

        page = read(sign_in(user))

        assert "<h1>No training takes registrations now</h1>" in page
        assert "Nothing to answer now" in page

    def test_a_training_that_is_over_is_not_asked_about(self, sign_in, training, user, time):
        time(datetime(2021, 10, 16, 3, 0, tzinfo=UTC))

        assert "No training takes registrations now" in read(sign_in(user))

    @pytest.mark.parametrize("trainings", [1, 3])
    def test_the_page_asks_the_same_number_of_questions(
        self, sign_in, count_queries, user, trainings
    ):
        TrainingFactory.create_batch(trainings)
        browser = sign_in(user)

        with count_queries() as queries:
            browser.get("/")

        assert len(queries) == 2


class TestOfficial:
    def test_without_a_training_there_is_nothing_to_read(self, sign_in):
        page = read(sign_in(role=Role.OFFICIAL))

        assert "Nothing to read yet" in page
        assert "Plan the first training" not in page

    def test_she_sees_which_papers_are_final(self, sign_in, training, time):
        morning, _ = sessions_of(training)
        report(PointFactory(training=training), morning, SheetState.LOCKED)
        time(datetime(2021, 10, 13, 7, 0, tzinfo=UTC))

        page = read(sign_in(role=Role.OFFICIAL))

        assert "Papers of 1 half-days" in page
        assert "1 of 1 sheets are locked" in page
        assert "Final" in page
        assert 'href="/trainings/BDG-2021/papers/"' in page
        assert "Just happened" not in page, "the journal is not hers"

    def test_numbers_of_open_sheets_may_change(self, sign_in, training, time):
        PointFactory(training=training)
        time(datetime(2021, 10, 13, 7, 0, tzinfo=UTC))

        assert "Numbers may change" in read(sign_in(role=Role.OFFICIAL))

    def test_drafts_are_not_hers(self, sign_in):
        TrainingFactory(state=TrainingState.DRAFT)

        assert "No training is planned" in read(sign_in(role=Role.OFFICIAL))

    @pytest.mark.parametrize("points", [1, 3])
    def test_the_page_asks_the_same_number_of_questions(
        self, sign_in, count_queries, training, points
    ):
        PointFactory.create_batch(points, training=training)
        browser = sign_in(role=Role.OFFICIAL)

        with count_queries() as queries:
            browser.get("/")

        assert len(queries) == 9
