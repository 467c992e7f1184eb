"""Reporting for a point and correcting answers, from the page of its sheet."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from eventapp.access import Role
from eventapp.attendance.models import Mark, SheetReport
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries import put_aside
from eventapp.attendance.service import lock_sheet, mark
from eventapp.database import db
from tests.attendance.pages import (
    error_beside,
    report,
    sheet_address,
    sheet_of,
    words,
)
from tests.attendance.scene import Scene, make_scene
from tests.factories import (
    PointFactory,
    RegistrationFactory,
    UserFactory,
)


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER, full_name="Vũ Thu Hà")


@pytest.fixture
def browser(sign_in, organiser):
    return sign_in(organiser)


def post(browser, scene: Scene, action: str, **fields):
    return browser.post(sheet_address(scene, action), data=fields, follow_redirects=True)


def seen(scene: Scene) -> dict[str, str]:
    """What the page of the first person's answer knew."""
    return {"seen": ",".join(scene.answer().heads), "page": str(uuid4())}


def contradicted(scene: Scene):
    """Two phones said different things about the first person; then the point reported."""
    scene.take(scene.event(value="P"))
    scene.take(scene.event(value="A"))
    return report(scene)


def test_both_sides_of_a_contradiction_are_shown_and_one_is_taken(browser):
    scene = make_scene(2)
    contradicted(scene)
    page = browser.get(sheet_address(scene))
    html = page.get_data(as_text=True)
    assert "People with two answers that contradict each other: 1." in words(page)
    assert html.count("This is right") == 2

    assert ('value="present"' in html, 'value="absent"' in html) == (True, True)

    decision = {"value": "present", "seen": ",".join(scene.answer().heads), "at": scene.point.code}
    page = post(browser, scene, f"answers/{scene.people[0].id}", **decision)

    assert f"Noted: {scene.people[0].full_name}." in words(page)
    assert "Contradiction" not in words(page)
    assert scene.answer().value is Presence.PRESENT


def test_a_contradiction_about_where_somebody_was_names_the_points(browser, organiser):
    scene = make_scene(1)
    elsewhere = PointFactory(training=scene.training, name="Điểm cầu xã Bình Kiều")
    scene.take(scene.event(value="P"))
    scene.people[0].point = elsewhere
    db.session.commit()
    scene.take(scene.event(value="P", point=elsewhere.id, author=organiser.id), by=organiser)
    heads = ",".join(scene.answer().heads)
    places = {scene.point.id: scene.point, elsewhere.id: elsewhere}
    scene.point = places.pop(scene.answer().point_id)

    assert f"at {places.popitem()[1].name}" in words(browser.get(sheet_address(scene)))

    answers = f"answers/{scene.people[0].id}"
    post(browser, scene, answers, value="present", seen=heads, at=elsewhere.code)

    assert (scene.answer().point_id, scene.answer().is_conflict) == (elsewhere.id, False)


def test_a_head_count_called_in_is_reported_for_the_point(browser, organiser):
    scene = make_scene()

    page = post(
        browser, scene, "report", head_count="3", female_count="2", note="Chị Huế gọi lúc 8h20"
    )

    report = db.session.scalars(select(SheetReport)).one()
    assert "The report is taken." in words(page)
    assert (report.head_count, report.female_count, report.author_name) == (3, 2, "Vũ Thu Hà")


def test_a_point_without_a_line_is_reported_as_such(browser):
    scene = make_scene()

    page = post(browser, scene, "report", head_count="0", kind="no_line")

    assert "The point reported that it has no connection." in words(page)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("head_count", "", "Enter how many people were counted; 0 is a count too."),
        ("head_count", "ba", "Enter a whole number."),
        ("head_count", "-1", "A head count cannot be less than 0."),
        ("head_count", "9999", "9999 people are counted, 3 are expected."),
        ("head_count", "9" * 5000, "Enter a whole number."),
        ("female_count", "4", "The number of women is between 0 and 3."),
        ("note", "a" * 501, "Please write at most 500 characters; these are 501."),
    ],
)
def test_a_wrong_head_count_is_refused_beside_its_field(browser, field, value, sentence):
    scene = make_scene(3)

    answer = browser.post(sheet_address(scene, "report"), data={"head_count": "3", field: value})

    assert answer.status_code == 422
    assert sentence in error_beside(answer, field)
    assert sheet_of(scene) is None


def test_a_locked_sheet_takes_no_report_and_no_answer(browser, organiser):
    scene = make_scene()
    lock_sheet(report(scene), by=organiser)
    marks = db.session.query(Mark).count()

    reported = browser.post(sheet_address(scene, "report"), data={"head_count": "2"})
    answers = sheet_address(scene, f"answers/{scene.people[0].id}")
    answered = browser.post(answers, data={"value": "absent"} | seen(scene))

    assert (reported.status_code, answered.status_code) == (422, 422)
    assert "The sheet is locked. Reopen it first." in words(reported)
    assert "The sheet is locked. Reopen it first." in words(answered)
    assert db.session.query(Mark).count() == marks
    assert put_aside(scene.session, viewer=organiser) == []


def test_an_answer_without_a_choice_is_asked_for(browser):
    scene = make_scene()

    answer = browser.post(sheet_address(scene, f"answers/{scene.people[0].id}"), data={})

    assert (answer.status_code, "Choose an answer." in words(answer)) == (422, True)


def test_an_answer_from_an_old_page_shows_as_a_contradiction(browser):
    scene = make_scene()
    mark(scene.people[0], scene.session, Presence.PRESENT, by=scene.operator)

    post(browser, scene, f"answers/{scene.people[0].id}", value="absent", seen="", page="")

    assert scene.answer().is_conflict


def test_the_same_answer_sent_twice_is_one_mark(browser):
    scene = make_scene()
    form = {"value": "absent", "seen": "", "page": str(uuid4())}

    post(browser, scene, f"answers/{scene.people[0].id}", **form)
    post(browser, scene, f"answers/{scene.people[0].id}", **form)

    assert db.session.query(Mark).count() == 1


def test_the_page_of_an_answer_tells_its_whole_history(browser):
    scene = make_scene()
    mark(scene.people[0], scene.session, Presence.ABSENT, by=scene.operator)
    mark(scene.people[0], scene.session, Presence.PRESENT, by=scene.operator)

    found = words(browser.get(sheet_address(scene, f"answers/{scene.people[0].id}")))

    who = f"{scene.operator.full_name}, 13/10/2021, 08:00"
    assert found.count(who) == 2
    assert found.count(f"{who} · this one counts") == 1


@pytest.mark.parametrize("person", [0, 2147483647, 2147483648])
def test_a_person_who_is_not_on_the_sheet_has_no_answer_here(browser, person):
    scene = make_scene()
    foreign = person or RegistrationFactory().id

    assert browser.get(sheet_address(scene, f"answers/{foreign}")).status_code == 404
