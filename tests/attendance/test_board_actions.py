"""What an organiser does from the board, and who may open it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from eventapp.access import Role
from eventapp.attendance.presence import SheetState
from eventapp.attendance.queries import find_sheet
from tests.attendance.pages import (
    board_address,
    heading,
    neighbours,
    report,
    words,
)
from tests.attendance.scene import make_scene
from tests.factories import (
    AgencyFactory,
    UserFactory,
)

AFTER_THE_DEADLINE = datetime(2021, 10, 13, 1, 21, tzinfo=UTC)  # 08:21, reports are due at 08:15


def names(response) -> list[str]:
    return re.findall(r'class="tile .*?<b>(.*?)</b>', response.get_data(as_text=True), re.DOTALL)


def test_locking_all_locks_what_agrees_and_says_how_many(sign_in):
    here, there = neighbours(2)
    report(here)
    report(there, count=1)
    browser = sign_in()

    assert "Lock the sheets that agree: 1" in words(browser.get(board_address(here)))
    page = browser.post(board_address(here, "lock-ready"), follow_redirects=True)

    assert "Locked sheets: 1." in words(page)
    assert find_sheet(here.point, here.session).state is SheetState.LOCKED
    assert find_sheet(there.point, there.session).state is SheetState.REPORTED


def test_locking_all_says_when_nothing_is_ready(sign_in):
    scene = make_scene()

    page = sign_in().post(board_address(scene, "lock-ready"), follow_redirects=True)

    assert "No sheet is ready to be locked." in words(page)


def test_reminders_name_the_late_points_of_each_area_in_vietnamese(sign_in, time):
    here = make_scene(1, name="Điểm cầu xã Bãi Sậy", area="Huyện Ân Thi", contact_name="Vũ Thơm")
    make_scene(
        training=here.training,
        session=here.session,
        name="Điểm cầu xã Minh Châu",
        area="Huyện Yên Mỹ",
        area_position=9,
    )
    time(AFTER_THE_DEADLINE)

    page = sign_in().get(board_address(here, "reminders/"))
    messages = re.findall(
        r"<textarea[^>]*>\s*(.*?)</textarea>", page.get_data(as_text=True), re.DOTALL
    )

    assert heading(page) == "Reminders for 2 late points"
    assert messages[1] == (
        "Kính gửi các đ/c phụ trách điểm cầu huyện Ân Thi: đến 8h21, Ban Tổ chức chưa nhận được"
        " báo cáo sĩ số buổi sáng 13/10/2021 của 01 điểm cầu: xã Bãi Sậy (đ/c Vũ Thơm)."
        " Đề nghị các đ/c báo ngay: tổng số triệu tập, có mặt (nữ), vắng có lý do, tình trạng"
        " đường truyền. Trân trọng cảm ơn các đ/c."
    )
    assert messages[2].startswith("Kính gửi đ/c Vũ Thơm, phụ trách điểm cầu xã Bãi Sậy: đến 8h21,")
    assert "xã Minh Châu" in messages[3]
    assert "- Huyện Ân Thi: xã Bãi Sậy (đ/c Vũ Thơm).\n- Huyện Yên Mỹ: xã Minh Châu" in messages[0]


def test_reminders_say_when_nobody_is_late(sign_in):
    scene = make_scene()

    page = sign_in().get(board_address(scene, "reminders/"))

    assert heading(page) == "No point is late"


def test_an_official_sees_only_the_points_of_her_part_of_the_tree(sign_in):
    district = AgencyFactory(name="Huyện Ân Thi")
    here = make_scene(2, agency=AgencyFactory(parent=district))
    make_scene(3, training=here.training, session=here.session)
    official = UserFactory(role=Role.OFFICIAL, agency=district)

    page = sign_in(official).get(board_address(here))

    assert names(page) == [here.point.name.removeprefix("Điểm cầu ")]
    assert heading(page) == "0 of 1 points have reported"


def test_an_official_gets_no_buttons_that_change_anything(sign_in):
    scene = make_scene()
    report(scene)
    browser = sign_in(role=Role.OFFICIAL)

    assert "Lock the sheets" not in words(browser.get(board_address(scene)))
    assert browser.post(board_address(scene, "lock-ready")).status_code == 403


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR])
@pytest.mark.parametrize("page", ["", "?fragment=1", "reminders/"])
def test_the_board_is_closed_to_those_who_do_not_watch(sign_in, role, page):
    scene = make_scene()

    assert sign_in(role=role).get(board_address(scene, page)).status_code == 403


def test_a_half_day_of_another_training_is_not_found(sign_in):
    scene = make_scene()

    answer = sign_in().get(f"/trainings/{scene.training.code}/board/9999S/")

    assert answer.status_code == 404
