"""The text of the result report: typed on a page, its numbers those of the attendance report."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from eventapp.access import Role
from eventapp.attendance.presence import Presence
from eventapp.database import STALE
from eventapp.errors import RuleBroken
from eventapp.reports import queries, service
from eventapp.reports.queries.result_text import result_text
from eventapp.reports.result_facts import WORDS, filled, result_facts
from eventapp.reports.result_text import Sections
from tests.documents.reading import words
from tests.factories import UserFactory
from tests.reports.world import World

PAPERS = "/trainings/BDG-2021/papers/"
PAGE = f"{PAPERS}result-text/"
TEXT = {
    "preparation": "Đã mời {triệu tập}.",
    "results": "1. Có mặt {có mặt}.\n2. Nữ {nữ có mặt}.",
    "assessment": "Sở A & Sở B < tốt >.",
    "proposals": "Không.",
}


@pytest.fixture
def world() -> World:
    world = World()
    world.call(world.commune, "G4", 5)
    for n in range(3):
        person = world.register(world.commune, f"Trần Thị An {n}")
        world.mark(person, world.morning, Presence.PRESENT if n else Presence.ABSENT)
    return world


def facts(world: World) -> dict[str, str]:
    sessions = world.training.sessions
    return result_facts(
        queries.summary(world.training, sessions, viewer=world.organiser),
        queries.progress(world.training, sessions, viewer=world.organiser),
    )


def test_the_words_in_braces_are_the_figures_of_the_attendance_report(world, sign_in):
    found = facts(world)

    assert tuple(found) == WORDS
    assert (found["triệu tập"], found["có mặt"], found["tỷ lệ tham dự"]) == (
        "05 người",
        "02 người",
        "40,0%",
    )
    report = words(sign_in().get(f"{PAPERS}consolidated.pdf").data)
    assert "Có mặt ít nhất một buổi: 02 người, bằng 40,0% số triệu tập" in report


def test_what_is_typed_stands_on_paper_and_in_word_with_its_numbers(world, sign_in):
    browser = sign_in()

    saved = browser.post(PAGE, data=TEXT | {"version": "0"})
    pdf = words(browser.get(f"{PAPERS}result_report.pdf").data)
    docx = browser.get(f"{PAPERS}result_report.docx")

    assert saved.status_code == 302
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(docx.data)).paragraphs)
    for told in (pdf, text):
        assert "Đã mời 05 người." in told
        assert "1. Có mặt 02 người." in told
        assert "Sở A & Sở B < tốt >." in told
        assert "IV. KIẾN NGHỊ, ĐỀ XUẤT" in told


def test_the_word_file_has_the_tables_of_the_paper_and_the_layout_of_the_decree(world, sign_in):
    answer = sign_in().get(f"{PAPERS}result_report.docx")

    document = Document(BytesIO(answer.data))
    assert "result" not in answer.headers["Content-Disposition"]
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert round(document.sections[0].left_margin.mm) == 30
    total = [
        [cell.text for cell in table.rows[-1].cells]
        for table in document.tables
        if table.rows[-1].cells[0].text == "Tổng cộng"
    ]
    assert len(total) == 3
    assert total[0][1:4] == ["5", "3", "2"]
    assert "{" not in ZipFile(BytesIO(answer.data)).read("word/document.xml").decode()


def test_a_word_that_is_no_number_is_refused_beside_its_section(world, sign_in):
    page = sign_in().post(PAGE, data=TEXT | {"results": "Có {số tiền}.", "version": "0"})

    assert page.status_code == 422
    text = page.get_data(as_text=True)
    assert "There is no number called {số tiền}." in text
    assert "Có {số tiền}." in text


def test_braces_are_read_whatever_their_case_and_unknown_ones_stay():
    assert filled("{Có  mặt} {x}", {"có mặt": "02 người"}) == "02 người {x}"


def test_nobody_overwrites_a_text_she_has_not_seen(world):
    first = Sections(**TEXT)
    service.write_result_text(world.training, first, version=0, by=world.organiser)

    for seen in (0, 7):
        with pytest.raises(RuleBroken) as refused:
            service.write_result_text(world.training, Sections(), version=seen, by=world.organiser)
        assert str(refused.value.message) == STALE
    assert result_text(world.training).sections == first

    service.write_result_text(world.training, Sections(), version=1, by=world.organiser)
    assert result_text(world.training).version == 2


def test_a_section_of_a_book_is_refused(world):
    with pytest.raises(RuleBroken) as refused:
        service.write_result_text(
            world.training, Sections(results="a" * 10_001), version=0, by=world.organiser
        )

    assert refused.value.field == "results"


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.ORGANISER, 200), (Role.OFFICIAL, 200), (Role.FOCAL_PERSON, 403), (Role.OPERATOR, 403)],
)
def test_whoever_issues_papers_writes_the_text(world, sign_in, role, status):
    assert sign_in(UserFactory(role=role)).get(PAGE).status_code == status
