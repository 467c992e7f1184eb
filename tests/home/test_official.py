"""Today for an official: which papers are final."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import SheetState
from eventapp.trainings.models import TrainingState
from tests.factories import PointFactory, TrainingFactory
from tests.home.reading import read, report, sessions_of


def test_without_a_training_there_is_nothing_to_read(sign_in):
    page = read(sign_in(role=Role.OFFICIAL))

    assert "Nothing to read yet" in page
    assert "Plan the first training" not in page


def test_she_sees_which_papers_are_final(sign_in, training, time):
    morning, _ = sessions_of(training)
    report(PointFactory(training=training), morning, SheetState.LOCKED)
    time(datetime(2021, 10, 13, 7, 0, tzinfo=UTC))

    page = read(sign_in(role=Role.OFFICIAL))

    assert "Papers of 1 half-days" in page
    assert "1 of 1 sheets are locked" in page
    assert "Final" in page
    assert 'href="/trainings/BDG-2021/papers/"' in page
    assert "Just happened" not in page, "the journal is not hers"


def test_numbers_of_open_sheets_may_change(sign_in, training, time):
    PointFactory(training=training)
    time(datetime(2021, 10, 13, 7, 0, tzinfo=UTC))

    assert "Numbers may change" in read(sign_in(role=Role.OFFICIAL))


def test_drafts_are_not_hers(sign_in):
    TrainingFactory(state=TrainingState.DRAFT)

    assert "No training is planned" in read(sign_in(role=Role.OFFICIAL))


@pytest.mark.parametrize("points", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sign_in, count_queries, training, points):
    PointFactory.create_batch(points, training=training)
    browser = sign_in(role=Role.OFFICIAL)

    with count_queries() as queries:
        browser.get("/")

    assert len(queries) == 9
