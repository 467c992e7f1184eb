"""Today for a focal person: how many seats are left."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.trainings.models import TrainingState
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    RegistrationFactory,
    TrainingFactory,
    UserFactory,
    group_of,
)
from tests.home.reading import read


@pytest.fixture
def user():
    return UserFactory(role=Role.FOCAL_PERSON, agency=AgencyFactory(name="Xã Hồng Tiến"))


def test_she_sees_how_many_seats_are_left(sign_in, training, user):
    group = group_of(training, "G4")
    InvitationFactory(training=training, agency=user.agency, group_id=group.id, seats=3)
    InvitationFactory(training=training, agency=AgencyFactory(), group_id=group.id, seats=50)
    RegistrationFactory(training=training, agency=user.agency, point__training=training)
    RegistrationFactory(training=training, point__training=training)

    page = read(sign_in(user))

    assert "<h1>2 people can still be registered</h1>" in page
    assert "Your agency has named 1 of 3 people." in page
    assert 'href="/trainings/BDG-2021/registrations/"' in page


def test_a_full_list_is_complete(sign_in, training, user):
    group = group_of(training, "G4")
    InvitationFactory(training=training, agency=user.agency, group_id=group.id, seats=1)
    RegistrationFactory(training=training, agency=user.agency, point__training=training)

    assert "<h1>Your list is complete</h1>" in read(sign_in(user))


def test_without_seats_she_may_still_see_the_training(sign_in, training, user):
    page = read(sign_in(user))

    assert "Your agency has no seats of its own here; 0 people are registered." in page


@pytest.mark.parametrize("state", [TrainingState.DRAFT, TrainingState.CLOSED])
def test_trainings_that_take_no_registrations_are_not_asked_about(sign_in, user, state):
    TrainingFactory(state=state)

    page = read(sign_in(user))

    assert "<h1>No training takes registrations now</h1>" in page
    assert "Nothing to answer now" in page


def test_a_training_that_is_over_is_not_asked_about(sign_in, training, user, time):
    time(datetime(2021, 10, 16, 3, 0, tzinfo=UTC))

    assert "No training takes registrations now" in read(sign_in(user))


@pytest.mark.parametrize("trainings", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, user, trainings):
    TrainingFactory.create_batch(trainings)
    browser = sign_in(user)

    with count_queries() as queries:
        browser.get("/")

    assert len(queries) == 3
