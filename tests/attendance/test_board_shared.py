"""The board read once for everybody who looks at it, and what it tells about lines and contacts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest

from eventapp.access import Role
from eventapp.agencies.models import Agency, AgencySuccession, SuccessionKind
from eventapp.attendance.line_seen import LineSeen, _tellers
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.contact import first_reports, last_contacts
from eventapp.attendance.service import mark, report_sheet
from eventapp.attendance.snapshot import Snapshot, moment_of, snapshot_of
from eventapp.database import db
from tests.attendance.pages import board_address, neighbours, report, words
from tests.attendance.scene import Scene, make_scene
from tests.factories import AgencyFactory, UserFactory

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 21, tzinfo=UTC)


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def snapshot(scene: Scene, viewer) -> Snapshot:
    moment = moment_of(scene.training, scene.session)
    return snapshot_of(scene.training, scene.session, moment, viewer=viewer)


def reads(queries: list[str]) -> int:
    """How often the people of all points were counted: the dear part of a board."""
    return sum("GROUP BY coalesce(CASE" in one and "registration" in one for one in queries)


def test_ten_viewers_cost_one_reading_for_each_change(sign_in, count_queries):
    scenes = neighbours(3)
    browsers = [sign_in(UserFactory(role=Role.ORGANISER)) for _ in range(10)]
    address = board_address(scenes[0], "?fragment=1")

    for change in range(2):
        mark(scenes[0].people[change], scenes[0].session, Presence.PRESENT, by=scenes[0].operator)
        with count_queries() as queries:
            for browser in browsers:
                assert browser.get(address).status_code == 200

        assert reads(queries) == 1
        with count_queries() as alone:
            browsers[0].get(address)
        assert len(alone) == 6  # account, training, half-day, and the question what has changed


def test_everybody_who_sees_all_points_shares_one_snapshot(organiser):
    scene = make_scene()

    assert snapshot(scene, organiser) is snapshot(scene, UserFactory(role=Role.OFFICIAL))


def test_who_sees_a_part_never_gets_the_snapshot_of_another(organiser):
    district = AgencyFactory(name="Huyện Ân Thi")
    here = make_scene(2, agency=AgencyFactory(parent=district))
    make_scene(3, training=here.training, session=here.session)
    official = UserFactory(role=Role.OFFICIAL, agency=district)

    assert len(snapshot(here, organiser).everywhere.places) == 2
    assert [place.row.point.id for place in snapshot(here, official).everywhere.places] == [
        here.point.id
    ]


def test_a_snapshot_stays_what_it_was_when_the_facts_change(organiser):
    scene = make_scene()
    before = snapshot(scene, organiser)

    report_sheet(scene.point, scene.session, 3, by=scene.operator)
    scene.point.name = "Điểm cầu khác"

    assert before.everywhere.reported == 0
    assert before.everywhere.places[0].name != "Khác"
    assert snapshot(scene, organiser).everywhere.reported == 1


def test_the_last_contact_is_the_last_mark_or_report(time):
    scene = make_scene()
    mark(scene.people[0], scene.session, Presence.PRESENT, by=scene.operator)
    time(AFTER_THE_DEADLINE)
    report_sheet(scene.point, scene.session, 3, by=scene.operator)

    assert last_contacts(scene.session) == {scene.point.id: AFTER_THE_DEADLINE}


def test_of_two_reports_the_first_counts_against_the_deadline(time):
    scene = make_scene()
    report(scene)
    first = first_reports(scene.session)
    time(AFTER_THE_DEADLINE)
    report(scene)

    assert first_reports(scene.session) == first


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (LineSeen(AFTER_THE_DEADLINE), "on the line since 08:21"),
        (
            LineSeen(AFTER_THE_DEADLINE, AFTER_THE_DEADLINE + timedelta(minutes=2)),
            "line lost at 08:23",
        ),
        (LineSeen(), "never on the line"),
    ],
)
def test_the_line_of_a_late_point_is_told(sign_in, time, monkeypatch, line, sentence):
    scene = make_scene()
    tellers = [(lambda *_: {scene.point.id: line}, sign) for _tell, sign in _tellers]
    monkeypatch.setattr(import_module("eventapp.attendance.line_seen"), "_tellers", tellers)
    time(AFTER_THE_DEADLINE)

    assert sentence in words(sign_in().get(board_address(scene)))


def test_a_point_nobody_heard_of_says_so(sign_in, time):
    scene = make_scene()
    time(AFTER_THE_DEADLINE)

    page = words(sign_in().get(board_address(scene)))

    assert "line not known · not heard of yet" in page


def test_a_long_list_of_calls_is_folded(sign_in, time):
    scenes = neighbours(10)
    time(AFTER_THE_DEADLINE)

    page = sign_in().get(board_address(scenes[0])).get_data(as_text=True)

    assert page.index('class="grid"') < page.index('id="calls"') < page.index("<details>")
    assert "Show the other 2" in page


@pytest.mark.parametrize("looked_for", ["bai say", "ĐC001", "tran thi hue"])
def test_a_point_is_found_by_name_code_or_contact(sign_in, looked_for):
    here = make_scene(name="Điểm cầu xã Bãi Sậy", contact_name="Trần Thị Huế", code="ĐC001")
    make_scene(training=here.training, session=here.session, name="Điểm cầu xã Minh Châu")

    page = words(sign_in().get(board_address(here, f"?q={looked_for}")))

    assert "Xã Bãi Sậy" in page
    assert "Xã Minh Châu" not in page


def test_points_are_found_by_the_unit_that_took_their_agency_over(sign_in):
    here, there = neighbours(2)
    heir = AgencyFactory(name="Xã Ân Thi", valid_from=date(2021, 10, 1))
    agency = db.session.get_one(Agency, here.point.agency_id)
    agency.valid_to = date(2021, 9, 30)
    db.session.add(
        AgencySuccession(
            from_id=agency.id,
            to_id=heir.id,
            effective_on=date(2021, 10, 1),
            kind=SuccessionKind.MERGED,
        )
    )
    db.session.commit()

    page = words(sign_in().get(board_address(here, "?unit=Xã Ân Thi")))

    assert "Xã Ân Thi: 0 of 1 points have reported" in page
    assert there.point.short_name not in page
