"""A spreadsheet with answers: whom each row means, what it says, what it would do."""

from __future__ import annotations

import pytest

from eventapp.attendance.mark_file import RowState, answer_of, read_marks
from eventapp.attendance.models import Mark
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.queries import sheet_lines
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.attendance.pages import board_address, sheet_address, words
from tests.attendance.scene import make_scene
from tests.factories import RegistrationFactory, UserFactory

HEADER = ["STT", "Họ và tên", "Năm sinh", "Điểm danh", "Số phút muộn", "Lý do"]


def read(scene, *rows):
    cells = [["DANH SÁCH"], HEADER, *rows]
    return read_marks(cells, sheet_lines(scene.point, scene.session, viewer=scene.operator))


def states(rows):
    return [row.state for row in rows]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x", Presence.PRESENT),
        ("Có mặt", Presence.PRESENT),
        ("✓", Presence.PRESENT),
        ("đến muộn", Presence.LATE),
        ("P", Presence.EXCUSED),
        ("Vắng có phép", Presence.EXCUSED),
        ("vắng không lý do", Presence.ABSENT),
        ("V", None),
        ("có thể", None),
    ],
)
def test_answers_are_understood_or_asked_about_and_never_guessed(text, value):
    assert answer_of(text) is value


def test_rows_say_what_they_would_do():
    scene = make_scene(3)
    scene.take(scene.event(scene.people[1], "P"), scene.event(scene.people[2], "A"))

    rows = read(
        scene,
        ["1", "trần thị an", "", "M", "12", "tắc đường"],
        ["2", "Lê Thị Bình", "", "có mặt"],
        ["3", "Đỗ Thị Chi", "", "có mặt"],
        ["4", "Người Lạ", "", "có mặt"],
        ["5", "Trần Thị An", "", ""],
        ["6", "Lê Thị Bình", "", "??"],
    )

    assert states(rows) == [
        RowState.NEW,
        RowState.SAME,
        RowState.CONTRADICTS,
        RowState.UNKNOWN,
        RowState.UNREADABLE,
    ]
    assert (rows[0].number, rows[0].late_minutes, rows[0].reason) == (3, 12, "tắc đường")


def test_two_people_of_one_name_are_told_apart_by_birth_year_or_asked_about():
    scene = make_scene(0)
    for year in (1980, 1990):
        RegistrationFactory(point=scene.point, full_name="Trần Thị An", birth_year=year)

    rows = read(
        scene,
        ["1", "Trần Thị An", "", "C"],
        ["2", "Trần Thị An", "02/03/1990", "C"],
        ["3", "Trần Thị An", "1975", "C"],
    )

    assert states(rows) == [RowState.AMBIGUOUS, RowState.NEW, RowState.UNKNOWN]
    assert rows[1].line.registration.birth_year == 1990


def test_two_rows_that_disagree_about_one_person_are_both_left_out():
    scene = make_scene(1)

    rows = read(scene, ["1", "Trần Thị An", "", "C"], ["2", "Trần Thị An", "", "K"])

    assert states(rows) == [RowState.AMBIGUOUS, RowState.AMBIGUOUS]


def test_a_table_without_headings_is_refused():
    scene = make_scene(1)

    with pytest.raises(RuleBroken, match="No row of headings was found"):
        read_marks([["Trần Thị An", "C"]], [])
    assert scene.answer() is None


def preview(browser, address, *rows):
    table = "\n".join("\t".join(row) for row in (["Họ và tên", "Điểm danh"], *rows))
    page = browser.post(address, data={"pasted": table})
    text = page.get_data(as_text=True)
    fields = {}
    for name in ("marks", "page"):
        value = text.split(f'name="{name}" type="hidden" value="')[1].split('"')[0]
        fields[name] = value.replace("&#34;", '"')
    return page, fields


def test_a_file_is_shown_first_and_then_taken_in_one_action(sign_in):
    scene = make_scene(2)
    scene.take(scene.event(scene.people[1], "A"))
    browser = sign_in(scene.operator)

    page, fields = preview(
        browser,
        sheet_address(scene, "import"),
        ("Trần Thị An", "C"),
        ("Lê Thị Bình", "C"),
    )
    assert "1 rows would be marked" in words(page)
    assert "contradicts the sheet" in words(page)
    assert scene.answer() is None

    for _ in range(2):
        browser.post(sheet_address(scene, "import/confirm"), data=fields)

    assert [scene.answer(one).value.value for one in scene.people] == ["present", "absent"]
    sources = [mark.source for mark in db.session.query(Mark).all()]
    assert sources.count(MarkSource.IMPORT) == 1

    browser.post(sheet_address(scene, "import/confirm"), data=fields | {"overwrite": "y"})

    assert scene.answer(scene.people[1]).value is Presence.PRESENT
    assert not scene.answer(scene.people[1]).is_conflict


def test_a_file_of_a_whole_half_day_marks_each_at_her_own_point(sign_in):
    here = make_scene(1)
    there = make_scene(2, training=here.training, session=here.session)
    browser = sign_in(UserFactory())

    _, fields = preview(browser, board_address(here, "import"), ("Lê Thị Bình", "muộn"))
    page = browser.post(board_address(here, "import/confirm"), data=fields, follow_redirects=True)

    assert "Saved answers: 1." in words(page)
    answer = there.answer(there.people[1])
    assert (answer.value, answer.point_id) == (Presence.LATE, there.point.id)


def test_what_was_tampered_with_is_not_taken(sign_in):
    scene = make_scene(1)
    browser = sign_in(scene.operator)

    for marks in ("", "[1]", '[[1,2,"Z",null,"",[],false]]', "{"):
        page = browser.post(
            sheet_address(scene, "import/confirm"),
            data={"marks": marks, "page": "0b4b6f0e-8f6e-4a0f-9c43-0d7d3c0c7a11"},
            follow_redirects=True,
        )
        assert "Please read the file again." in words(page)
    assert scene.answer() is None
