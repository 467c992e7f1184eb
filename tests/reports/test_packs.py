"""The download centre: several papers in one file, made by the worker for whoever asked."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from eventapp.access import Role
from eventapp.database import db
from eventapp.reports import service
from eventapp.reports.models import PaperTaken
from tests.documents.reading import words
from tests.factories import UserFactory
from tests.reports.world import World

PACK = "/trainings/BDG-2021/papers/pack/"


@pytest.fixture
def world() -> World:
    world = World()
    world.register(world.commune, "Trần Thị An")
    world.register(world.other_commune, "Lê Thị Nơi Khác")
    world.lock(world.commune, world.morning)
    return world


def ask(browser, **chosen):
    """The page of the finished job, and its file."""
    wanted = {"what": ["sheets"], "sessions": ["1310S"], "per": "half_day", "form": "one_pdf"}
    answer = browser.post(PACK, data=wanted | chosen)
    assert answer.status_code == 302, answer.get_data(as_text=True)
    with browser.get(f"{answer.location}file") as file:
        return browser.get(answer.location), file.data


def test_all_sheets_of_a_half_day_become_one_pdf_in_the_order_of_the_points(world, sign_in):
    page, file = ask(sign_in())

    assert "5 papers are in this file." in page.get_data(as_text=True)
    text = words(file)
    assert text.index("Điểm cầu xã Hồng Tiến") < text.index("Điểm cầu xã Đa Lộc")
    assert len(PdfReader(BytesIO(file)).pages) == 5


def test_a_zip_holds_a_file_for_each_paper_and_loses_none_of_one_name(world, sign_in):
    for point in world.points.values():
        point.name = "Điểm cầu xã Trùng Tên"

    _, file = ask(sign_in(), form="pdfs")

    names = ZipFile(BytesIO(file)).namelist()
    assert len(names) == len(set(names)) == 5
    assert all(name.endswith(".pdf") for name in names)


def test_lists_and_reports_come_as_workbooks(world, sign_in):
    _, file = ask(
        sign_in(), what=["participants", "reports"], sessions=["1310S", "1310C"], form="workbooks"
    )

    names = ZipFile(BytesIO(file)).namelist()
    assert "Báo cáo kết quả tham dự BDG-2021 sáng 13-10-2021.xlsx" in names
    assert "Danh sách đại biểu BDG-2021 G4.xlsx" in names
    assert len(names) == 2 + 5


def test_both_half_days_of_a_day_come_on_one_sheet(world, sign_in):
    _, file = ask(sign_in(), sessions=["1310S", "1310C"], per="day", form="pdfs")

    assert len(ZipFile(BytesIO(file)).namelist()) == 5


def test_an_area_alone(world, sign_in):
    _, file = ask(sign_in(), area="Huyện Ân Thi")

    assert "Lê Thị Nơi Khác" in words(file)
    assert "Trần Thị An" not in words(file)


def test_an_official_of_a_district_gets_that_part_alone(world, sign_in):
    browser = sign_in(UserFactory(role=Role.OFFICIAL, agency=world.district))

    _, file = ask(browser, what=["sheets", "participants"])

    assert "Trần Thị An" in words(file)
    assert "Nơi Khác" not in words(file)


@pytest.mark.parametrize(
    "chosen",
    [{"what": []}, {"sessions": []}, {"area": "Không có"}, {"what": ["sheets"], "sessions": ["X"]}],
)
def test_choosing_nothing_is_said_and_starts_nothing(world, sign_in, chosen):
    wanted = {"what": ["sheets"], "sessions": ["1310S"], "per": "half_day", "form": "one_pdf"}

    answer = sign_in().post(PACK, data=wanted | chosen)

    assert answer.status_code == 422


def test_too_many_papers_are_refused_with_their_number(world, sign_in, monkeypatch):
    monkeypatch.setattr(service, "MOST_PAPERS", 4)

    answer = sign_in().post(
        PACK, data={"what": ["sheets"], "sessions": ["1310S"], "form": "one_pdf"}
    )

    assert "These would be 5 papers; at most 4 go into one file." in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.OFFICIAL, 200), (Role.FOCAL_PERSON, 403), (Role.OPERATOR, 403)]
)
def test_only_readers_of_reports_pack_papers(world, sign_in, role, status):
    assert sign_in(UserFactory(role=role)).get(PACK).status_code == status


def test_the_journal_knows_who_took_which_paper(world, sign_in):
    official = UserFactory(role=Role.OFFICIAL, full_name="Phạm Thị Đọc")

    sign_in(official).get("/trainings/BDG-2021/papers/participants.pdf")

    taken = db.session.scalars(select(PaperTaken)).one()
    assert (taken.title, taken.taker_name) == ("Danh sách đại biểu BDG-2021", "Phạm Thị Đọc")
    page = sign_in().get("/journal/").get_data(as_text=True)
    assert "downloaded a paper" in page
