"""Copying a training: what comes along, what cannot, and that nothing is made by half."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as hour
from typing import Any

import pytest

from eventapp.agencies.models import Agency, AgencyLevel, AgencySuccession, SuccessionKind
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.people.models import Sex
from eventapp.planning.preview import Why
from eventapp.planning.queries import preview
from eventapp.planning.service import copy_training
from eventapp.planning.wish import CopyWish, SeatRule
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.queries import get_session, programme
from eventapp.trainings.service import (
    BlockPlan,
    LecturerDetails,
    SessionPlan,
    add_lecturer,
    change_session,
    remove_session,
)
from tests.factories import AgencyFactory, InvitationFactory, PointFactory, UserFactory, group_of
from tests.trainings.plans import department, planned

MONDAY = date(2026, 11, 30)
CLOSED_ON = date(2025, 2, 28)
NOVEMBER = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def november(time: Callable[[datetime], None]) -> None:
    time(NOVEMBER)


@pytest.fixture
def earlier(time: Callable[[datetime], None]) -> Training:
    """20-22/10/2021 at a department that closed in 2025."""
    time(datetime(2021, 10, 13, 1, 0, tzinfo=UTC))
    host = department(valid_to=date(2025, 2, 28))
    training = planned(host)
    time(NOVEMBER)
    return training


def wish(**fields: Any) -> CopyWish:
    wanted = {"code": "BDG-2026", "title": "Tập huấn 2026", "starts_on": MONDAY}
    if "host" not in fields:
        wanted["host"] = department(name="Sở Nội vụ", abbreviation="SNV")
    return CopyWish(**(wanted | fields))


def commune(name: str, **fields: Any) -> Agency:
    return AgencyFactory(name=name, level=AgencyLevel.COMMUNE, **fields)


def test_half_days_come_along_with_hours_blocks_lecturers_and_groups(
    earlier: Training, time: Callable[[datetime], None]
):
    time(datetime(2021, 10, 13, 1, 0, tzinfo=UTC))
    details = LecturerDetails(full_name="Lưu Thị Minh Nguyệt", sex=Sex.FEMALE)
    lecturer = add_lecturer(details, by=UserFactory())
    block = BlockPlan(starts=hour(8), ends=hour(9), topic="Giới", lecturer_id=lecturer.id)
    session = get_session(earlier, "2010S")
    plan = SessionPlan(
        starts=hour(8), ends=hour(11), topic="Khai mạc", blocks=(block,), groups=("G4",)
    )
    change_session(session, plan, version=session.version, by=UserFactory())
    remove_session(get_session(earlier, "2110C"), by=UserFactory())
    time(NOVEMBER)

    copy = copy_training(earlier, wish(), by=UserFactory())

    assert (copy.state, copy.copied_from) == (TrainingState.DRAFT, "BDG-2021")
    first, *others = programme(copy)
    assert (first.code, first.topic, first.is_for_all) == ("3011S", "Khai mạc", False)
    assert [group.code for group in first.groups] == ["G4"]
    assert [(one.topic, one.lecturer_id) for one in first.blocks] == [("Giới", lecturer.id)]
    assert [one.code for one in others] == ["3011C", "0112S", "0212S", "0212C"]


def test_weekends_and_holidays_are_left_out_or_told(earlier: Training):
    friday = date(2026, 11, 27)

    skipping = preview(earlier, wish(starts_on=friday))
    keeping = preview(earlier, wish(starts_on=friday, skips_days_off=False))

    assert [day.now.day for day in skipping.days] == [27, 30, 1]
    assert [(day.now.day, day.off) for day in keeping.days] == [
        (27, ""),
        (28, "Thứ Bảy"),
        (29, "Chủ nhật"),
    ]


def test_a_group_whose_level_is_gone_stays_behind_with_its_seats(earlier: Training):
    InvitationFactory(
        training=earlier, agency=department(name="Sở Y tế"), group=group_of(earlier, "G3"), seats=4
    )

    found = preview(earlier, wish())

    assert found.groups == ["G1", "G2", "G4", "G9"]
    assert [(one.name[:2], one.why) for one in found.lost_groups] == [("G3", Why.GROUP_GONE)]
    assert [one.why for one in found.lost_seats] == [Why.GROUP_GONE]


def test_points_and_seats_of_closed_agencies_are_listed(earlier: Training):
    there = commune("Xã Hồng Tiến")
    closed = commune("Xã Đồng Tiến", valid_to=date(2025, 6, 30))
    district = AgencyFactory(
        name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT, valid_to=date(2025, 6, 30)
    )
    commune("Xã Đồng Tiến", valid_from=date(2025, 7, 1), official_code="99999")
    for agency in (there, closed, district):
        PointFactory(training=earlier, agency=agency, name=f"Điểm cầu {agency.name}")
    InvitationFactory(training=earlier, agency=closed, group=group_of(earlier, "G4"), seats=16)

    found = preview(earlier, wish())

    assert [one.agency.name for one in found.points] == ["Xã Hồng Tiến"]
    assert {(one.name, one.why) for one in found.lost_points} == {
        ("Điểm cầu Xã Đồng Tiến", Why.CLOSED),
        ("Điểm cầu Huyện Khoái Châu", Why.LEVEL_GONE),
    }
    assert [(one.name, one.why) for one in found.lost_seats] == [("Xã Đồng Tiến (G4)", Why.CLOSED)]


def test_the_room_and_the_seats_of_the_host_go_to_the_new_host(earlier: Training):
    old_host = db.session.get_one(Agency, earlier.host_id)
    PointFactory(training=earlier, agency=old_host, is_main=True, seats=220, code="ĐC001")
    InvitationFactory(training=earlier, agency=old_host, group=group_of(earlier, "G9"), seats=8)
    wanted = wish()

    copy = copy_training(earlier, wanted, by=UserFactory())

    point = db.session.query(Point).filter_by(training_id=copy.id).one()
    assert (point.agency_id, point.is_main, point.seats) == (wanted.host.id, True, 220)
    assert point.name == "Điểm cầu Sở Nội vụ"
    seats = db.session.query(Invitation).filter_by(training_id=copy.id).one()
    assert (seats.agency_id, seats.seats) == (wanted.host.id, 8)


def test_rooms_keep_what_is_known_of_them(earlier: Training):
    agency = commune("Xã Hồng Tiến")
    PointFactory(
        training=earlier,
        agency=agency,
        name="Điểm cầu xã Hồng Tiến",
        seats=35,
        room="Hội trường",
        contact_name="Đỗ Thị Bưởi",
        contact_phone="0983410226",
    )
    PointFactory.create_batch(2, training=earlier, seats=30)

    copy = copy_training(earlier, wish(), by=UserFactory())

    point = db.session.query(Point).filter_by(training_id=copy.id, agency_id=agency.id).one()
    assert (point.seats, point.room, point.contact_phone) == (35, "Hội trường", "0983410226")
    assert db.session.query(Point).filter_by(training_id=copy.id).count() == 3


def become(
    agency: Agency, *heirs: Agency, kind: SuccessionKind = SuccessionKind.MERGED, what: str = ""
) -> None:
    for heir in heirs:
        db.session.add(
            AgencySuccession(
                from_id=agency.id,
                to_id=heir.id,
                effective_on=date(2025, 3, 1),
                kind=kind,
                function=what,
                legal_basis="",
            )
        )
    db.session.commit()


@pytest.mark.parametrize(("rule", "seats"), [(SeatRule.LARGEST, 16), (SeatRule.SUM, 28)])
def test_an_heir_of_several_has_one_point_and_the_seats_that_were_wished(
    earlier: Training, rule: SeatRule, seats: int
):
    heir = commune("Xã Phương Nam", valid_from=date(2025, 3, 1))
    for name, number in (("Xã Hồng Nam", 16), ("Xã Phương Chiểu", 12)):
        agency = commune(name, valid_to=CLOSED_ON)
        become(agency, heir)
        PointFactory(training=earlier, agency=agency, name=name)
        InvitationFactory(
            training=earlier, agency=agency, group=group_of(earlier, "G4"), seats=number
        )

    found = preview(earlier, wish(seat_rule=rule))

    assert [one.agency for one in found.points] == [heir]
    assert [(one.name, one.why) for one in found.lost_points] == [("Xã Phương Chiểu", Why.MERGED)]
    assert [(one.agency, one.seats) for one in found.seats] == [(heir, seats)]


def test_a_split_agency_is_left_to_a_person(earlier: Training):
    agency = commune("Xã Ngọc Thanh", valid_to=CLOSED_ON)
    heirs = [commune(name, valid_from=date(2025, 3, 1)) for name in ("Xã A", "Xã B")]
    become(agency, *heirs, kind=SuccessionKind.SPLIT)
    PointFactory(training=earlier, agency=agency, name="Điểm cầu xã Ngọc Thanh")

    found = preview(earlier, wish())

    assert found.points == []
    assert [(one.why, list(one.heirs)) for one in found.lost_points] == [(Why.SPLIT, heirs)]


def test_an_agency_whose_functions_were_handed_over_names_who_has_them(earlier: Training):
    agency = department(name="Sở Giao thông vận tải", valid_to=CLOSED_ON)
    heir = department(name="Sở Xây dựng")
    become(agency, heir, kind=SuccessionKind.HANDED_OVER, what="giao thông")
    PointFactory(training=earlier, agency=agency, name="Điểm cầu")

    found = preview(earlier, wish())

    assert [(one.why, list(one.heirs)) for one in found.lost_points] == [(Why.HANDED_OVER, [heir])]


def test_a_refused_copy_makes_nothing(earlier: Training):
    PointFactory.create_batch(2, training=earlier)

    with pytest.raises(RuleBroken) as refusal:
        copy_training(earlier, wish(code="BDG-2021"), by=UserFactory())

    assert refusal.value.field == "code"
    assert db.session.query(Training).count() == 1
    assert db.session.query(Point).count() == 2


def test_a_copy_lies_ahead():
    with pytest.raises(RuleBroken) as refusal:
        wish(starts_on=date(2026, 11, 25))

    assert (refusal.value.field, str(refusal.value)) == (
        "starts_on",
        "Choose a day that lies ahead.",
    )
