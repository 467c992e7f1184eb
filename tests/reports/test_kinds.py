"""Every kind of paper: what is on it, that its numbers tie, that it prints soundly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO

import openpyxl
import pytest

from eventapp.agencies.models import AgencyLevel
from eventapp.attendance.presence import Presence
from eventapp.database import db
from eventapp.documents import Verification, render
from eventapp.invitations.models import Reply
from eventapp.people.models import Sex
from eventapp.reports.catalogue import CATALOGUE, Need, PaperKind, Phase, draft
from eventapp.reports.choosing import select
from eventapp.trainings.queries import get_training
from eventapp.trainings.service import (
    BlockPlan,
    LecturerDetails,
    SessionPlan,
    add_lecturer,
    change_session,
)
from tests.documents.reading import fonts, pages, run, words
from tests.factories import TrainingFactory, TrainingSessionFactory
from tests.reports.printing import is_as_kept, rows_of, text_of
from tests.reports.world import World

LONG_NAME = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Ngọc Phương Thảo"
OF_POINT = {kind for kind, one in CATALOGUE.items() if one.point is Need.MUST}


@pytest.fixture
def world() -> World:
    world = World()
    for agency, group, seats in (
        (world.health, "G2", 2),
        (world.commune, "G4", 3),
        (world.other_commune, "G4", 2),
    ):
        world.call(agency, group, seats)
    an = world.register(world.commune, "Trần Thị An", position="Phó Chủ tịch UBND xã")
    long = world.register(world.commune, LONG_NAME)
    world.register(world.health, "Đỗ Văn Giảng", "G9", sex=Sex.MALE)
    world.mark(an, world.morning, Presence.PRESENT)
    world.mark(long, world.morning, Presence.EXCUSED, reason="đi công tác")
    return world


def drafted(world: World, kind: PaperKind, **asked: str):
    words = asked | ({"point": "ĐC004", "session": "1310S"} if kind in OF_POINT else {})
    selection = select(kind, world.training, words, viewer=world.organiser)
    return draft(kind, selection, viewer=world.organiser)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_is_a_sound_pdf_and_a_spreadsheet(world, kind):
    found = drafted(world, kind)

    pdf = render(found.paper())

    assert "No syntax or stream encoding errors found" in run("qpdf", pdf, "--check")
    assert all(columns[-5] == "yes" for columns in fonts(pdf))  # embedded
    assert openpyxl.load_workbook(BytesIO(found.workbook())).sheetnames


@pytest.mark.parametrize("kind", sorted(set(PaperKind) - OF_POINT))
def test_a_training_without_anything_in_it_has_empty_papers(sign_in, kind):
    TrainingFactory(code="MOI")
    browser = sign_in()

    for form in ("pdf", "xlsx"):
        assert browser.get(f"/trainings/MOI/papers/{kind}.{form}").status_code == 200


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (PaperKind.POINTS, "Chưa có điểm cầu."),
        (PaperKind.SEATS, "Chưa giao chỉ tiêu cho cơ quan, đơn vị nào."),
        (PaperKind.PROGRAMME, "Chưa có buổi nào."),
        (PaperKind.RECEIPTS, "Chưa có người đăng ký."),
        (PaperKind.BADGES, "Chưa có người đăng ký."),
    ],
)
def test_an_empty_paper_says_what_is_missing(sign_in, kind, sentence):
    TrainingFactory(code="MOI")

    assert sentence in words(sign_in().get(f"/trainings/MOI/papers/{kind}.pdf").data)


@pytest.mark.parametrize(
    "kind",
    ["points", "seats", "programme", "plan_annexes", "invitation", "minutes", "result_report"],
)
def test_words_of_the_papers(world, kind):
    assert is_as_kept(drafted(world, PaperKind(kind)).paper(), kind)


def test_a_sheet_of_all_days_lies_and_has_a_column_per_half_day(world):
    day = world.training.ends_on
    TrainingSessionFactory(
        training=world.training,
        code="1510S",
        day=day,
        starts_at=datetime(2021, 10, 15, tzinfo=UTC),
        ends_at=datetime(2021, 10, 15, 4, tzinfo=UTC),
    )
    training = get_training("BDG-2021", viewer=world.organiser)
    db.session.refresh(training, ["sessions"])
    selection = select(PaperKind.SHEET, training, {"point": "ĐC004"}, viewer=world.organiser)

    paper = draft(PaperKind.SHEET, selection, viewer=world.organiser).paper()

    titles = [title.title for title in paper.blocks[0].head[1]]
    assert titles == ["Sáng 13/10", "Chiều 13/10", "Sáng 15/10"]
    assert paper.landscape
    assert paper.page_code == "BDG-2021/ĐC004"


def test_every_page_of_a_sheet_says_by_a_code_which_it_is(world):
    for n in range(60):
        world.register(world.commune, f"Đặng Thị Hường {n}")

    found = pages(render(drafted(world, PaperKind.SHEET).paper()))

    assert len(found) > 1
    assert all("BDG-2021/ĐC004/1310S" in page for page in found)


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("people", [13, 18])
def test_a_sheet_of_a_usual_point_is_one_page_with_its_signatures(world, people, blank):
    for n in range(people):
        world.register(world.other_commune, f"Đặng Thị Hường {n}", position="Chi hội trưởng")
    asked = {"point": world.point(world.other_commune).code, "session": "1310S"}
    asked |= {"sign": "1"} if blank else {}
    selection = select(PaperKind.SHEET, world.training, asked, viewer=world.organiser)

    found = pages(render(draft(PaperKind.SHEET, selection, viewer=world.organiser).paper()))

    assert len(found) == 1
    assert "PHỤ TRÁCH ĐIỂM CẦU" in found[0]


def test_receipts_leave_amounts_and_signatures_to_a_pen(world):
    rows = list(rows_of(drafted(world, PaperKind.SUPPORT_RECEIPTS).paper()))

    assert {row.cells[3:] for row in rows if len(row.cells) == 6} == {("", "", "")}


def test_badges_name_everybody_and_cut_nobody_short(world):
    text = words(render(drafted(world, PaperKind.BADGES).paper()))

    assert all(word in text for word in LONG_NAME.split())
    assert "Đỗ Văn Giảng" in text
    assert "Phó Chủ tịch UBND xã" in text


def test_a_letter_is_for_an_agency_that_has_seats(world, sign_in):
    page = "/trainings/BDG-2021/papers/invitation.pdf?agency="
    browser = sign_in()

    letter = words(browser.get(f"{page}{world.commune.id}").data)

    assert "Kính gửi: UBND xã Hồng Tiến." in letter
    assert "Trần Thị An" in letter
    assert browser.get(f"{page}{world.district.id}").status_code == 404


def test_the_minutes_leave_their_numbers_to_a_pen_when_they_are_blank(world):
    filled = text_of(drafted(world, PaperKind.MINUTES).paper())
    blank = text_of(drafted(world, PaperKind.MINUTES, sign="1").paper())

    assert f"Vắng có lý do: {LONG_NAME} (đi công tác)." in filled
    assert LONG_NAME not in blank


def test_too_many_badges_are_refused_in_a_sentence(world, sign_in, monkeypatch):
    monkeypatch.setattr("eventapp.documents.limits.MOST_CARDS", 2)

    answer = sign_in().get("/trainings/BDG-2021/papers/badges.pdf")

    assert answer.status_code == 409
    assert "3 cards are too many for one file" in answer.get_data(as_text=True)


def test_the_programme_names_blocks_lecturers_and_groups(world):
    details = LecturerDetails(
        full_name="Lưu Thị Loan",
        sex=Sex.FEMALE,
        position="Giảng viên",
        organisation="Học viện Phụ nữ",
    )
    loan = add_lecturer(details, by=world.organiser)
    taught = BlockPlan(
        starts=time(8), ends=time(9), topic="Bình đẳng giới là gì", lecturer_id=loan.id
    )
    plan = SessionPlan(starts=time(7, 30), ends=time(11, 30), blocks=(taught,), groups=("G2", "G4"))
    change_session(world.morning, plan, version=world.morning.version, by=world.organiser)

    text = text_of(drafted(world, PaperKind.PROGRAMME).paper())

    assert "8h00 – 9h00 | Bình đẳng giới là gì | Lưu Thị Loan, Giảng viên, Học viện Phụ nữ" in text
    assert "dành cho nhóm G2, G4" in text


@pytest.mark.parametrize("kind", sorted(set(PaperKind) - OF_POINT))
def test_a_paper_asks_the_same_number_of_questions_however_long_it_is(world, count_queries, kind):
    with count_queries() as few:
        drafted(world, kind).paper()
    for n in range(3):
        agency = world.add(f"Xã Mới {n}", AgencyLevel.COMMUNE, world.district)
        world.call(agency, "G4", 2)
        world.register(agency, f"Trần Thị Bình {n}")

    with count_queries() as many:
        drafted(world, kind).paper()

    assert len(many) == len(few)


def test_the_list_of_seats_says_what_an_agency_answered(world):
    db.session.add(
        Reply(training_id=world.training.id, agency_id=world.health.id, nil_reason="bận họp")
    )
    db.session.commit()

    text = text_of(drafted(world, PaperKind.SEATS).paper())

    assert "Sở Y tế | G2 | 2 | 0 | 0 | 2 | Không cử: bận họp" in text
    assert "Xã Hồng Tiến | G4 | 3 | 2 | 2 | 1 | Đang lập danh sách" in text


def test_the_index_offers_every_kind_of_the_phase(world, sign_in):
    browser = sign_in()
    pages = [
        browser.get(f"/trainings/BDG-2021/papers/?when={phase}").get_data(as_text=True)
        for phase in Phase
    ]

    for kind in PaperKind:
        assert f"/papers/{kind}.pdf" in pages[list(Phase).index(CATALOGUE[kind].phase)]
    assert "/papers/result_report.docx" in pages[-1]


@pytest.mark.parametrize(("q", "found"), [("hong tien", True), ("không có", False)])
def test_letters_are_found_without_accents(world, sign_in, q, found):
    page = sign_in().get(f"/trainings/BDG-2021/papers/letters/?q={q}").get_data(as_text=True)

    assert ("Xã Hồng Tiến" in page) is found
    assert ("No agency answers this search" in page) is not found


def test_annexes_without_a_body_carry_their_code_at_the_end(world):
    code = Verification("https://so.example/verify/K7QD-MX2P-4RTA", "K7QD-MX2P-4RTA")
    paper = replace(drafted(world, PaperKind.PLAN_ANNEXES).paper(), verification=code)

    found = pages(render(paper))

    assert ["K7QD-MX2P-4RTA" in page for page in found] == [False, False, True]
