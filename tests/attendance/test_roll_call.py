"""The roll-call page without script: one press at a time, nothing twice, nothing lost."""

from __future__ import annotations

from urllib.parse import unquote

import html5lib
import pytest

from eventapp.attendance.models import Mark
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import find_sheet, sheet_lines
from eventapp.attendance.service import mark
from eventapp.database import db
from tests.attendance.scene import Scene, make_scene
from tests.factories import (
    group_of,
    operator_of,
)


@pytest.fixture
def scene() -> Scene:
    return make_scene(3)


def address(scene: Scene, page: str = "") -> str:
    place = f"{scene.session.code}/{scene.point.code}"
    return f"/trainings/{scene.training.code}/roll-call/{place}/{page}"


def form_of(browser, scene: Scene, person) -> dict[str, str]:
    """The hidden fields of one person's form."""
    tree = html5lib.parse(
        browser.get(address(scene)).get_data(as_text=True), namespaceHTMLElements=False
    )
    row = tree.find(f".//li[@id='p{person.id}']")
    return {one.get("name"): one.get("value") for one in row.findall("./form/input")}


def page(browser, scene: Scene, path: str = "") -> str:
    return browser.get(address(scene, path)).get_data(as_text=True)


def test_the_page_shows_the_list_with_four_answers_each(sign_in, scene):
    text = page(sign_in(scene.operator), scene)

    assert [text.index(person.full_name) for person in scene.people] == sorted(
        text.index(person.full_name) for person in scene.people
    )
    assert text.count('aria-pressed="false"') == 12
    assert "report by 08:15" in text
    assert "Report: 0 of 3 present" in text


def test_a_press_is_stored_and_comes_back_to_the_same_person(sign_in, scene):
    browser, who = sign_in(scene.operator), scene.people[1]
    form = form_of(browser, scene, who)

    answer = browser.post(address(scene, "answers"), data=form | {"value": "late"})

    assert (answer.status_code, unquote(answer.location)) == (
        303,
        f"{address(scene)}?last={who.id}#p{who.id}",
    )
    assert scene.answer(who).value is Presence.LATE
    text = page(browser, scene, f"?last={who.id}")
    assert f"{who.full_name}: Late" in text
    assert "Undo" in text


def test_the_same_press_sent_twice_is_one_mark(sign_in, scene):
    browser, who = sign_in(scene.operator), scene.people[0]
    form = form_of(browser, scene, who) | {"value": "present"}

    for _ in range(2):
        browser.post(address(scene, "answers"), data=form)

    assert len(db.session.query(Mark).all()) == 1


def test_pressing_the_pressed_answer_takes_it_back(sign_in, scene):
    browser, who = sign_in(scene.operator), scene.people[0]
    browser.post(address(scene, "answers"), data=form_of(browser, scene, who) | {"value": "absent"})

    browser.post(
        address(scene, "answers"), data=form_of(browser, scene, who) | {"value": "unmarked"}
    )

    assert scene.answer(who).value is Presence.UNMARKED
    assert 'value="unmarked"' not in page(browser, scene)


def test_excused_asks_for_the_reason_and_keeps_it(sign_in, scene):
    browser, who = sign_in(scene.operator), scene.people[0]
    browser.post(
        address(scene, "answers"), data=form_of(browser, scene, who) | {"value": "excused"}
    )

    form = form_of(browser, scene, who)
    browser.post(
        address(scene, "answers"), data=form | {"value": "excused", "reason": "ô\u0301m nặng"}
    )

    assert (scene.answer(who).value, scene.answer(who).reason) == (Presence.EXCUSED, "ốm nặng")
    assert 'value="ốm nặng"' in page(browser, scene)


def test_a_press_on_an_old_page_shows_as_two_answers(sign_in, scene):
    browser, who = sign_in(scene.operator), scene.people[0]
    other = operator_of(scene.point)
    old = form_of(browser, scene, who)
    mark(who, scene.session, Presence.ABSENT, by=other)

    browser.post(address(scene, "answers"), data=old | {"value": "present"})

    text = page(browser, scene)
    assert "Two answers" in text
    assert f"{other.full_name} at 08:00: Absent." in text
    browser.post(
        address(scene, "answers"), data=form_of(browser, scene, who) | {"value": "present"}
    )
    assert (scene.answer(who).value, scene.answer(who).is_conflict) == (Presence.PRESENT, False)


@pytest.mark.parametrize(
    "spoilt", [{"page": "x"}, {"page": ""}, {"value": "?"}, {"reason": "x" * 201}]
)
def test_a_spoilt_press_changes_nothing_and_says_so(sign_in, scene, spoilt):
    browser, who = sign_in(scene.operator), scene.people[0]
    form = form_of(browser, scene, who) | {"value": "excused"} | spoilt

    assert browser.post(address(scene, "answers"), data=form).status_code == 303
    assert scene.answer(who) is None
    assert 'role="alert"' in page(browser, scene)


@pytest.mark.parametrize("person", ["0", "x", "", "99999999999999999999"])
def test_a_press_for_nobody_on_the_list_is_a_404(sign_in, scene, person):
    browser = sign_in(scene.operator)
    form = form_of(browser, scene, scene.people[0]) | {"value": "present", "person": person}

    assert browser.post(address(scene, "answers"), data=form).status_code == 404


def test_all_present_answers_for_the_rest(sign_in, scene):
    browser = sign_in(scene.operator)
    mark(scene.people[0], scene.session, Presence.ABSENT, by=scene.operator)

    browser.post(address(scene, "all-present"))

    assert [scene.answer(person).value for person in scene.people] == [
        "absent",
        "present",
        "present",
    ]
    assert "2 people were marked present." in page(browser, scene)


def test_the_head_count_is_filled_in_and_reported(sign_in, scene):
    browser = sign_in(scene.operator)
    mark(scene.people[0], scene.session, Presence.PRESENT, by=scene.operator)
    tree = html5lib.parse(page(browser, scene), namespaceHTMLElements=False)
    assert tree.find(".//input[@name='head_count']").get("value") == "1"

    answer = browser.post(
        address(scene, "report"),
        data={"head_count": "2", "female_count": "", "has_no_line": "y", "note": "mất tiếng"},
    )

    assert answer.status_code == 303
    sheet = find_sheet(scene.point, scene.session)
    assert (sheet.head_count, sheet.female_count, sheet.is_connected, sheet.note) == (
        2,
        None,
        False,
        "mất tiếng",
    )
    assert "Report again" in page(browser, scene)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"head_count": ""}, "Enter how many people are in the room; 0 is an answer too."),
        ({"head_count": "ba"}, "Enter a whole number."),
        ({"head_count": "-1"}, "A head count cannot be less than 0."),
        ({"head_count": "9999999999999"}, "Please check the number"),
        ({"head_count": "3", "female_count": "4"}, "The number of women is between 0 and 3."),
    ],
)
def test_a_refused_report_says_why_beside_the_field_and_keeps_the_typing(
    sign_in, scene, counts, sentence
):
    data = {"note": "giữ lại"} | counts

    answer = sign_in(scene.operator).post(address(scene, "report"), data=data)

    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in text
    assert "giữ lại" in text
    assert '<details class="report" id="report" open>' in text


def walk_in(scene: Scene, **fields: str) -> dict[str, str]:
    return {
        "full_name": "Ngô Thị Lan",
        "sex": "female",
        "position": "Cán bộ",
        "agency": str(scene.point.agency_id),
        "group": str(group_of(scene.training, "G4").id),
    } | fields


def test_a_walk_in_is_added_as_present(sign_in, scene):
    browser = sign_in(scene.operator)

    answer = browser.post(address(scene, "walk-ins"), data=walk_in(scene))

    assert answer.status_code == 303
    lines = sheet_lines(scene.point, scene.session, viewer=scene.operator)
    assert [(one.registration.full_name, one.value) for one in lines if not one.is_unmarked] == [
        ("Ngô Thị Lan", Presence.PRESENT)
    ]


def test_a_refused_walk_in_keeps_the_typing(sign_in, scene):
    browser = sign_in(scene.operator)
    browser.post(address(scene, "walk-ins"), data=walk_in(scene))

    for fields, sentence in (
        ({"full_name": ""}, "Enter the full name."),
        ({"sex": ""}, "Choose one."),
        ({"agency": "999999"}, "Not a valid choice"),
        ({"full_name": "x" * 10_000}, "A name has at most"),
        ({}, "already registered"),
    ):
        answer = browser.post(address(scene, "walk-ins"), data=walk_in(scene, **fields))
        assert (answer.status_code, sentence in answer.get_data(as_text=True)) == (422, True)
