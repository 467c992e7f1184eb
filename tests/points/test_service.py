"""Adding, describing and removing points."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.points.service import (
    PointDetails,
    add_point,
    add_points,
    change_point,
    remove_point,
    set_main_point,
)
from eventapp.trainings.models import Training, TrainingState
from tests.factories import (
    AgencyFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    UserFactory,
    operator_of,
)
from tests.trainings.plans import department, planned


def districts_and_communes(province_id: int | None) -> dict[str, Agency]:
    """Two districts with communes, made in no particular order."""
    found = {}
    for district, communes in {
        "Huyện Văn Giang": ["Xã Xuân Quan"],
        "Huyện Ân Thi": ["Xã Đa Lộc", "Xã Bãi Sậy", "Thị trấn Ân Thi"],
    }.items():
        above = AgencyFactory(name=district, level=AgencyLevel.DISTRICT, parent_id=province_id)
        found[district] = above
        for commune in communes:
            found[commune] = AgencyFactory(name=commune, parent_id=above.id)
    return found


def refused(action: Any, *args: Any, **kwargs: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, by=UserFactory(), **kwargs)
    return refusal.value.field, str(refusal.value)


def in_order(training: Training) -> list[tuple[str, str, str]]:
    found = db.session.query(Point).filter_by(training_id=training.id)
    ordered = found.order_by(Point.area_position, Point.position, Point.id)
    return [(point.code, point.name, point.area) for point in ordered]


def test_points_are_named_after_their_hosts_and_numbered_in_the_order_of_papers():
    host = department()
    training = planned(host)
    agencies = districts_and_communes(host.parent_id)

    points = add_points(training, [*agencies.values(), host], seats=30, by=UserFactory())

    upper = "Cấp tỉnh và cấp huyện"
    assert in_order(training) == [
        ("ĐC001", "Điểm cầu Sở Lao động - Thương binh và Xã hội", upper),
        ("ĐC002", "Điểm cầu huyện Ân Thi", upper),
        ("ĐC003", "Điểm cầu huyện Văn Giang", upper),
        ("ĐC004", "Điểm cầu thị trấn Ân Thi", "Huyện Ân Thi"),
        ("ĐC005", "Điểm cầu xã Bãi Sậy", "Huyện Ân Thi"),
        ("ĐC006", "Điểm cầu xã Đa Lộc", "Huyện Ân Thi"),
        ("ĐC007", "Điểm cầu xã Xuân Quan", "Huyện Văn Giang"),
    ]
    assert [point.is_main for point in points] == [True] + [False] * 6
    assert {point.seats for point in points} == {30}


def test_a_point_added_later_finds_its_place():
    host = department()
    training = planned(host)
    agencies = districts_and_communes(host.parent_id)
    add_points(
        training, [agencies["Xã Đa Lộc"], agencies["Xã Xuân Quan"]], seats=30, by=UserFactory()
    )

    add_points(training, [agencies["Xã Bãi Sậy"], host], seats=30, by=UserFactory())

    assert [code for code, _, _ in in_order(training)] == ["ĐC003", "ĐC004", "ĐC001", "ĐC002"]


def test_after_june_2025_communes_stand_under_one_heading():
    host = department(name="Sở Nội vụ")
    training = planned(
        host, starts_on=date(2026, 10, 13), ends_on=date(2026, 10, 14), groups=("G4",)
    )
    communes = [
        AgencyFactory(name=name, parent_id=host.parent_id) for name in ("Xã Tiên Lữ", "Xã Ân Thi")
    ]

    add_points(training, [*communes, host], seats=30, by=UserFactory())

    assert in_order(training) == [
        ("ĐC001", "Điểm cầu Sở Nội vụ", "Cấp tỉnh"),
        ("ĐC002", "Điểm cầu xã Ân Thi", "Cấp xã"),
        ("ĐC003", "Điểm cầu xã Tiên Lữ", "Cấp xã"),
    ]


def test_an_agency_that_does_not_exist_on_the_first_day_is_refused_and_nothing_is_added():
    training = TrainingFactory()
    good, closed = AgencyFactory(), AgencyFactory(name="Xã Cũ", valid_to=date(2021, 10, 12))

    assert refused(add_points, training, [good, closed], seats=30) == (
        "agency",
        "Xã Cũ does not exist on 13/10/2021.",
    )
    assert in_order(training) == []


def test_an_agency_hosts_one_point_of_a_training():
    training, commune = TrainingFactory(), AgencyFactory(name="Xã Hồng Tiến")
    add_points(training, [commune], seats=30, by=UserFactory())
    twice = ("agency", "Xã Hồng Tiến already hosts a point of this training.")

    assert refused(add_points, training, [commune], seats=30) == twice
    assert refused(add_point, training, commune, PointDetails(seats=30)) == twice
    assert refused(add_points, TrainingFactory(), [commune, commune], seats=30) == twice


def test_one_point_may_be_added_with_everything_known_about_it():
    training, commune = TrainingFactory(), AgencyFactory()
    details = PointDetails(
        name="Điểm cầu nhà văn hóa",
        seats=40,
        room="Tầng 2",
        contact_name="nguyễn văn mẫu",
        contact_phone="+84 912 345 678",
    )

    point = add_point(training, commune, details, by=UserFactory())

    assert (point.code, point.name, point.seats) == ("ĐC001", "Điểm cầu nhà văn hóa", 40)
    assert (point.contact_name, point.contact_phone) == ("Nguyễn Văn Mẫu", "0912345678")


def test_a_point_is_described_anew():
    point = PointFactory()
    details = PointDetails(
        name=unicodedata.normalize("NFD", "Điểm cầu xã Hồng Tiến"), seats=5, room="Hội trường"
    )

    change_point(point, details, version=1, by=UserFactory())

    assert (point.name, point.seats, point.room) == ("Điểm cầu xã Hồng Tiến", 5, "Hội trường")
    assert refused(change_point, point, details, version=1) == (None, STALE)


def test_a_point_keeps_a_name():
    assert refused(change_point, PointFactory(), PointDetails(seats=5), version=1) == (
        "name",
        "Enter the name of the point.",
    )


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"seats": 0}, "seats", "Enter how many people the room takes, from 1 to 2000."),
        ({"seats": 2001}, "seats", "Enter how many people the room takes, from 1 to 2000."),
        (
            {"name": "x" * 10_000},
            "name",
            "This is too long: 10000 characters, at most 500.",
        ),
        ({"room": "x" * 201}, "room", "This is too long: 201 characters, at most 200."),
        (
            {"contact_name": "x" * 201},
            "contact_name",
            "This is too long: 201 characters, at most 200.",
        ),
        (
            {"contact_phone": "0912 345"},
            "contact_phone",
            "Check the phone number: 10 digits for a mobile, 11 for a fixed line.",
        ),
        (
            {"contact_phone": "0912345678 / 0987654321"},
            "contact_phone",
            "Enter one phone number only.",
        ),
    ],
)
def test_details_of_a_point_are_plausible(fields: dict[str, Any], field: str, sentence: str):
    with pytest.raises(RuleBroken) as refusal:
        PointDetails(**({"name": "Điểm cầu", "seats": 30} | fields))

    assert (refusal.value.field, str(refusal.value)) == (field, sentence)


def test_a_point_is_removed_with_its_duties():
    point = PointFactory()
    operator_of(point)

    remove_point(point, by=UserFactory())

    assert db.session.query(Point).count() == 0


def test_a_point_with_people_stays():
    point = PointFactory(name="Điểm cầu xã Hồng Tiến")
    operator = operator_of(point)
    RegistrationFactory(point=point)

    field, sentence = refused(remove_point, point)

    assert (field, sentence[:45]) == (None, "People are registered at Điểm cầu xã Hồng Tiế")
    assert db.session.query(Point).one().id == point.id
    assert operator.id


def test_the_main_point_is_removed_last():
    training = TrainingFactory()
    main = PointFactory(training=training, is_main=True)
    other = PointFactory(training=training)

    assert refused(remove_point, main) == (
        None,
        "This is the main point. Make another one the main point first.",
    )
    remove_point(other, by=UserFactory())
    remove_point(main, by=UserFactory())


def test_there_is_one_main_point():
    host = department()
    training = planned(host)
    commune = districts_and_communes(host.parent_id)["Xã Đa Lộc"]
    first, second = add_points(training, [host, commune], seats=30, by=UserFactory())

    set_main_point(second, by=UserFactory())

    assert (first.is_main, second.is_main) == (False, True)
    assert (first.position, second.position) == (1, 0)


def test_points_of_a_closed_training_stay_as_they_are():
    training = TrainingFactory(state=TrainingState.CLOSED)
    point = PointFactory(training=training)
    closed = (None, "This training is closed: its plan can no longer change.")

    assert refused(add_points, training, [AgencyFactory()], seats=3) == closed
    assert refused(change_point, point, PointDetails(name="A", seats=3), version=1) == closed
    assert refused(remove_point, point) == closed
    assert refused(set_main_point, point) == closed
