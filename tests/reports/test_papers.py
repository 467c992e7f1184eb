"""What stands on the papers, word for word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eventapp.attendance.presence import Presence
from eventapp.people.models import Sex
from eventapp.registrations.models import RegistrationStatus
from eventapp.reports import papers, queries
from eventapp.reports.scope import Scope, of_day, of_session, whole
from tests.reports.printing import is_as_kept, rows_of, text_of
from tests.reports.world import World

NOON = datetime(2021, 10, 13, 5, 0, tzinfo=UTC)


@pytest.fixture
def world(time) -> World:
    """A commune that is locked in the morning, one that never reported, guests at the main one."""
    world = World()
    for agency, group, seats in (
        (world.health, "G2", 2),
        (world.district, "G3", 1),
        (world.commune, "G4", 3),
        (world.other_commune, "G4", 2),
    ):
        world.call(agency, group, seats)
    an = world.register(world.commune, "Trần Thị An", position="Phó Chủ tịch UBND xã")
    ha = world.register(world.commune, "Công Tằng Tôn Nữ Thu Hà", position="Chủ tịch Hội LHPN xã")
    binh = world.register(
        world.commune, "Bùi Văn Bình", sex=Sex.MALE, status=RegistrationStatus.WALK_IN
    )
    chi = world.register(world.health, "Lê Chi", "G2", sex=Sex.UNKNOWN, birth_year=None)
    guest = world.register(world.health, "Đỗ Văn Giảng", "G9", sex=Sex.MALE, position="Giảng viên")
    for person, value in ((an, Presence.PRESENT), (binh, Presence.LATE), (guest, Presence.PRESENT)):
        world.mark(person, world.morning, value)
    world.mark(ha, world.morning, Presence.EXCUSED, reason="đi công tác")
    world.dispute(chi, world.morning)
    world.lock(world.commune, world.morning, count=2)
    time(NOON)
    world.mark(an, world.afternoon, Presence.PRESENT)
    return world


def roll(world: World, scope: Scope, *, agency=None, number: int = 0):
    point = world.point(agency or world.commune)
    return queries.roll(scope, point, viewer=world.organiser, number=number)


def report(world: World, scope: Scope):
    summary = queries.summary(world.training, scope.sessions, viewer=world.organiser)
    progress = queries.progress(world.training, scope.sessions, viewer=world.organiser)
    return papers.consolidated(scope, summary, progress)


def test_the_report_of_a_training(world):
    assert is_as_kept(report(world, whole(world.training)), "report-training")


def test_the_report_of_a_half_day_has_no_attendances_beside_people(world):
    paper = report(world, of_session(world.training, world.morning))

    assert is_as_kept(paper, "report-half-day")
    assert "lượt người có mặt" not in text_of(paper).lower()


def test_a_locked_sheet_says_when_it_was_locked_and_by_which_hash_it_is_known(world):
    paper = papers.sheet(roll(world, of_session(world.training, world.morning)))

    assert "BẢN NHÁP" not in text_of(paper)
    assert "Phiếu khóa lần 1 lúc 8h00 ngày 13/10/2021, mã SHA-256 " in text_of(paper)


def test_a_sheet_of_a_day_has_a_column_per_half_day_and_says_that_it_is_a_draft(world):
    paper = papers.sheet(roll(world, of_day(world.training, world.morning.day)))
    morning = roll(world, of_session(world.training, world.morning)).halves[0]

    assert "BẢN NHÁP – PHIẾU CHƯA KHÓA" in paper.lines
    assert is_as_kept(paper, "sheet-day", but=morning.lock.content_hash[:16])


def test_a_blank_sheet_has_room_to_sign_and_rows_for_whoever_comes_without_being_registered(world):
    paper = papers.sheet(roll(world, of_session(world.training, world.morning)), blank=True)

    assert is_as_kept(paper, "sheet-blank")
    assert [len(row.cells) for row in rows_of(paper)] == [6] * 8


def test_a_locked_sheet_prints_the_same_whatever_happens_afterwards(world):
    scope = of_session(world.training, world.morning)
    before = papers.sheet(roll(world, scope))

    person = world.register(world.commune, "Người Mới")
    person.full_name = "Người Đổi Tên"
    world.point(world.commune).name = "Điểm cầu tên khác"
    world.training.title = "Hội nghị tên khác"

    assert papers.sheet(roll(world, scope)) == before


def test_an_older_version_says_that_it_was_replaced(world):
    from eventapp.attendance.queries import get_sheet
    from eventapp.attendance.service import reopen_sheet

    scope = of_session(world.training, world.morning)
    first = text_of(papers.sheet(roll(world, scope)))
    sheet = get_sheet(world.point(world.commune), world.morning, viewer=world.organiser)
    reopen_sheet(sheet, reason="bổ sung một người", by=world.organiser)
    world.lock(world.commune, world.morning)

    old = text_of(papers.sheet(roll(world, scope, number=1)))

    assert "; đã được thay bằng bản khóa lần 2; chuỗi" in old
    assert old.replace("; đã được thay bằng bản khóa lần 2", "") == first
    assert "Phiếu khóa lần 2" in text_of(papers.sheet(roll(world, scope)))


def test_whoever_is_no_trainee_is_marked_on_the_sheet_and_told_apart(world):
    text = text_of(
        papers.sheet(roll(world, of_session(world.training, world.morning), agency=world.health))
    )

    assert "Đỗ Văn Giảng | Nam | Giảng viên | Có mặt |  | (*)" in text
    assert "(*) Trong tổng số có 01 người là giảng viên" in text
    assert "Lê Chi | - | Chủ tịch Hội LHPN xã | 2 câu trả lời" in text
    assert "có 2 câu trả lời khác nhau: 01." in text


def test_the_list_of_participants_is_by_agency_and_given_name(world):
    found = queries.participants(world.training, queries.Choice(), viewer=world.organiser)

    assert is_as_kept(papers.participant_list(found), "participants")


def test_a_list_to_sign_has_a_column_for_it(world):
    found = queries.participants(world.training, queries.Choice(), viewer=world.organiser)

    table = papers.participant_list(found, to_sign=True).blocks[0]

    assert [column.title for column in table.columns][-2:] == ["Chữ ký", "Ghi chú"]
    assert table.row_height_mm >= 8


def test_a_list_may_be_of_one_group_or_one_point(world):
    choice = queries.get_choice(
        world.training, viewer=world.organiser, group="G4", point=world.point(world.commune).code
    )
    found = queries.participants(world.training, choice, viewer=world.organiser)

    assert len(found.people) == 3
    assert papers.participant_list(found).lines[-2:] == ("Nhóm: Nhóm G4", "Điểm cầu xã Hồng Tiến")
