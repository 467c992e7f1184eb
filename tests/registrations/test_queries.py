"""Who sees which rows, what the filters let through, and what the list adds up to."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import NoResultFound

from eventapp.access import Role
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from eventapp.registrations.queries import (
    Order,
    Wanted,
    agencies_listed,
    all_registrations,
    expected_at,
    get_registration,
    registrations,
    seats_taken,
    seats_used,
    summary,
)
from tests.factories import (
    AgencyFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    UserFactory,
    group_of,
    operator_of,
)


@pytest.fixture
def two_communes() -> dict:
    """A district with a commune and its room, another commune; one person each, one training."""
    training = TrainingFactory()
    district = AgencyFactory(name="Huyện Khoái Châu")
    inside = AgencyFactory(name="Xã Hồng Tiến", parent=district)
    outside = AgencyFactory(name="Xã Tân Dân")
    here = PointFactory(training=training, agency=inside)
    there = PointFactory(training=training, agency=outside)
    RegistrationFactory(point=here, full_name="Lê Thị Na")
    RegistrationFactory(point=there, full_name="Trần Thị Bé")
    RegistrationFactory(point=PointFactory(agency=inside), full_name="Hội nghị khác")
    return {"training": training, "district": district, "inside": inside, "here": here}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("organiser", ["Trần Thị Bé", "Lê Thị Na"]),
        ("focal person", ["Lê Thị Na"]),
        ("focal person of nothing", []),
        ("focal person of the district", []),
        ("operator", ["Lê Thị Na"]),
        ("operator of nothing", []),
        ("official", ["Trần Thị Bé", "Lê Thị Na"]),
        ("official of the district", ["Lê Thị Na"]),
    ],
)
def test_everybody_sees_her_own_part(two_communes: dict, who: str, sees: list[str]):
    training, inside, district = (
        two_communes["training"],
        two_communes["inside"],
        two_communes["district"],
    )
    viewer = {
        "organiser": UserFactory,
        "focal person": lambda: UserFactory(role=Role.FOCAL_PERSON, agency=inside),
        "focal person of nothing": lambda: UserFactory(role=Role.FOCAL_PERSON),
        "focal person of the district": lambda: UserFactory(
            role=Role.FOCAL_PERSON, agency=district
        ),
        "operator": lambda: operator_of(two_communes["here"]),
        "operator of nothing": lambda: UserFactory(role=Role.OPERATOR),
        "official": lambda: UserFactory(role=Role.OFFICIAL),
        "official of the district": lambda: UserFactory(role=Role.OFFICIAL, agency=district),
    }[who]()

    page = registrations(training, Wanted(), viewer=viewer)

    assert [row.full_name for row in page.rows] == sees
    assert page.total == len(sees)
    assert summary(training, viewer=viewer).people == len(sees)
    assert len(agencies_listed(training, viewer=viewer)) == len(sees)
    assert len(all_registrations(training, Wanted(), viewer=viewer)) == len(sees)


def test_a_row_of_somebody_else_does_not_exist(two_communes: dict):
    viewer = UserFactory(role=Role.FOCAL_PERSON, agency=two_communes["inside"])
    training = two_communes["training"]
    mine, hers = (
        all_registrations(training, Wanted(text=name), viewer=UserFactory())[0]
        for name in ("Na", "Bé")
    )

    assert get_registration(training, mine.id, viewer=viewer) is mine
    with pytest.raises(NoResultFound):
        get_registration(training, hers.id, viewer=viewer)
    with pytest.raises(NoResultFound):
        get_registration(TrainingFactory(), mine.id, viewer=viewer)


@pytest.fixture
def mixed() -> tuple:
    training = TrainingFactory()
    one = PointFactory(training=training, code="ĐC001", area="Huyện Ân Thi", area_position=1)
    two = PointFactory(training=training, code="ĐC002", area="Huyện Văn Lâm", area_position=2)
    kept = {
        "na": RegistrationFactory(point=two, full_name="Lê Na", phone="0912345678"),
        "be": RegistrationFactory(point=one, full_name="Lê Bé", birth_year=None),
        "an": RegistrationFactory(
            point=one, full_name="Lê An", group=group_of(training, "G9"), sex=Sex.MALE
        ),
        "ut": RegistrationFactory(
            point=two, full_name="Lê Út", status=RegistrationStatus.WITHDRAWN
        ),
        "vy": RegistrationFactory(
            point=two, full_name="Lê Vy", status=RegistrationStatus.WALK_IN, phone="0912345679"
        ),
    }
    return training, kept


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Lê An", "Lê Bé", "Lê Na", "Lê Vy"]),
        ({"group": "G9"}, ["Lê An"]),
        ({"area": "Huyện Ân Thi"}, ["Lê An", "Lê Bé"]),
        ({"point": "ĐC002"}, ["Lê Na", "Lê Vy"]),
        ({"status": RegistrationStatus.WITHDRAWN}, ["Lê Út"]),
        ({"status": RegistrationStatus.WALK_IN}, ["Lê Vy"]),
        ({"is_incomplete": True}, ["Lê An", "Lê Bé"]),
        ({"order": Order.POINT}, ["Lê An", "Lê Bé", "Lê Na", "Lê Vy"]),
        ({"text": "le", "area": "Huyện Văn Lâm"}, ["Lê Na", "Lê Vy"]),
        ({"group": "G1"}, []),
    ],
)
def test_filters(mixed: tuple, wanted: dict, found: list[str]):
    training, _ = mixed

    page = registrations(training, Wanted(**wanted), viewer=UserFactory())

    assert [row.full_name for row in page.rows] == found
    assert page.total == len(found)


def test_the_list_of_one_agency(mixed: tuple):
    training, kept = mixed

    page = registrations(training, Wanted(agency_id=kept["na"].agency_id), viewer=UserFactory())

    assert [row.full_name for row in page.rows] == ["Lê Na", "Lê Vy"]


@pytest.mark.parametrize("order", Order)
def test_every_order_has_every_row(mixed: tuple, order: Order):
    training, _ = mixed

    assert len(registrations(training, Wanted(order=order), viewer=UserFactory()).rows) == 4


def test_a_page_that_does_not_exist_is_the_nearest(mixed: tuple):
    training, _ = mixed

    assert registrations(training, Wanted(), viewer=UserFactory(), page=99).page == 1
    assert registrations(training, Wanted(), viewer=UserFactory(), page=-1).page == 1


def test_the_summary_counts_who_is_on_the_list(mixed: tuple):
    training, _ = mixed

    numbers = summary(training, viewer=UserFactory())

    assert (numbers.people, numbers.registered, numbers.withdrawn) == (4, 3, 1)
    assert (numbers.women, numbers.men, numbers.unknown_sex) == (3, 1, 0)
    assert numbers.incomplete == 2


def test_walk_ins_take_a_chair_but_no_seat_of_their_agency(mixed: tuple):
    training, kept = mixed
    group = group_of(training, "G4").id

    assert seats_used(training, kept["na"].agency) == {group: 1}
    assert seats_taken(training) == {kept["be"].point_id: 2, kept["na"].point_id: 2}


def test_who_was_withdrawn_is_not_expected(mixed: tuple):
    _, kept = mixed

    assert [row.full_name for row in expected_at(kept["na"].point)] == ["Lê Na", "Lê Vy"]


def test_registering_many_costs_no_more_questions(mixed: tuple, count_queries):
    training, kept = mixed
    viewer = UserFactory()

    def questions() -> int:
        with count_queries() as statements:
            for row in registrations(training, Wanted(text="le"), viewer=viewer).rows:
                assert row.agency.name
                assert row.point.name
                assert row.group.code
        return len(statements)

    few = questions()
    RegistrationFactory.create_batch(5, point=kept["na"].point, full_name="Lê Mơ")

    assert questions() == few == 2
