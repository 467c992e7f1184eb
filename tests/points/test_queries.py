"""Who finds which points."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import NoResultFound

from eventapp.access import Role
from eventapp.points.queries import agencies_without_point, get_point, points_of, rooms
from tests.factories import AgencyFactory, PointFactory, TrainingFactory, UserFactory, operator_of
from tests.trainings.plans import department, planned


def test_the_main_point_comes_first_then_the_order_of_papers():
    training = TrainingFactory()
    later = PointFactory(training=training, area_position=2, position=1)
    earlier = PointFactory(training=training, area_position=1, position=2)
    main = PointFactory(training=training, area_position=2, position=0, is_main=True)
    PointFactory()

    assert points_of(training, viewer=UserFactory()) == [main, earlier, later]


def test_an_operator_finds_only_her_points():
    training = TrainingFactory()
    mine, other = PointFactory(training=training), PointFactory(training=training)
    operator = operator_of(mine)

    assert points_of(training, viewer=operator) == [mine]
    with pytest.raises(NoResultFound):
        get_point(training, other.code, viewer=operator)


def test_an_official_with_an_agency_finds_the_points_under_it():
    training, district = TrainingFactory(), AgencyFactory()
    mine = PointFactory(training=training, agency=AgencyFactory(parent_id=district.id))
    PointFactory(training=training)

    official = UserFactory(role=Role.OFFICIAL, agency=district)

    assert points_of(training, viewer=official) == [mine]
    assert len(points_of(training, viewer=UserFactory(role=Role.OFFICIAL))) == 2


def test_a_point_of_another_training_is_not_found():
    point = PointFactory()

    with pytest.raises(NoResultFound):
        get_point(TrainingFactory(), point.code, viewer=UserFactory())


def test_agencies_without_a_point_exist_on_the_day_and_lie_in_the_province():
    host = department()
    training = planned(host)
    free = AgencyFactory(parent_id=host.parent_id)
    taken = AgencyFactory(parent_id=host.parent_id)
    PointFactory(training=training, agency=taken)
    AgencyFactory(parent_id=host.parent_id, valid_to=date(2021, 10, 19))
    AgencyFactory()

    found = agencies_without_point(training)

    assert {agency.id for agency in found} == {free.id, host.id, host.parent_id}


def test_rooms_are_counted_with_their_seats():
    training = TrainingFactory()
    run = PointFactory(training=training, seats=20)
    PointFactory(training=training, seats=30)
    operator_of(run)
    operator_of(run)

    found = rooms(training, viewer=UserFactory())

    assert (found.points, found.seats, found.without_operator) == (2, 50, 1)
    empty = rooms(TrainingFactory(), viewer=UserFactory())
    assert (empty.points, empty.seats, empty.without_operator) == (0, 0, 0)
